"""Global ids (`bc/store/product/111`) and the cursors of connections."""

from __future__ import annotations

import base64
import binascii

from bcfake.errors import Invalid
from bcfake.fields import whole

ROOT = "bc/store/"


def global_id(word: str, id: object) -> str:
    """The id of an object of a kind: bc/store/product/111."""
    return f"{ROOT}{word}/{id}"


def local_id(word: str, text: str, name: str = "id") -> int:
    """The row's id in a global id of a kind, or in digits alone; raises Invalid naming `name`."""
    number = whole(text.removeprefix(f"{ROOT}{word}/"))
    if number is None:
        raise Invalid(name, f"{text!r} is not an id such as {global_id(word, 111)}.")
    return number


def cursor(id: int) -> str:
    """What stands for a row in a connection."""
    return base64.b64encode(f"id:{id}".encode()).decode()


def cursor_id(text: str, name: str) -> int:
    """The row's id in a cursor; raises Invalid naming the argument it came in."""
    try:
        head, _, digits = base64.b64decode(text, validate=True).decode("ascii").partition(":")
    except (binascii.Error, UnicodeDecodeError):
        head = digits = ""
    number = whole(digits)
    if head != "id" or number is None:
        raise Invalid(name, f"{text!r} is not a cursor of this connection.")
    return number
