"""A row as a dict whose items can be read as attributes."""

from __future__ import annotations

import contextlib
import copy
import copyreg
from collections.abc import Mapping as AnyMapping
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from typing_extensions import Self


class MakesRequests(Protocol):
    """What a row or a resource needs of a connection."""

    def make_request(
        self,
        method: str,
        url: str,
        data: Any = None,
        params: Any = None,
        headers: Any = None,
        /,
    ) -> Any:
        """Send one request and return the parsed body."""


_OUTSIDE = {"_connection", "_parent_id"}  # attributes that are not items


class Mapping(dict[str, Any]):
    """A dict with `row.name` for `row["name"]`, to read, assign and delete.

    A method wins over an item of its name, which is then read as `row["items"]`; values inside
    are plain dicts and lists. `_connection`, wherever it comes from, is kept beside the items:
    `len`, `==` and `json.dumps` do not see it, and a pickle leaves it out.
    """

    _connection: MakesRequests | None = None
    _parent_id: Any = None

    def __init__(self, mapping: AnyMapping[str, Any] | None, *args: Any, **kwargs: Any) -> None:
        if mapping and not isinstance(mapping, dict | AnyMapping):  # dict first: it is quicker
            raise TypeError(f"a row is made of a mapping, not of a {type(mapping).__name__}")
        super().__init__(mapping or {}, *args, **kwargs)
        if "_connection" in self:
            object.__setattr__(self, "_connection", dict.pop(self, "_connection"))

    @property
    def __dict__(self) -> dict[str, Any]:  # type: ignore[override]
        return self

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"{type(self).__name__} has no {name!r}") from None

    def __setattr__(self, name: str, value: Any) -> None:
        if hasattr(type(self), name):  # also hides a method, as a stub in a test does
            object.__setattr__(self, name, value)
        if name not in _OUTSIDE:
            self[name] = value

    def __delattr__(self, name: str) -> None:
        if name not in self:
            raise AttributeError(f"{type(self).__name__} has no {name!r}")
        with contextlib.suppress(AttributeError):
            object.__delattr__(self, name)
        del self[name]

    def __str__(self) -> str:
        return str({key: self[key] for key in self if not str(key).startswith("_")})

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {id(self):#x}, {self}>"

    def __copy__(self) -> Self:
        return self._twin(dict(self))

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self._twin(copy.deepcopy(dict(self), memo))

    def _twin(self, items: dict[str, Any]) -> Self:
        twin = type(self).__new__(type(self))
        dict.update(twin, items)
        twin._connection, twin._parent_id = self._connection, self._parent_id
        return twin

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        state = {"_parent_id": self._parent_id}
        return copyreg.__newobj__, (type(self),), state, None, iter(dict.items(self))  # type: ignore[attr-defined]

    def __setstate__(self, state: dict[str, Any]) -> None:
        self._parent_id = state["_parent_id"]
