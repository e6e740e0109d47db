"""What somebody may have meant by a name that there is not."""

from __future__ import annotations

from collections.abc import Iterable


def meant(name: str, names: Iterable[str]) -> str:
    """The end of an error's text, with the name most like `name`; "" when none is."""
    if name.startswith("_"):  # asked for by Python itself, in copying for one
        return ""
    from difflib import get_close_matches

    known = {each.lower(): each for each in names}
    close = get_close_matches(name.lower(), known, 1)
    return f"; did you mean {known[close[0]]!r}?" if close else ""
