"""How two answers to the same request differ, in tiers. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from bcfake.verify.carrier import NOTHING, Answer

Tier = Literal["error", "warning", "information"]
TIERS: tuple[Tier, ...] = ("error", "warning", "information")
HEADERS = ("Content-Type", "Allow", "Last-Modified", "Location")
FORMS = {
    "empty": r"",
    "date in RFC 2822": r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}",
    "date in ISO 8601": r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?",
    "digits": r"-?\d+",
    "decimal": r"-?\d+\.\d+",
    "URL": r"https?://.*",
    "hexadecimal": r"[0-9a-f]{16,}",
    "certificate code": r"[0-9A-Z]{3}(-[0-9A-Z]{3}){3}",
}
# Forms, by their beginnings, and names whose values are never the same in two stores.
VARYING = ("date", "URL", "hexadecimal", "certificate code")
OWN = re.compile(
    r"(^|_)ids?$|^categories$|^resource$|_list$|^time$|_at$|^date_|_date$|^store_hash$"
    r"|^preview_url$"
)
SHOWN = 120  # characters of a value


@dataclass(frozen=True)
class Difference:
    """One: `where` it is, what the real store (`theirs`) and the fake (`ours`) have there."""

    tier: Tier
    where: str
    what: str
    theirs: str
    ours: str


def differences(theirs: Answer, ours: Answer, *, own: bool = False) -> Iterator[Difference]:
    """How the real answer differs from the fake's; `own` values are compared by form alone.

    A status or a type that differs is an error, a value or its form a warning, a field that the
    fake does not have an information.
    """
    if theirs.status != ours.status:
        yield _told("error", "status", "another status", theirs.status, ours.status)
    yield from _in_headers(theirs, ours)
    if theirs.status == ours.status:
        yield from _in(theirs.body, ours.body, "$", own)


def _told(tier: Tier, where: str, what: str, theirs: Any, ours: Any) -> Difference:
    return Difference(tier, where, what, _cut(theirs), _cut(ours))


def _cut(value: Any) -> str:
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= SHOWN else text[: SHOWN - 4] + " ..."


def _in_headers(theirs: Answer, ours: Answer) -> Iterator[Difference]:
    for name in HEADERS:
        real, fake = theirs.headers.get(name), ours.headers.get(name)
        where = f"header {name}"
        if real is not None and fake is not None:
            same = form(real) == form(fake) if name == "Last-Modified" else real == fake
            if not same:
                yield _told("warning", where, "another value", real, fake)
        elif real != fake:
            what = "only the real store has it" if fake is None else "only the fake has it"
            yield _told("warning", where, what, real, fake)


def _in(theirs: Any, ours: Any, where: str, own: bool) -> Iterator[Difference]:
    if kind(theirs) != kind(ours):
        yield _told("error", where, f"{kind(theirs)}, not {kind(ours)}", theirs, ours)
    elif isinstance(theirs, dict):
        yield from _in_objects(theirs, ours, where, own)
    elif isinstance(theirs, list):
        if len(theirs) != len(ours) and not own:
            yield _told("warning", where, "another length", len(theirs), len(ours))
        for number, (real, fake) in enumerate(zip(theirs, ours, strict=False)):
            yield from _in(real, fake, f"{where}[{number}]", own)
    else:
        yield from _in_values(theirs, ours, where, own)


def _in_objects(
    theirs: dict[str, Any], ours: dict[str, Any], where: str, own: bool
) -> Iterator[Difference]:
    for name in theirs:
        place = f"{where}.{name}"
        if name in ours:
            yield from _in(theirs[name], ours[name], place, own)
        else:
            yield _told("information", place, "a field the fake lacks", theirs[name], "")
    for name in ours:
        if name not in theirs:
            yield _told("error", f"{where}.{name}", "only the fake has it", "", ours[name])


def _in_values(theirs: Any, ours: Any, where: str, own: bool) -> Iterator[Difference]:
    if form(theirs) != form(ours):
        varies = own and "text" in (form(theirs), form(ours))
        if not varies:
            what = f"{form(theirs)}, not {form(ours)}"
            yield _told("warning", where, what, theirs, ours)
    elif theirs != ours and not own and not _varying(where, theirs):
        yield _told("warning", where, "another value", theirs, ours)


def _varying(where: str, value: Any) -> bool:
    name = re.sub(r"\[\d+\]", "", where).rpartition(".")[2]
    return form(value).startswith(VARYING) or OWN.search(name) is not None


def kind(value: Any) -> str:
    """The JSON type of a value."""
    names = {dict: "object", list: "list", str: "string", bool: "boolean", type(None): "null"}
    if value is NOTHING:
        return "nothing"
    return names.get(type(value), "number")


def form(value: Any) -> str:
    """How a value is written: the name of one of FORMS, "text", or its Python type."""
    if not isinstance(value, str):
        return type(value).__name__
    found = next((name for name, like in FORMS.items() if re.fullmatch(like, value)), "text")
    if found == "decimal":
        return f"{len(value.partition('.')[2])} decimals"
    return found
