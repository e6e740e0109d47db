"""Which requests something is meant for: by route, ids, query, body and token. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from bcfake.journal import CheckAim, meets
from bcfake.message import Request
from bcfake.paths import Aim
from bcfake.schema import Resource

Wanted: TypeAlias = Mapping[str, Any] | Callable[[Any], bool]
Ids: TypeAlias = int | str | Iterable[Any]


class Arrival(NamedTuple):
    """A request that has found its route: `path` as in /v2/orders/1, `ids` those in it.

    `subject` is the resource the operation is about, where there is one.
    """

    request: Request
    path: str
    template: str
    ids: tuple[Any, ...] = ()
    token: str = ""
    subject: Resource | None = None


@dataclass(frozen=True)
class Target:
    """An aim and what else must be true of a request; what is left out is true of any."""

    aim: Aim
    ids: tuple[Any, ...] = ()
    query: Wanted | None = None
    sent: Wanted | None = None
    token: str = ""

    @classmethod
    def of(
        cls,
        aim: str,
        ids: Ids | None = None,
        query: Wanted | None = None,
        sent: Wanted | None = None,
        token: str = "",
    ) -> Target:
        """From what a caller writes; raises ValueError naming what cannot be."""
        where = Aim.parse(aim)
        wanted = (ids,) if isinstance(ids, int | str) else tuple(ids or ())
        if ids is not None and not wanted:
            raise ValueError(f"ids {ids!r}: an id, or several; left out, any")
        if not isinstance(token, str):
            raise ValueError(f"token {token!r}: an access token, a text")
        if wanted and not any(mark in where.path for mark in "{*"):
            raise ValueError(f"ids {ids!r}: {aim!r} has no place for one, as /orders/{{id}} has")
        for name, value in (("query", query), ("sent", sent)):
            if value is not None and not isinstance(value, Mapping) and not callable(value):
                raise ValueError(
                    f"{name} {value!r}: what it contains, a mapping, or a function of it"
                )
        if isinstance(query, Mapping):
            query = {name: str(text) for name, text in query.items()}
        return cls(where, wanted, query, sent, token)

    def __str__(self) -> str:
        facts = [f"ids {', '.join(map(str, self.ids))}"] if self.ids else []
        facts += [f"query {_shown(self.query)}"] if self.query is not None else []
        facts += [f"sent {_shown(self.sent)}"] if self.sent is not None else []
        facts += ["of one token"] if self.token else []
        return " ".join([str(self.aim), *facts])

    def check(self, check_aim: CheckAim) -> None:
        """Raise ValueError if no request could be meant."""
        check_aim(self.aim, query=self.query, sent=self.sent)

    def fits(self, arrival: Arrival) -> bool:
        """Whether a request is meant. An id is the last one in its path, or all of them."""
        request = arrival.request
        if not self.aim.matches(request.method, arrival.path, arrival.template):
            return False
        if self.ids and not {arrival.ids, *arrival.ids[-1:]} & set(self.ids):
            return False
        if self.token and self.token != arrival.token:
            return False
        return (self.query is None or meets(request.query, self.query)) and (
            self.sent is None or meets(sent_in(request), self.sent)
        )


def sent_in(request: Request) -> Any:
    """The body of a request as JSON, or None."""
    try:
        return request.json
    except ValueError:
        return None


def _shown(wanted: Wanted) -> str:
    return getattr(wanted, "__name__", "function") if callable(wanted) else repr(dict(wanted))
