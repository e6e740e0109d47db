"""Every setting of a fake store: name, default, help. Flags, ini keys and marker keys come from
here."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bcfake.amounts import refuse_unless_visible
from bcfake.plans import PLANS, STANDARD, WINDOW, of_plan

Seed = str | Path | Mapping[str, Any]
MOST_SECONDS = 1_000_000_000
HASH = re.compile(r"[A-Za-z0-9_-]*")
SENT_IN_HEADERS = ("access_token", "client_id")


def _setting(default: Any, help: str, *, secret: bool = False) -> Any:
    return field(default=default, metadata={"help": help}, repr=not secret)


@dataclass(frozen=True)
class Options:
    """The settings of one store; an empty credential is minted.

    Raises TypeError for a value of the wrong type and ValueError for one that cannot be.
    """

    store_hash: str = _setting("", "store hash the store answers to (minted when empty)")
    access_token: str = _setting("", "access token it accepts (minted when empty)", secret=True)
    client_id: str = _setting("", "client id of the app (minted when empty)")
    client_secret: str = _setting("", "client secret of the app (minted when empty)", secret=True)
    seed: Seed = _setting(  # noqa: RUF009
        "", 'rows to begin with: "demo" or the path of a seed or dump'
    )
    quota: int = _setting(STANDARD, "requests a window grants")
    window: float = _setting(WINDOW, "length of the window in seconds")
    plan: str = _setting(
        "", f"plan whose quota it has, instead of a number: {', '.join(PLANS)}, this with a number"
    )
    max_products: int = _setting(0, "products its plan allows, 0 for any number; one more is a 507")
    loose: bool = _setting(False, "ignore unknown fields and filters instead of refusing them")
    drift: bool = _setting(
        False, "answer as a later API might: unknown fields, nulls, keys in another order"
    )

    def __post_init__(self) -> None:
        for name, default in DEFAULTS.items():
            value = getattr(self, name)
            flag = isinstance(value, bool) and not isinstance(default, bool)
            if value is not default and (flag or not isinstance(value, _accepted(name, default))):
                kind = type(default).__name__
                raise TypeError(f"{name} must be of type {kind}, not {type(value).__name__}")
        if not HASH.fullmatch(self.store_hash):
            raise ValueError(f"store_hash {self.store_hash!r}: only letters, digits, - and _")
        for name in SENT_IN_HEADERS:
            refuse_unless_visible(name, getattr(self, name))
        if self.quota < 1:
            raise ValueError(f"quota {self.quota}: at least 1 request a window")
        if self.max_products < 0:
            raise ValueError(f"max_products {self.max_products}: a number from 0")
        if not 0 < self.window < MOST_SECONDS:
            raise ValueError(f"window {self.window}: more than 0 and less than {MOST_SECONDS} s")

        if self.plan:
            of_plan(self.plan, self._said_quota)

    @property
    def _said_quota(self) -> int | None:
        return None if self.quota == STANDARD else self.quota

    @property
    def budget(self) -> tuple[int, float]:
        """The requests a window grants, and its seconds."""
        granted = of_plan(self.plan, self._said_quota) if self.plan else self.quota
        return granted, self.window

    def replace(self, **settings: Any) -> Options:
        """With other values; raises TypeError naming an unknown setting and the known ones."""
        for name in settings:
            if name not in DEFAULTS:
                raise TypeError(f"unknown setting {name!r}; settings: {', '.join(DEFAULTS)}")
        return dataclasses.replace(self, **settings) if settings else self


DEFAULTS: Mapping[str, Any] = {each.name: each.default for each in dataclasses.fields(Options)}
HELP: Mapping[str, str] = {f.name: str(f.metadata["help"]) for f in dataclasses.fields(Options)}


def _accepted(name: str, default: Any) -> tuple[type, ...]:
    if name == "seed":
        return (str, Path, Mapping)
    return (int, float) if isinstance(default, float) else (type(default),)


def from_text(name: str, text: str) -> Any:
    """A setting's value from an ini file or a command line; raises ValueError."""
    default = DEFAULTS[name]
    if isinstance(default, bool):
        word = text.strip().lower()
        if word not in BOOLEANS:
            raise ValueError(f"{text!r} is none of {', '.join(BOOLEANS)}")
        return BOOLEANS[word]
    try:
        return type(default)(text.strip())
    except ValueError:
        raise ValueError(f"{text!r} is not of type {type(default).__name__}") from None


BOOLEANS = {"true": True, "yes": True, "on": True, "1": True} | {
    "false": False,
    "no": False,
    "off": False,
    "0": False,
}
