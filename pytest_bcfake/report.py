"""What a failing test is told of its stores, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from bcfake.har import REDACTED, SHORTEST

if TYPE_CHECKING:
    from bcfake.fake import FakeStore
    from bcfake.journal import Entry

TITLE = "bcfake requests"
SHOWN = 20  # requests of each store
NAMING = (
    "  if your code has its credentials fixed, name them: in the ini file (bcfake_store_hash, "
    "bcfake_access_token), @pytest.mark.bcfake(store_hash=..., access_token=...) or "
    "bcfake.use_credentials(...)"
)


def section(stores: Sequence[FakeStore], stray: Sequence[Entry], told: Collection[str]) -> str:
    """The last requests of each store and those that reached none; `told` is not told again."""
    lines = [line for store in stores for line in _of_store(store, told)]
    if stray:
        lines += ["requests that reached no store:", *(f"  {entry}" for entry in stray[-SHOWN:])]
        lines += [NAMING]
    text = "\n".join(lines)
    for store in stores:
        for secret in store.secrets:
            text = text.replace(secret, REDACTED) if len(secret) >= SHORTEST else text
    return text


def _of_store(store: FakeStore, told: Collection[str]) -> Iterator[str]:
    shown = store.requests[-SHOWN:]
    count = store.requests.count
    yield f"{store!r}: {count} request" + ("" if count == 1 else "s")
    if count > len(shown):
        yield f"  ... {count - len(shown)} before"
    yield from (f"  {entry}" for entry in shown)
    yield from (f"  ! {problem}" for problem in store.problems() if problem not in told)


def last(stores: Sequence[FakeStore]) -> str:
    """The last requests on one line, for reports that have no sections."""
    return " | ".join(str(entry) for store in stores for entry in store.requests[-3:])
