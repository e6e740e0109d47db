"""Tax properties, and what products and customers have for them, as V3 has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from bcfake import viewing
from bcfake.errors import Invalid
from bcfake.fields import Choice, Int, Json, Text, separated
from bcfake.resources.customers import CUSTOMERS
from bcfake.resources.products import PRODUCTS
from bcfake.resources.taxes import (
    CUSTOMER_TAX_PROPERTIES,
    PRODUCT_TAX_PROPERTIES,
    TAX_PROPERTIES,
    property_ids,
)
from bcfake.schema import CLEAR, CREATE, LIST, UPDATE, Call, Resource
from bcfake.store import Rows, Store
from bcfake.tables import Frozen, Row
from bcfake.view import Endpoint, Raw, View, problem
from bcfake.views.forms import moment

SPEC = "tax_properties.v3.yml"
MOST = 50  # items in a batch; assumed

PROPERTIES = View(
    path="tax/properties",
    noun="tax property",
    source=TAX_PROPERTIES,
    spec=SPEC,
    verbs=frozenset({LIST, CLEAR}),
    paging="none",
    batch={CREATE: MOST, UPDATE: MOST},
    clear_needs=("id:in",),
    fields=(
        Int(name="id", read_only=True),
        Text(name="code", min=1, required=True),
        Text(name="display_name", min=1, required=True),
        Text(name="description"),
        moment("created_at", read_only=True),
        moment("updated_at", read_only=True),
        Choice(name="type", values=("PRODUCT", "CUSTOMER"), required=True, read_only="update"),
    ),
    filters=("id:in", "type:in"),
)


@dataclass(frozen=True)
class Owner:
    """What has values for tax properties: its rows, theirs, and whether a list needs ids."""

    kind: str
    source: Resource
    values: Resource
    path: str
    spec: str
    needs_ids: bool

    @property
    def id(self) -> Int:
        """The field that names one of them."""
        return Int(name=f"{self.kind}_id", min=1, required=True)

    @property
    def filter(self) -> str:
        """The parameter that names some of them."""
        return f"{self.id.name}:in"


def _wanted(owner: Owner, call: Call) -> Rows | None:
    """The rows asked for, all where a list needs no ids; None where it does and has none."""
    text = call.query.get(owner.filter)
    if not text:
        return None if owner.needs_ids else call.store.list(owner.values)
    ids = map(owner.id.read, separated(text))
    return [row for id in ids for row in call.store.find(owner.values, **{owner.id.name: id})]


def _shown(owner: Owner, store: Store, row: Row) -> dict[str, Any]:
    codes = {id: code for code, id in property_ids(store, owner.kind.upper()).items()}
    kept = row["tax_properties"]
    values = {codes[id]: value for id, value in kept.items() if id in codes}
    return {owner.id.name: row[owner.id.name], "tax_properties": values}


def show(owner: Owner, call: Call) -> Any:
    """GET: the values of those asked for that have any."""
    found = _wanted(owner, call)
    if found is None:
        return _no_ids(owner)
    return [_shown(owner, call.store, row) for row in found]


def put(owner: Owner, call: Call) -> list[Any]:
    """PUT: lay values over those there are, all of them or none."""
    saved = [_put(owner, call.store, item) for item in viewing.items(call.body)]
    return [_shown(owner, call.store, row) for row in saved]


def _put(owner: Owner, store: Store, item: Any) -> Row:
    fields = (owner.id, Json(name="tax_properties", shape=dict, required=True))
    sent = viewing.parse_loosely(fields, item)
    id = sent[owner.id.name]
    if not store.exists(owner.source, id):
        raise Invalid(owner.id.name, f"There is no {owner.kind} with the id {id}.")
    known = property_ids(store, owner.kind.upper())
    place = {owner.id.name: id}
    values: dict[str, Any] = {}
    for row in store.find(owner.values, **place):
        values |= row["tax_properties"]
    values |= _by_id(known, sent["tax_properties"])
    return store.keep(owner.values, place, tax_properties=Frozen(values))


def _by_id(known: Mapping[str, str], sent: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for code, value in sent.items():
        if code not in known:
            reason = f"{code!r} is no tax property's code."
            raise Invalid("tax_properties", reason)
        yield known[code], Text(name="tax_properties").parse(value)


def delete(owner: Owner, call: Call) -> Any:
    """DELETE: those named have no values any more."""
    if not call.query.get(owner.filter):
        return _no_ids(owner)
    for row in _wanted(owner, call) or ():
        call.store.remove(owner.values, row["id"])
    return None


def _no_ids(owner: Owner) -> Raw:
    return problem(400, f"The filter {owner.filter} is needed.")


def _endpoints(owner: Owner) -> Iterator[Endpoint]:
    query = (owner.filter,)
    yield Endpoint("GET", owner.path, partial(show, owner), query, spec=owner.spec)
    yield Endpoint("PUT", owner.path, partial(put, owner), spec=owner.spec)
    yield Endpoint("DELETE", owner.path, partial(delete, owner), query, spec=owner.spec)


OF_PRODUCTS = Owner(
    "product", PRODUCTS, PRODUCT_TAX_PROPERTIES, "tax/products/properties", SPEC, needs_ids=True
)
OF_CUSTOMERS = Owner(
    "customer",
    CUSTOMERS,
    CUSTOMER_TAX_PROPERTIES,
    "tax/customers",
    "tax_customers.v3.yml",
    needs_ids=False,
)
VIEWS = (PROPERTIES,)
ENDPOINTS = (*_endpoints(OF_PRODUCTS), *_endpoints(OF_CUSTOMERS))
