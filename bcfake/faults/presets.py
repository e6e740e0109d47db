"""What BigCommerce itself answers on a bad day, one word each: data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Preset:
    """An answer instead of the operation's, in the envelope of who gives it.

    `budget` is what the rate limit headers say: "told" the truth, "spent" that the window is used
    up (and it is), "hidden" nothing, for they are not sent. `empty`: no body at all.
    """

    status: int
    budget: Literal["told", "spent", "hidden"] = "told"
    empty: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)


PRESETS: Mapping[str, Preset] = {
    # The store's apps have used the window up (body and headers seen in an issue thread).
    "quota_exhausted": Preset(429, "spent", empty=True),
    # The platform sheds load, whatever the quota (documented; the body is assumed).
    "load_shed": Preset(429, "hidden"),
    # A 429 of one endpoint's own: nothing in it, and the window goes on (seen in a thread).
    "empty_429": Preset(429, empty=True),
    "maintenance": Preset(503),
    "suspended": Preset(503),  # one status for maintenance, upgrades, suspension (documented)
    "expired_token": Preset(401),
    "missing_scope": Preset(403),
    # The hourly limit of legacy accounts (documented in 2015).
    "hourly_limit": Preset(509, "hidden", headers={"X-BC-ApiLimit-Remaining": "0"}),
}
