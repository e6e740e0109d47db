"""Every setting of a fake store and of its server: name, default, help. Flags, ini keys and marker
keys come from here."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any

from bcfake.quota import STANDARD, WINDOW


def _setting(default: Any, help: str) -> Any:
    return field(default=default, metadata={"help": help})


@dataclass(frozen=True)
class Options:
    """The settings of one store; an empty credential is minted."""

    store_hash: str = _setting("", "store hash the store answers to (minted when empty)")
    access_token: str = _setting("", "access token it accepts (minted when empty)")
    client_id: str = _setting("", "client id of the app (minted when empty)")
    client_secret: str = _setting("", "client secret of the app (minted when empty)")
    seed: str = _setting("", 'rows to begin with: "demo" or the path of a JSON file')
    quota: int = _setting(STANDARD, "requests a window grants")
    window: float = _setting(WINDOW, "length of the window in seconds")
    loose: bool = _setting(False, "ignore unknown fields and filters instead of refusing them")

    def replace(self, **settings: Any) -> Options:
        """With other values; raises TypeError naming an unknown setting and the known ones."""
        known = [each.name for each in dataclasses.fields(self)]
        for name in settings:
            if name not in known:
                raise TypeError(f"unknown setting {name!r}; settings: {', '.join(known)}")
        return dataclasses.replace(self, **settings)


def help_of(name: str) -> str:
    """The help text of a setting."""
    return next(str(f.metadata["help"]) for f in dataclasses.fields(Options) if f.name == name)
