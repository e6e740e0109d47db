"""What a resource can do, for resources such as `orders`: one class for each capability."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from bigcommerce.encoding import says_nothing
from bigcommerce.exception import NotLoggedInException
from bigcommerce.paging import MAX_PAGE, Pages, at_least
from bigcommerce.resources.listing import counted, pages_of, split
from bigcommerce.resources.mapping import MakesRequests, Mapping

if TYPE_CHECKING:
    from typing_extensions import Self

Id = int | str
Params = AnyMapping[str, Any]


def given(name: str, value: Any) -> Any:
    """`value`, unless it is a forgotten id (None or ""), which would address a collection."""
    if value is None or value == "":
        raise ValueError(f"{name} is {value!r}: the id of an existing object is needed")
    return value


def doomed(filters: dict[str, Any]) -> dict[str, Any] | None:
    """The filters of a deletion, none of which may be empty."""
    for name, value in filters.items():
        if says_nothing(value):
            raise ValueError(f"filter {name} is {value!r}, which would delete every row")
    return filters or None


class ApiResource(Mapping):
    """A row of the API. A subclass names its path: `resource_name = "orders"`.

    Filters are keyword arguments of the reading methods; names that are not Python's (`id:in`),
    or that a parameter has, go into the mapping `params`.
    """

    resource_name: ClassVar[str] = ""

    @classmethod
    def _create_object(cls, response: Any, connection: MakesRequests | None = None) -> Any:
        if response == [] or (response and not isinstance(response, dict)):
            return [cls._create_object(row, connection) for row in response]
        return cls(response, _connection=connection)

    @classmethod
    def _create_list(cls, response: Any, connection: MakesRequests | None) -> Any:
        return cls._create_object(response, connection) if response else []

    @classmethod
    def _of_parent(cls, parentid: Any, found: Any) -> Any:
        """`found`, rows that remember whose they are: not every body says."""
        for row in found if isinstance(found, list) else [found]:
            row._parent_id = parentid
        return found

    @classmethod
    def _make_request(
        cls,
        method: str,
        url: str,
        connection: MakesRequests | None,
        data: Any = None,
        params: Any = None,
        headers: Any = None,
    ) -> Any:
        if connection is None:
            raise NotLoggedInException(
                f"{method} {url} needs a connection, and {cls.__name__} has none: call it as "
                f"api.{cls.__name__}, pass connection=, or assign the object's _connection"
            )
        return connection.make_request(method, url, data, params, headers)

    @classmethod
    def _get_path(cls, id: Id) -> str:
        return f"{cls.resource_name}/{given('id', id)}"

    @classmethod
    def get(  # type: ignore[override]  # a row has no dict.get
        cls,
        id: Id,
        connection: MakesRequests | None = None,
        *,
        params: Params | None = None,
        **filters: Any,
    ) -> Self:
        """The row with this id. Raises `NotFoundException`."""
        query = {**(params or {}), **filters}
        response = cls._make_request("GET", cls._get_path(id), connection, params=query)
        row: Self = cls._create_object(response, connection=connection)
        return row

    def update(self, *args: Any, **updates: Any) -> Any:
        """Raises NotImplementedError: the API cannot change these rows."""
        raise NotImplementedError(
            f"BigCommerce has no update for {type(self).__name__}; "
            "to change this copy only, assign its items"
        )


class ListableApiResource(ApiResource):
    """Rows that can be listed.

    `paged = False` where the API gives all of them at once, `id_range = True` where it has the
    filters `min_id` and `max_id`.
    """

    paged: ClassVar[bool] = True
    id_range: ClassVar[bool] = False

    @classmethod
    def _get_all_path(cls) -> str:
        return cls.resource_name

    @classmethod
    def all(
        cls,
        connection: MakesRequests | None = None,
        *,
        params: Params | None = None,
        **filters: Any,
    ) -> list[Self]:
        """One page of rows, 50 unless `limit` says otherwise (250 at most); `[]` without any."""
        query = {**(params or {}), **filters}
        response = cls._make_request("GET", cls._get_all_path(), connection, params=query)
        found: list[Self] = cls._create_list(response, connection)
        return found

    @classmethod
    def iterall(
        cls,
        connection: MakesRequests | None = None,
        *,
        params: Params | None = None,
        max_items: int | None = None,
        **filters: Any,
    ) -> Iterator[Self]:
        """All rows, page by page, asked for as the loop gets there; at most `max_items` of them.

        Takes the options of `pages`. A filter `limit` or `page` means the one page that `all`
        gives.
        """
        if max_items is not None:
            at_least("max_items", max_items, 0)
            filters["page_size"] = min(filters.get("page_size", MAX_PAGE), max_items or 1)
        return cls.pages(connection, params=params, **filters).rows(max_items)

    @classmethod
    def pages(
        cls,
        connection: MakesRequests | None = None,
        *,
        params: Params | None = None,
        **options: Any,
    ) -> Pages[Self]:
        """The pages of the list, each asked for as the loop gets there.

        Beside filters it takes: `page_size` rows a page (1 to 250), `start_page`; `by_id=True` or
        `start_id`, to read in the order of ids, where the API can filter by them, so that no row
        is lost or doubled when others are written or deleted meanwhile; `ahead`, the number of
        pages to ask for in threads before they are needed. Raises ValueError for those the list
        cannot be read with.
        """

        def fetch(query: dict[str, Any]) -> Any:
            return cls._make_request("GET", cls._get_all_path(), connection, params=query)

        reading, filters = split(params, options)
        return pages_of(
            fetch,
            lambda row: cls._create_object(row, connection),
            filters,
            paged=cls.paged,
            id_range=cls.id_range,
            count=partial(counted, cls, connection),
            **reading,
        )


class SingletonApiResource(ListableApiResource):
    """The one object of its kind in a store, so `all()` is that object and not a list."""

    paged = False

    @classmethod
    def _create_list(cls, response: Any, connection: MakesRequests | None) -> Any:
        return cls._create_object(response, connection)

    if TYPE_CHECKING:

        @classmethod
        def all(  # type: ignore[override]
            cls,
            connection: MakesRequests | None = None,
            *,
            params: Params | None = None,
            **filters: Any,
        ) -> Self:
            """The object."""


def body_and_connection(
    args: tuple[Any, ...], connection: MakesRequests | None, fields: dict[str, Any]
) -> tuple[dict[str, Any], MakesRequests | None]:
    """What `create` was given: a mapping is the body, anything else the connection."""
    body = [argument for argument in args if isinstance(argument, AnyMapping)]
    others = [argument for argument in args if not isinstance(argument, AnyMapping)]
    others += [connection] if connection is not None else []
    if len(body) > 1 or len(others) > 1:
        raise TypeError("create takes at most one mapping and one connection")
    return {**(body[0] if body else {}), **fields}, others[0] if others else None


class CreateableApiResource(ApiResource):
    """Rows that can be created."""

    @classmethod
    def _create_path(cls) -> str:
        return cls.resource_name

    @classmethod
    def create(cls, *args: Any, connection: MakesRequests | None = None, **params: Any) -> Self:
        """Create a row from keywords, from one mapping, or both; returns it as stored.

        The connection may come first, as in `Orders.create(connection, status_id=1)`.
        """
        body, connection = body_and_connection(args, connection, params)
        response = cls._make_request("POST", cls._create_path(), connection, data=body)
        row: Self = cls._create_object(response, connection=connection)
        return row


class UpdateableApiResource(ApiResource):
    """Rows that can be changed."""

    def _update_path(self) -> str:
        return f"{self.resource_name}/{given('id', self.id)}"

    def update(  # type: ignore[override]
        self, body: Params | None = None, /, **updates: Any
    ) -> Self:
        """Change the fields given, by keyword or as a mapping; returns a new, updated row."""
        response = self._make_request(
            "PUT", self._update_path(), self._connection, data={**(body or {}), **updates}
        )
        updated = self._create_object(response, connection=self._connection)
        row: Self = self._of_parent(self._parent_id, updated)
        return row


class DeleteableApiResource(ApiResource):
    """Rows that can be deleted."""

    def _delete_path(self) -> str:
        return f"{self.resource_name}/{given('id', self.id)}"

    def delete(self) -> Any:
        """Delete the row; returns the API's answer, `{}` as a rule."""
        return self._make_request("DELETE", self._delete_path(), self._connection)


class CollectionDeleteableApiResource(ApiResource):
    """Rows that can be deleted all at once."""

    @classmethod
    def _delete_all_path(cls) -> str:
        return cls.resource_name

    @classmethod
    def delete_all(
        cls,
        connection: MakesRequests | None = None,
        *,
        params: Params | None = None,
        **filters: Any,
    ) -> Any:
        """Delete every row, or those the filters name where the API has any for this."""
        query = doomed({**(params or {}), **filters})
        return cls._make_request("DELETE", cls._delete_all_path(), connection, params=query)


class CountableApiResource(ApiResource):
    """Rows that can be counted."""

    @classmethod
    def _count_path(cls) -> str:
        return f"{cls.resource_name}/count"

    @classmethod
    def count(
        cls,
        connection: MakesRequests | None = None,
        *,
        params: Params | None = None,
        **filters: Any,
    ) -> int:
        """How many rows there are; takes the filters of `all`."""
        query = {**(params or {}), **filters}
        response = cls._make_request("GET", cls._count_path(), connection, params=query)
        number: int = response["count"]
        return number


class EditableApiResource(
    ListableApiResource,
    CreateableApiResource,
    UpdateableApiResource,
    DeleteableApiResource,
    CollectionDeleteableApiResource,
):
    """Rows with which everything but counting can be done."""
