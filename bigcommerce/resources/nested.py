"""The same capabilities for rows that belong to another row, such as `orders/1/shipments`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar, overload

from bigcommerce.paging import MAX_PAGE, Pages, at_least
from bigcommerce.resources.flat import (
    ApiResource,
    DeleteableApiResource,
    Id,
    Params,
    UpdateableApiResource,
    body_and_connection,
    doomed,
    given,
)
from bigcommerce.resources.listing import counted, pages_of, split
from bigcommerce.resources.mapping import MakesRequests

if TYPE_CHECKING:
    from typing_extensions import Self

_MISSING: Any = type("Missing", (), {"__repr__": lambda self: "<all of them>"})()


class ApiSubResource(ApiResource):
    """A row below another: `parent_resource = "orders"`, `resource_name = "shipments"`.

    `parent_key` is the field in which a row has its parent's id.
    """

    parent_resource: ClassVar[str] = ""
    parent_key: ClassVar[str] = ""

    @classmethod
    def _collection_path(cls, parentid: Id) -> str:
        return f"{cls.parent_resource}/{given('parentid', parentid)}/{cls.resource_name}"

    @classmethod
    def _get_path(cls, id: Id, parentid: Id) -> str:  # type: ignore[override]
        return f"{cls._collection_path(parentid)}/{given('id', id)}"

    @classmethod
    def get(  # type: ignore[override]
        cls,
        parentid: Id,
        id: Id,
        connection: MakesRequests | None = None,
        *,
        params: Params | None = None,
        **filters: Any,
    ) -> Self:
        """The row with this id of this parent. Raises `NotFoundException`."""
        query = {**(params or {}), **filters}
        response = cls._make_request("GET", cls._get_path(id, parentid), connection, params=query)
        row: Self = cls._of_parent(parentid, cls._create_object(response, connection=connection))
        return row

    def parent_id(self) -> Any:
        """The parent's id: from the row's own field, else from the request that gave the row."""
        own = dict(self).get(self.parent_key)
        found = self._parent_id if own is None else own
        if found is None:
            raise KeyError(self.parent_key)
        return found

    def _own_path(self) -> str:
        return f"{self._collection_path(self.parent_id())}/{given('id', self.id)}"


class ListableApiSubResource(ApiSubResource):
    """Rows that can be listed, for one parent or for all. The settings are as for flat ones."""

    paged: ClassVar[bool] = True
    id_range: ClassVar[bool] = False

    @classmethod
    def _get_all_path(cls, parentid: Id | None = None) -> str:
        if parentid is None:
            return f"{cls.parent_resource}/{cls.resource_name}"
        return cls._collection_path(parentid)

    @overload  # type: ignore[override]
    @classmethod
    def get(
        cls,
        parentid: Id,
        *,
        connection: MakesRequests | None = None,
        params: Params | None = None,
        **filters: Any,
    ) -> list[Self]: ...

    @overload
    @classmethod
    def get(
        cls,
        parentid: Id,
        id: Id,
        connection: MakesRequests | None = None,
        *,
        params: Params | None = None,
        **filters: Any,
    ) -> Self: ...

    @classmethod
    def get(
        cls,
        parentid: Id,
        id: Id = _MISSING,
        connection: MakesRequests | None = None,
        *,
        params: Params | None = None,
        **filters: Any,
    ) -> Self | list[Self]:
        """The row with this id of this parent; with the parent's id only, what `all` gives."""
        if id is _MISSING:
            return cls.all(given("parentid", parentid), connection, params=params, **filters)
        return super().get(parentid, id, connection, params=params, **filters)

    @classmethod
    def all(
        cls,
        parentid: Id | None = None,
        connection: MakesRequests | None = None,
        *,
        params: Params | None = None,
        **filters: Any,
    ) -> list[Self]:
        """One page of a parent's rows, 50 unless `limit` says otherwise; `[]` without any.

        Without a parent, the rows of all parents, where the API lists them.
        """
        query = {**(params or {}), **filters}
        path = cls._get_all_path(parentid)
        response = cls._make_request("GET", path, connection, params=query)
        found: list[Self] = cls._of_parent(parentid, cls._create_list(response, connection))
        return found

    @classmethod
    def iterall(
        cls,
        parentid: Id | None = None,
        connection: MakesRequests | None = None,
        *,
        params: Params | None = None,
        max_items: int | None = None,
        **filters: Any,
    ) -> Iterator[Self]:
        """All rows, page by page, as `ListableApiResource.iterall` describes."""
        if max_items is not None:
            at_least("max_items", max_items, 0)
            filters["page_size"] = min(filters.get("page_size", MAX_PAGE), max_items or 1)
        return cls.pages(parentid, connection, params=params, **filters).rows(max_items)

    @classmethod
    def pages(
        cls,
        parentid: Id | None = None,
        connection: MakesRequests | None = None,
        *,
        params: Params | None = None,
        **options: Any,
    ) -> Pages[Self]:
        """The pages of the list, as `ListableApiResource.pages` describes."""
        path = cls._get_all_path(parentid)

        def fetch(query: dict[str, Any]) -> Any:
            return cls._make_request("GET", path, connection, params=query)

        reading, filters = split(params, options)
        return pages_of(
            fetch,
            lambda row: cls._of_parent(parentid, cls._create_object(row, connection)),
            filters,
            paged=cls.paged,
            id_range=cls.id_range,
            count=partial(counted, cls, connection, parentid),
            **reading,
        )


class CreateableApiSubResource(ApiSubResource):
    """Rows that can be created."""

    @classmethod
    def _create_path(cls, parentid: Id) -> str:
        return cls._collection_path(parentid)

    @classmethod
    def create(
        cls, parentid: Id, *args: Any, connection: MakesRequests | None = None, **params: Any
    ) -> Self:
        """Create a row of this parent, from keywords, from one mapping, or both.

        The connection may follow the parent's id: `OrderShipments.create(1, connection, …)`.
        """
        body, connection = body_and_connection(args, connection, params)
        response = cls._make_request("POST", cls._create_path(parentid), connection, data=body)
        row: Self = cls._of_parent(parentid, cls._create_object(response, connection=connection))
        return row


class UpdateableApiSubResource(ApiSubResource, UpdateableApiResource):
    """Rows that can be changed."""

    def _update_path(self) -> str:
        return self._own_path()


class DeleteableApiSubResource(ApiSubResource, DeleteableApiResource):
    """Rows that can be deleted."""

    def _delete_path(self) -> str:
        return self._own_path()


class CollectionDeleteableApiSubResource(ApiSubResource):
    """Rows that can be deleted all at once, for one parent."""

    @classmethod
    def _delete_all_path(cls, parentid: Id) -> str:
        return cls._collection_path(parentid)

    @classmethod
    def delete_all(
        cls,
        parentid: Id,
        connection: MakesRequests | None = None,
        *,
        params: Params | None = None,
        **filters: Any,
    ) -> Any:
        """Delete every row of this parent, or those the filters name."""
        query = doomed({**(params or {}), **filters})
        return cls._make_request("DELETE", cls._delete_all_path(parentid), connection, params=query)


class CountableApiSubResource(ApiSubResource):
    """Rows that can be counted; over all parents where `count_resource` has a path for it."""

    count_resource: ClassVar[str | None] = None

    @classmethod
    def _count_path(cls, parentid: Id | None = None) -> str:
        if parentid is not None:
            return f"{cls._collection_path(parentid)}/count"
        if cls.count_resource is None:
            raise NotImplementedError(
                f"BigCommerce counts {cls.__name__} of one {cls.parent_key} only: pass the parentid"
            )
        return f"{cls.count_resource}/count"

    @classmethod
    def count(
        cls,
        parentid: Id | None = None,
        connection: MakesRequests | None = None,
        *,
        params: Params | None = None,
        **filters: Any,
    ) -> int:
        """How many rows this parent has, or all parents have; takes the filters of `all`."""
        query = {**(params or {}), **filters}
        response = cls._make_request("GET", cls._count_path(parentid), connection, params=query)
        number: int = response["count"]
        return number


class EditableApiSubResource(
    ListableApiSubResource,
    CreateableApiSubResource,
    UpdateableApiSubResource,
    DeleteableApiSubResource,
    CollectionDeleteableApiSubResource,
):
    """Rows with which everything but counting can be done."""


Row = TypeVar("Row", bound=ListableApiSubResource)


class RelatedRows(Protocol[Row]):
    """A parent's rows: one page of them without an id, one row with it."""

    @overload
    def __call__(self, id: None = None, **filters: Any) -> list[Row]: ...

    @overload
    def __call__(self, id: Id, **filters: Any) -> Row: ...


class Related(Generic[Row]):
    """A method of a parent, `shipments = Related(OrderShipments)`, that reads its rows."""

    def __init__(self, resource: type[Row]) -> None:
        self.resource = resource
        self.__doc__ = f"`shipments()` lists, `shipments(id)` gets: {resource.__name__}."

    def __get__(self, parent: ApiResource | None, owner: type | None = None) -> RelatedRows[Row]:
        bound: Any = self._read if parent is None else partial(self._read, parent)
        return bound  # type: ignore[no-any-return]

    def _read(self, parent: ApiResource, id: Id | None = None, **filters: Any) -> Any:
        of, through = given("id", parent.id), parent._connection
        if id is None:
            return self.resource.all(of, through, **filters)
        return self.resource.get(of, id, through, **filters)
