"""What every resolver is given: the store, the token that asks, and what that may do."""

from __future__ import annotations

from dataclasses import dataclass, field

from bcfake.accounts import Token
from bcfake.errors import Refusal
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.view import Sight


class OutOfScope(Refusal):
    """The token lacks a scope; `needed` are those of which one would do."""

    def __init__(self, needed: tuple[str, ...]) -> None:
        super().__init__("The access token does not have a scope that this field requires.")
        self.needed = needed


@dataclass
class Session:
    """One document under way. `base` is the absolute URL it came to."""

    store: Store
    base: str
    token: Token | None = None
    hints: list[str] = field(default_factory=list)

    def require(self, scope: str, method: str = "GET") -> None:
        """Raise OutOfScope unless the token may use `method` on what a definition calls `scope`."""
        if self.token is None or self.token.user:
            return  # Python itself asks, or a legacy account, which has no scopes
        needed = self.token.lacks(scope, method)
        if needed:
            self.hints.append(f"the token needs the scope {' or '.join(needed)}")
            raise OutOfScope(needed)

    @property
    def client_id(self) -> str:
        """The client id of the app that asks; "" where Python does, or a legacy account."""
        return self.store.asker

    def sight(self, row: Row) -> Sight:
        """A row as a view looks at it."""
        return Sight(self.store, row, self.base)
