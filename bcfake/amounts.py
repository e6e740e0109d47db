"""Numbers, and texts for headers, that a caller gives: the one place that says what is none."""

from __future__ import annotations

import re
from typing import Any

VISIBLE = re.compile(r"[!-~]*")


def is_number(value: Any) -> bool:
    """Whether a value is a number; True and False are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_whole(value: Any, least: int) -> bool:
    """Whether a value is a whole number from `least` on."""
    return isinstance(value, int) and is_number(value) and value >= least


def refuse_unless(good: bool, name: str, value: Any, accepted: str) -> None:
    """Raise ValueError, naming what was given and what is accepted, unless it is good."""
    if not good:
        raise ValueError(f"{name} {value!r}: {accepted}")


def refuse_unless_whole(name: str, value: Any, least: int, otherwise: str = "") -> None:
    """Raise ValueError for what is no whole number from `least` on; `otherwise` is what None
    means, where that is accepted, too."""
    accepted = f"a whole number from {least}" + (f", or None for {otherwise}" if otherwise else "")
    good = is_whole(value, least) or (value is None and bool(otherwise))
    refuse_unless(good, name, value, accepted)


def refuse_unless_visible(name: str, text: Any) -> None:
    """Raise ValueError, without telling it, for what no header can carry as it is."""
    if not isinstance(text, str) or not VISIBLE.fullmatch(text):
        raise ValueError(f"{name}: only visible ASCII characters, which a header can carry")
