"""What can be done with a collection of V3, and the tree of names that leads to each."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as AnyMapping
from typing import TYPE_CHECKING, Any, NoReturn

from bigcommerce.answers import refuse_nothing
from bigcommerce.encoding import says_nothing
from bigcommerce.error_body import describe
from bigcommerce.exception import UnprocessableEntityException
from bigcommerce.meant import meant
from bigcommerce.v3.batches import delete_rows, send_rows, uploaded
from bigcommerce.v3.listing import Rows, pages_of
from bigcommerce.v3.records import Answer, Batch, Record, answer_to, data_of, record
from bigcommerce.v3.table import TABLE, Spec

if TYPE_CHECKING:
    from bigcommerce.connection import OAuthConnection

Params = AnyMapping[str, Any]
_METHODS = {"read": "get", "write": "update", "remove": "delete"}
_READING = ("page_size", "start_page", "cursor", "by_id", "start_id", "ahead")


def _by_name() -> dict[str, list[Spec]]:
    found: dict[str, list[Spec]] = {}
    for spec in TABLE:
        found.setdefault(spec.name, []).append(spec)
    return found


SPECS = _by_name()
list_ = list  # what the class calls by that name is a method


def _own(operation: str) -> list[str]:
    return ["id"] if operation in ("get", "update", "delete") else []


class Collection:
    """A collection at a path below `api.v3`, and a prefix of further ones.

    Ids come first, those of the parents before the row's own: `images.get(product_id, image_id)`.
    Query parameters are keywords of the reading methods, `id__in=[1, 2]` for `id:in`, or go into
    the mapping `params`. A method that BigCommerce does not offer here raises
    NotImplementedError, naming those it does.
    """

    def __init__(self, name: str, connection: OAuthConnection) -> None:
        self._name = name
        self._connection = connection

    def __repr__(self) -> str:
        return f"<api.v3.{self._name}: {', '.join(self._offered()) or 'a prefix'}>"

    if not TYPE_CHECKING:  # type checkers take the names from the stub of this package

        def __getattr__(self, name):
            full = f"{self._name}.{name}".lstrip(".")
            if not any(each == full or each.startswith(f"{full}.") for each in SPECS):
                near = meant(name, self._below())
                raise AttributeError(
                    f"V3 has no {full!r} here; reach it by api.v3.connection{near}"
                )
            return Collection(full, self._connection)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self._below()})

    def _below(self) -> set[str]:
        prefix = f"{self._name}." if self._name else ""
        return {each[len(prefix) :].split(".")[0] for each in SPECS if each.startswith(prefix)}

    # ---- reading

    def list(self, *ids: Any, params: Params | None = None, **options: Any) -> Rows[Record]:
        """All rows that pass the filters, page by page, asked for as the loop gets there.

        Beside filters it takes: `page_size` rows a page (250 at most), `start_page` or `cursor`;
        `by_id=True` or `start_id`, to read in the order of ids where V3 can filter by them, so
        that no row is lost or doubled when others are written or deleted meanwhile; `ahead`, the
        number of pages to ask for in threads before they are needed. A `limit` or `page` among
        the filters means that one page. Raises ValueError for those it cannot be read with.
        """
        spec, path = self._at("list", ids)
        reading = {name: options.pop(name) for name in _READING if name in options}

        def fetch(query: dict[str, Any]) -> Any:
            return self._read(path, query)

        def make(row: Any) -> Record:
            return record(row, Answer(None, {}, None, None))

        return Rows(pages_of(spec, fetch, make, _query(params, options), **reading))

    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> Any:
        """The row with this id, or the one object at the path. Raises `NotFoundException`."""
        _, path = self._at("get", ids, "read")
        return self._row_of(self._read(path, _query(params, filters)))

    # ---- writing one

    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Any) -> Any:
        """Create a row from a mapping, from keywords, or both; returns it as stored."""
        ids, body = _split(ids_and_body, fields)
        if self._find("create", len(ids)) is None and self._find("create_many", len(ids)):
            return self._only(self.create_many([body], *ids))
        _, path = self._at("create", ids)
        return self._sent("POST", path, body, params)

    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Any) -> Any:
        """Change the row with this id, or the one object at the path; returns it as stored."""
        ids, body = _split(ids_and_body, fields)
        if (
            ids
            and self._find("update", len(ids) - 1) is None
            and self._find("write", len(ids)) is None
        ):
            *parents, id = ids
            row = {"id": id, **body}
            return self._only(self._batch("update_many", [row], tuple(parents), "upsert"))
        _, path = self._at("update", ids, "write")
        return self._sent("PUT", path, body, params)

    def delete(self, *ids: Any, params: Params | None = None) -> Any:
        """Delete the row with this id, or the one object at the path."""
        single = self._find("delete", len(ids) - 1) or self._find("remove", len(ids))
        if ids and single is None and self._find("delete_many", len(ids) - 1):
            return self.delete_many([ids[-1]], *ids[:-1])
        _, path = self._at("delete", ids, "remove")
        return self._sent("DELETE", path, None, params)

    def upload(self, *ids_and_file: Any, name: str = "image", field: str = "image_file") -> Any:
        """Send a file, bytes or open for reading, as multipart/form-data; it comes last."""
        *ids, file = ids_and_file
        _, path = self._at("upload", tuple(ids))
        content = file.read() if hasattr(file, "read") else file
        data, headers = uploaded(content, name, field)
        return self._sent("POST", path, data, None, headers)

    # ---- writing many

    def create_many(
        self, rows: Iterable[Params], *ids: Any, batch_size: int | None = None
    ) -> Batch:
        """Create rows, as many in one request as BigCommerce takes; see `update_many`."""
        return self._batch("create_many", rows, ids, batch_size=batch_size)

    def update_many(
        self, rows: Iterable[Params], *ids: Any, batch_size: int | None = None
    ) -> Batch:
        """Change rows, each with its `id`, as many in one request as BigCommerce takes.

        The Batch has the rows as stored, and in `errors` what was refused although the rest of a
        request was saved (status 207). Raises the exception of the first request that fails, as a
        `BatchException` that knows what is `done` and what is `left` where earlier ones succeeded.
        """
        return self._batch("update_many", rows, ids, "upsert", batch_size)

    def upsert(self, rows: Iterable[Params], *ids: Any, batch_size: int | None = None) -> Batch:
        """Change the rows that exist and create the others; see `update_many`."""
        return self._batch("upsert", rows, ids, batch_size=batch_size)

    def delete_many(self, doomed: Iterable[Any], *ids: Any, batch_size: int | None = None) -> Batch:
        """Delete the rows with these ids, as many in one request as BigCommerce takes."""
        spec, path = self._collection("delete_many", ids)
        return delete_rows(self._connection, spec, path, doomed, batch_size)

    def delete_where(self, *ids: Any, params: Params | None = None, **filters: Any) -> Any:
        """Delete the rows that pass the filters.

        Raises ValueError without any, or for an empty one, which would mean every row.
        """
        query = _query(params, filters)
        if not query or any(map(says_nothing, query.values())):
            raise ValueError(f"{query!r} would delete every row of {self._name}")
        _, path = self._collection("delete_where", ids, "delete_many")
        return self._sent("DELETE", path, None, query)

    # ---- how

    def _offered(self) -> list_[str]:
        names = [name for spec in SPECS.get(self._name, ()) for name in spec.limits]
        return list_(dict.fromkeys(_METHODS.get(name, name) for name in names))

    def _find(self, operation: str, parents: int) -> Spec | None:
        fitting = (
            spec
            for spec in SPECS.get(self._name, ())
            if operation in spec.limits and len(spec.parents) == parents
        )
        return next(fitting, None)

    def _at(self, operation: str, ids: tuple[Any, ...], single: str = "") -> tuple[Spec, str]:
        """Where an operation on a row (or on a collection, or on the single object) goes."""
        own = 1 if operation in ("get", "update", "delete") else 0
        spec = self._find(operation, len(ids) - own)
        if spec is not None:
            return spec, _path(spec, ids)
        return self._collection(single or operation, ids, wanted=operation)

    def _collection(
        self, operation: str, ids: tuple[Any, ...], other: str = "", wanted: str = ""
    ) -> tuple[Spec, str]:
        spec = self._find(operation, len(ids)) or (self._find(other, len(ids)) if other else None)
        if spec is None:
            self._refuse(wanted or operation, ids)
        return spec, _path(spec, ids)

    def _refuse(self, operation: str, ids: tuple[Any, ...]) -> NoReturn:
        offered = [
            f"{_METHODS.get(name, name)} ({', '.join([*spec.parents, *_own(name)]) or 'no ids'})"
            for spec in SPECS.get(self._name, ())
            for name in spec.limits
        ]
        raise NotImplementedError(
            f"BigCommerce has no {operation} with {len(ids)} ids for {self._name}; "
            f"it offers {', '.join(offered) or 'nothing'}"
        )

    def _batch(
        self,
        operation: str,
        rows: Iterable[Params],
        ids: tuple[Any, ...],
        other: str = "",
        batch_size: int | None = None,
    ) -> Batch:
        spec, path = self._collection(operation, ids, other)
        most = spec.limits.get(operation) or spec.limits[other]
        method = "POST" if operation == "create_many" else "PUT"
        return send_rows(self._connection, method, path, rows, batch_size or most)

    def _only(self, batch: Batch) -> Record:
        if batch.errors:  # a 207 whose one part was refused
            response: Any = self._connection.last_response
            raise UnprocessableEntityException(describe(self._name, response), response)
        return batch[0] if batch else record({}, batch.answers[0])

    def _sent(
        self,
        method: str,
        path: str,
        body: Any,
        params: Params | None,
        headers: dict[str, str] | None = None,
    ) -> Any:
        return self._row_of(
            self._connection.make_request(method, path, body, dict(params or {}), headers)
        )

    def _read(self, path: str, query: dict[str, Any]) -> Any:
        answered = self._connection.make_request("GET", path, params=query)
        refuse_nothing(path, self._connection.last_response)
        return answered

    def _row_of(self, answered: Any) -> Any:
        answer = answer_to(self._connection.last_response, answered)
        data = data_of(answered)
        if isinstance(data, list):
            return [record(row, answer) for row in data]
        return record(data, answer)


def _path(spec: Spec, ids: tuple[Any, ...]) -> str:
    for id in ids:
        if id is None or id == "":
            raise ValueError(
                f"an id of {spec.name} is {id!r}: that of an existing object is needed"
            )
        if isinstance(id, AnyMapping | list | tuple | set):
            raise TypeError(
                f"an id of {spec.name} is {id!r}: each id is one argument, and rows to send "
                "as an array come first, before the ids"
            )
    filled = spec.path.format(**dict(zip(spec.parents, ids, strict=False)))
    own = ids[len(spec.parents) :]
    return "/".join([filled, *map(str, own)])


def _split(
    given: tuple[Any, ...], fields: dict[str, Any]
) -> tuple[tuple[Any, ...], dict[str, Any]]:
    if given and isinstance(given[-1], AnyMapping):
        return given[:-1], {**given[-1], **fields}
    return given, fields


def _query(params: Params | None, filters: dict[str, Any]) -> dict[str, Any]:
    named = {name.replace("__", ":"): value for name, value in filters.items()}
    return {**(params or {}), **named}
