"""What the plans grant: requests in a window, and how long that is."""

from __future__ import annotations

from collections.abc import Mapping

STANDARD = 150  # requests in a window on the Standard and Plus plans (documented)
WINDOW = 30.0  # seconds
# The documented windows; what an Enterprise store is granted stands in its contract.
PLANS: Mapping[str, int | None] = {"standard": STANDARD, "plus": STANDARD} | {
    "pro": 450,
    "enterprise": None,
}


def of_plan(name: str, requests: int | None = None) -> int:
    """The requests a window of a plan grants; raises ValueError for an unknown plan, and for
    Enterprise without a number."""
    if name not in PLANS:
        raise ValueError(f"unknown plan {name!r}: one of {', '.join(PLANS)}")
    granted = PLANS[name]
    if granted is None:
        if requests is None:
            raise ValueError(f"plan {name!r}: say how many requests its contract grants")
        return requests
    if requests not in (None, granted):
        raise ValueError(f"plan {name!r} grants {granted} requests, not {requests}")
    return granted
