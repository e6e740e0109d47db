"""Price lists as V3 shows them, their records and to whom they are assigned."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from bcfake import viewing
from bcfake.errors import Invalid, Missing, NotFound, Refusal, Unprocessable
from bcfake.fields import Flag, Int, ListOf, Money, Text
from bcfake.resources.price_lists import (
    PRICE_LIST_ASSIGNMENTS,
    PRICE_LISTS,
    PRICE_RECORDS,
    PRICES,
    TIER,
)
from bcfake.resources.product_skus import PRODUCT_SKUS
from bcfake.resources.settings import CURRENCIES
from bcfake.schema import CLEAR, LIST, Call
from bcfake.store import Rows, Store
from bcfake.tables import Row
from bcfake.view import CRUD, Draft, Endpoint, Page, Pair, Raw, Search, Shown, Sight, View, problem
from bcfake.views.forms import DATES, utc_moment
from bcfake.views.variants import source_of

SPEC = "price_lists.v3.yml"
MOST = 100  # records in a batch
MOST_OF_LIST = 1000  # in a PUT to one list
MOST_ASSIGNMENTS = 25


LISTS = View(
    path="pricelists",
    noun="price list",
    source=PRICE_LISTS,
    spec=SPEC,
    verbs=CRUD | {CLEAR},
    paging="both",
    fields=(
        Int(name="id", read_only=True),
        utc_moment("date_created"),
        utc_moment("date_modified"),
        Text(name="name", min=1, required=True),
        Flag(name="active"),
    ),
    filters=("id:in", "name", "name:like", *DATES),
    clear_needs=("id:in", "name"),
)

# ---- records


def _variant(store: Store, record: Row) -> Row | None:
    id = record["variant_id"]
    return store.get(PRODUCT_SKUS, id) if store.exists(PRODUCT_SKUS, id) else None


def _sku(store: Store, record: Row) -> str:
    variant = _variant(store, record)
    return "" if variant is None else str(source_of(store, variant)["sku"])


def _product(store: Store, record: Row) -> int | None:
    variant = _variant(store, record)
    return None if variant is None else variant["product_id"]


def _calculated(record: Row) -> Decimal | None:
    price: Decimal | None = record["sale_price"] or record["price"]
    return price


def _of_products(store: Store, wanted: Sequence[int]) -> Callable[[Row], bool]:
    return lambda row: _product(store, row) in wanted


def _with_skus(store: Store, wanted: Sequence[str]) -> Callable[[Row], bool]:
    return lambda row: _sku(store, row) in wanted


def _costing(operator: str) -> Callable[[Store, Decimal], Callable[[Row], bool]]:
    """A filter on the calculated price."""

    def test(store: Store, wanted: Decimal) -> Callable[[Row], bool]:
        def passes(row: Row) -> bool:
            price = _calculated(row)
            if price is None:
                return False
            return {"": price == wanted, ":min": price >= wanted, ":max": price <= wanted}[operator]

        return passes

    return test


def _find_variant(draft: Draft) -> None:
    """A variant may be given by its SKU."""
    code = draft.sent.get("sku")
    if "variant_id" in draft.values or draft.old is not None:
        return
    if not code:
        raise Missing("variant_id", "A variant_id or a sku is needed.")
    for row in draft.store.list(PRODUCT_SKUS):
        if source_of(draft.store, row)["sku"] == code:
            draft.values["variant_id"] = row["id"]
            return
    raise Invalid("sku", f"There is no variant with the SKU {code!r}.")


def _tiers(sight: Sight) -> Any:
    return [TIER.render(tier) for tier in sight.row["bulk_pricing_tiers"]]


SKU = Text(name="sku", hidden=True)
CALCULATED = Money(name="calculated_price", number=True, nullable=True, read_only=True)
RECORDS = View(
    path="records",
    noun="record",
    source=PRICE_RECORDS,
    parent=LISTS,
    spec=SPEC,
    key="variant_id",
    verbs=frozenset({LIST}),
    paging="both",
    fields=(
        Shown(CALCULATED, lambda sight: _calculated(sight.row)),
        utc_moment("date_created"),
        utc_moment("date_modified"),
        Int(name="price_list_id", read_only=True),
        Int(name="variant_id", min=1, read_only="update"),
        Shown(
            Int(name="product_id", read_only=True), lambda sight: _product(sight.store, sight.row)
        ),
        Text(name="currency", min=3, max=3, required=True, read_only="update"),
        *(Money(name=name, number=True, nullable=True) for name in PRICES),
        Pair(ListOf(name="bulk_pricing_tiers", item=TIER, hidden=True)),
        Shown(SKU, lambda sight: None),
    ),
    filters=(
        *("variant_id:in", "currency", "currency:in", *DATES),
        *(name + operator for name in PRICES for operator in ("", ":min", ":max")),
        *(Search(f"calculated_price{o}", CALCULATED, _costing(o)) for o in ("", ":min", ":max")),
        Search("product_id:in", Int(name="product_id"), _of_products, many=True),
        Search("sku", SKU, lambda store, wanted: _with_skus(store, (wanted,))),
        Search("sku:in", SKU, _with_skus, many=True),
    ),
    includes={
        "bulk_pricing_tiers": _tiers,
        "sku": lambda sight: _sku(sight.store, sight.row),
    },
    before=_find_variant,
    known_gaps=("A price that is not set is null, which V3's schema does not tell of.",),
)


def _show(call: Call, row: Row) -> dict[str, Any]:
    return viewing.show_asked(RECORDS, call, row)


def _records(call: Call) -> Rows:
    """The records that the ids in the path name: list, variant and, where given, currency."""
    names = ("price_list_id", "variant_id", "currency")
    list_id = viewing.find(LISTS, call.store, call.ids[:1])["id"]
    wanted = dict(zip(names, (list_id, *call.ids[1:]), strict=False))
    return call.store.find(PRICE_RECORDS, **wanted)


def _record(call: Call) -> Row:
    for row in _records(call):
        return row
    _, variant, currency = call.ids
    raise NotFound(f"Record of the variant {variant} in {currency} does not exist.")


def of_variant(call: Call) -> Page:
    """GET …/records/{variant_id}: a variant's records, one for each currency."""
    return Page(tuple(_show(call, row) for row in _records(call)))


def get(call: Call) -> Mapping[str, Any]:
    """GET …/records/{variant_id}/{currency_code}: one record."""
    return _show(call, _record(call))


def put(call: Call) -> Mapping[str, Any]:
    """PUT …/records/{variant_id}/{currency_code}: change the record, or make it."""
    if not isinstance(call.body, Mapping):
        raise Invalid("body", "The request body is not an object.")
    _, variant, currency = call.ids
    known = call.store.exists(PRODUCT_SKUS, variant)
    if not known or not call.store.find(CURRENCIES, currency_code=currency):
        raise NotFound(f"There is no variant {variant} or no currency {currency}.")
    return _show(
        call,
        _save(call.store, {**call.body, "variant_id": variant, "currency": currency}, call.ids[0]),
    )


def delete(call: Call) -> None:
    """DELETE …/records/{variant_id}/{currency_code}: take the record out."""
    row = _record(call)
    call.store.delete(PRICE_RECORDS, row["id"], parent=row["price_list_id"])


def delete_some(call: Call) -> None:
    """DELETE …/records: those of a currency, of variants or of SKUs."""
    if not call.query:
        raise Unprocessable("Say which to delete, by currency, variant_id:in or sku:in.")
    where = [RECORDS.condition(name, text, call.store) for name, text in call.query.items()]
    for row in viewing.select(RECORDS, call.store, call.ids, where):
        call.store.delete(PRICE_RECORDS, row["id"], parent=row["price_list_id"])


def _save(store: Store, item: Mapping[str, Any], list_id: Any, update: bool = True) -> Row:
    """Make a record, or with `update` change the one there is of the variant and currency."""
    with store.transaction():
        ids = (list_id,)
        viewing.find(LISTS, store, ids)
        sent = viewing.parse(RECORDS, item, "create")
        draft = Draft(store, RECORDS, sent, viewing.row_values(RECORDS, sent))
        _find_variant(draft)
        same = {name: draft.values[name] for name in ("variant_id", "currency")}
        found = store.find(PRICE_RECORDS, price_list_id=list_id, **same) if update else []
        if not found:
            return viewing.create(RECORDS, store, ids, item)
        new = {name: value for name, value in draft.values.items() if name not in same}
        required = {"variant_id": found[0]["variant_id"]}
        return store.update(PRICE_RECORDS, found[0]["id"], new | required, parent=list_id)


def _batch(update: bool) -> Callable[[Call], Any]:
    """POST and PUT of records in a list: each is saved or told of in `batch_errors`."""

    def run(call: Call) -> Any:
        if call.ids:
            viewing.find(LISTS, call.store, call.ids)
        most = MOST_OF_LIST if call.ids and update else MOST
        failed = [e for item in viewing.items(call.body, most) for e in _tried(call, item, update)]
        if not failed:
            return {}
        title = "There were errors in the batch."
        return problem(422, title, batch_errors=failed)

    return run


def _tried(call: Call, item: Any, update: bool) -> list[dict[str, Any]]:
    try:
        if not isinstance(item, Mapping):
            raise Invalid("body", f"{item!r} is not an object.")
        list_id = call.ids[0] if call.ids else item.get("price_list_id")
        if list_id is None:
            raise Missing("price_list_id")
        _save(call.store, item, list_id, update)
    except Refusal as refusal:
        names = ("price_list_id", "variant_id", "sku", "currency")
        data = {n: item[n] for n in names if n in item} if isinstance(item, Mapping) else {}
        return [{"data": data, "field_errors": {refusal.field or "record": str(refusal)}}]
    return []


# ---- assignments

IDS = tuple(
    Int(name=name, min=1) for name in ("id", "price_list_id", "customer_group_id", "channel_id")
)
ASSIGNED = (
    Int(name="id", read_only=True),
    Int(name="price_list_id", min=1, required=True, read_only="update"),
    Int(name="customer_group_id", min=1, default=0),
    Int(name="channel_id", min=1),
)
ASSIGNMENTS = View(
    path="pricelists/assignments",
    noun="assignment",
    source=PRICE_LIST_ASSIGNMENTS,
    spec=SPEC,
    verbs=frozenset({LIST, CLEAR}),
    paging="both",
    fields=ASSIGNED,
    filters=tuple(each.name + operator for each in IDS for operator in ("", ":in")),
    clear_needs=(*(each.name for each in IDS), "channel_id:in"),
    known_gaps=("An assignment to a channel alone shows the customer_group_id 0.",),
)


def assign(call: Call) -> Raw:
    """POST /pricelists/assignments: assign lists to customer groups in channels, all or none."""
    for item in viewing.items(call.body, MOST_ASSIGNMENTS):
        viewing.create(ASSIGNMENTS, call.store, (), item)
    return Raw({})


def set_assignment(call: Call) -> Mapping[str, Any]:
    """PUT …/assignments: a customer group has this list in a channel, instead of any other."""
    store, id = call.store, viewing.find(LISTS, call.store, call.ids)["id"]
    body = {**call.body, "price_list_id": id} if isinstance(call.body, Mapping) else call.body
    sent = viewing.parse(ASSIGNMENTS, body, "create")
    names = ("customer_group_id", "channel_id")
    for name in names:
        if name not in sent:
            raise Missing(name)
    for row in store.find(PRICE_LIST_ASSIGNMENTS, **{name: sent[name] for name in names}):
        store.delete(PRICE_LIST_ASSIGNMENTS, row["id"], parent=row["price_list_id"])
    row = viewing.create(ASSIGNMENTS, store, (), body)
    return viewing.show(ASSIGNMENTS, Sight(store, row, call.base))


ALL = "pricelists/records"
OF_LIST = "pricelists/{price_list_id}/records"
OF_VARIANT = f"{OF_LIST}/{{variant_id}}"
ONE = f"{OF_VARIANT}/{{currency_code}}"
FILTERS = ("currency", "variant_id:in", "sku:in")
VIEWS = (LISTS, RECORDS, ASSIGNMENTS)
ENDPOINTS = (
    *(
        Endpoint(method, path, _batch(method == "PUT"), spec=SPEC)
        for path in (ALL, OF_LIST)
        for method in ("POST", "PUT")
    ),
    Endpoint("DELETE", OF_LIST, delete_some, query=FILTERS, spec=SPEC),
    Endpoint("GET", OF_VARIANT, of_variant, query=("include",), spec=SPEC),
    Endpoint("GET", ONE, get, query=("include",), spec=SPEC),
    Endpoint("PUT", ONE, put, spec=SPEC),
    Endpoint("DELETE", ONE, delete, spec=SPEC),
    Endpoint("POST", "pricelists/assignments", assign, spec=SPEC),
    Endpoint("PUT", "pricelists/{price_list_id}/assignments", set_assignment, spec=SPEC),
)
