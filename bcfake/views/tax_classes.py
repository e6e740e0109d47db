"""Tax classes as V3 writes them, in batches: the rows that V2 shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from bcfake import viewing
from bcfake.errors import Conflict, Invalid, Missing, NotFound, Refusal, TooMany
from bcfake.fields import Int, Text, Timestamp, separated
from bcfake.resources.settings import TAX_CLASSES
from bcfake.schema import Call
from bcfake.tables import Row
from bcfake.view import Endpoint, Raw, View, problem

SPEC = "tax_classes.v3.yaml"
PATH = "tax/classes"
MOST = 50
STATUS: Mapping[type[Refusal], int] = {Conflict: 409, TooMany: 413, NotFound: 400}

CLASSES = View(
    path=PATH,
    noun="tax class",
    source=TAX_CLASSES,
    spec=SPEC,
    verbs=frozenset(),
    fields=(
        Int(name="id", min=1, read_only=True),
        Text(
            name="name",
            min=1,
            max=100,
            required=True,
            required_on_update=True,
            pattern=r"[^<>{}`();|]*",
            form="a name without < > { } ` ( ) ; |",
        ),
        *(Timestamp(name=n, wire="iso", read_only=True) for n in ("created_at", "updated_at")),
    ),
)


def create(call: Call) -> list[Any]:
    """POST /tax/classes: all of them or none."""
    items = _items(call.body)
    _refuse_twice("name", [str(item.get("name", "")).casefold() for item in items])
    return _shown(call, [viewing.create(CLASSES, call.store, (), item) for item in items])


def update(call: Call) -> list[Any]:
    """PUT /tax/classes: all of them or none."""
    items = _items(call.body)
    for item in items:
        if "id" not in item:
            raise Missing("id")
    ids = [_ID.parse(item["id"]) for item in items]
    _refuse_twice("id", ids)
    updated = zip(ids, items, strict=True)
    return _shown(call, [viewing.update(CLASSES, call.store, (id,), item) for id, item in updated])


def delete(call: Call) -> None:
    """DELETE /tax/classes: those in id:in, all of them or none."""
    ids = [_ID.parse(text) for text in separated(call.query.get("id:in"))]
    if len(ids) > MOST:
        raise TooMany(f"At most {MOST} ids may be given.")
    for id in ids:
        viewing.delete(CLASSES, call.store, (id,))


_ID = Int(name="id", min=1)


def _items(body: Any) -> Sequence[Mapping[str, Any]]:
    found = viewing.items(body, MOST, least=1)
    for item in found:
        if not isinstance(item, Mapping):
            raise Invalid("body", f"{item!r} is not an object.")
    return found


def _refuse_twice(name: str, values: Sequence[Any]) -> None:
    if len(set(values)) < len(values):
        raise Invalid(name, "It is there more than once.")


def _shown(call: Call, rows: Sequence[Row]) -> list[Any]:
    return [viewing.shown(CLASSES, call, row) for row in rows]


# ---- refusals


def _answered(run: Callable[[Call], Any], call: Call) -> Any:
    """What an operation answers; its refusals are problems in a list, and undo all of it."""
    if run is delete and not call.query.get("id:in"):
        return _problem(404, "The filter id:in is needed.", {})
    try:
        with call.store.transaction():
            return run(call)
    except Refusal as refusal:
        status = next((n for kind, n in STATUS.items() if isinstance(refusal, kind)), 422)
        reason = refusal.details.get("invalid_reason", refusal.message)
        named = {} if refusal.field is None else {refusal.field: reason}
        return _problem(status, refusal.message, named)


def _problem(status: int, title: str, named: Mapping[str, Any]) -> Raw:
    """One problem, in the list that is documented and, as elsewhere in V3, by itself."""
    one = problem(status, title, errors=named).body
    return problem(status, title, errors=[one], meta={})


def _endpoints() -> Iterator[Endpoint]:
    runs: tuple[tuple[str, Callable[[Call], Any], tuple[str, ...]], ...] = (
        ("POST", create, ()),
        ("PUT", update, ()),
        ("DELETE", delete, ("id:in",)),
    )
    for method, run, query in runs:
        yield Endpoint(method, PATH, partial(_answered, run), query, spec=SPEC)


VIEWS = (CLASSES,)
ENDPOINTS = tuple(_endpoints())
