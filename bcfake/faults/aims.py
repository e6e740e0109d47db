"""Which requests something is meant for: by route, ids, query, body and token. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from bcfake.amounts import refuse_unless
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
    ids: tuple[str, ...] = ()
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
        wanted = () if ids is None else _ids(ids)
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
        if self.ids and not {_id(arrival.ids), *map(_id, arrival.ids[-1:])} & {*self.ids}:
            return False
        if self.token and self.token != arrival.token:
            return False
        return (self.query is None or meets(request.query, self.query)) and (
            self.sent is None or meets(sent_in(request), self.sent)
        )


def _ids(ids: Ids) -> tuple[str, ...]:
    """Ids as their paths have them; raises ValueError for what are none."""
    several = ids if isinstance(ids, Iterable) and not isinstance(ids, str | Mapping) else (ids,)
    wanted = tuple(several)
    paths = [each if isinstance(each, list | tuple) else (each,) for each in wanted]
    good = all(isinstance(id, int | str) and id is not True for path in paths for id in path)
    refuse_unless(bool(wanted) and good, "ids", ids, "an id, or several; left out, any")
    return tuple(map(_id, wanted))


def _id(value: Any) -> str:
    """An id, or all those of a path, as the path has them: 5 and "5" are one."""
    return "/".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def sent_in(request: Request) -> Any:
    """The body of a request as JSON, or None."""
    try:
        return request.json
    except ValueError:
        return None


def _shown(wanted: Wanted) -> str:
    return getattr(wanted, "__name__", "function") if callable(wanted) else repr(dict(wanted))
