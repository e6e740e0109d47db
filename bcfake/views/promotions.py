"""Promotions as V3 shows them, with their coupon codes and settings."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bcfake import viewing
from bcfake.errors import Invalid, NotFound, Refusal, Unprocessable
from bcfake.fields import (
    Choice,
    Field,
    Flag,
    Int,
    Json,
    ListOf,
    Money,
    Object,
    Text,
    separated,
)
from bcfake.resources.marketing import COUPONS
from bcfake.resources.promotion_uses import DEFAULTS, GROUP
from bcfake.resources.promotions import (
    ADDRESS,
    AUTOMATIC,
    BULK,
    COUPON,
    COUPON_TYPES,
    CUSTOMER,
    KINDS,
    NOTIFICATION,
    RULE,
    SCHEDULE,
    SINGLE,
    STATUSES,
)
from bcfake.resources.promotions import PROMOTIONS as ROWS
from bcfake.schema import CREATE, GET, LIST, UPDATE, Call
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.view import Draft, Endpoint, Page, Pair, Raw, Search, Shown, Sight, View, problem
from bcfake.views.forms import moment
from bcfake.views.overridable import Settings, endpoints

SPEC = "promotions.v3.yml"
MOST_PROMOTIONS, MOST_CODES = 50, 250
CODE = r"[a-zA-Z0-9_\s-]+"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
Test = Callable[[Row], bool]


# ---- promotions


def _codes(store: Store, promotion: Row) -> list[str]:
    return [row["code"] for row in store.find(COUPONS, promotion_id=promotion["id"])]


def _with_code(store: Store, wanted: str) -> Test:
    return lambda row: wanted in _codes(store, row)


def _called(store: Store, wanted: str) -> Test:
    """Names or codes that hold a text."""
    text = wanted.casefold()
    return lambda row: any(text in each.casefold() for each in (row["name"], *_codes(store, row)))


def _of_type(store: Store, wanted: str) -> Test:
    return lambda row: bool(row["redemption_type"] == wanted.upper())


def _in_channels(store: Store, wanted: Any) -> Test:
    def test(row: Row) -> bool:
        ids = {each["id"] for each in row["channels"]}
        return not ids or not ids.isdisjoint(wanted)

    return test


def _of_coupons(field: Field) -> Shown:
    """A field that says something of coupon promotions only; null in others."""

    def value(sight: Sight) -> Any:
        is_coupon = sight.row["redemption_type"] == COUPON
        return sight.row[field.name] if is_coupon else None

    return Shown(field, value, lambda sent: {} if sent is None else {field.name: sent})


def _several(sight: Sight) -> Any:
    if sight.row["redemption_type"] != COUPON:
        return None
    return {"has_multiple_codes": len(_codes(sight.store, sight.row)) > 1}


def _check(draft: Draft) -> None:
    """What only the service sets, or nobody may change."""
    sent = draft.sent
    if sent.get("status") == "INVALID":
        raise Invalid("status", "INVALID is set by the service only.")
    old, kind = draft.old, sent.get("coupon_type")
    if old is not None and kind is not None and kind != old["coupon_type"]:
        raise Invalid("coupon_type", "It cannot be changed.")


PROMOTIONS = View(
    path="promotions",
    source=ROWS,
    spec=SPEC,
    verbs=frozenset({LIST, GET, CREATE, UPDATE}),
    created=201,
    fields=(
        Int(name="id", read_only=True),
        Choice(name="redemption_type", values=KINDS, required=True, read_only="update"),
        Text(name="name", min=1, required=True),
        Text(name="display_name"),
        Shown(Text(name="created_from", read_only=True), lambda sight: "api"),
        ListOf(
            name="channels",
            item=Object(name="channel", fields=(Int(name="id", min=1, required=True),)),
        ),
        CUSTOMER,
        ListOf(name="rules", item=RULE, min=1, required=True),
        Int(name="current_uses", read_only=True),
        Int(name="max_uses", nullable=True),
        Choice(name="status", values=STATUSES),
        moment("start_date"),
        moment("end_date"),
        Flag(name="stop"),
        Flag(name="can_be_used_with_other_promotions"),
        Text(name="currency_code"),
        ListOf(name="notifications", item=NOTIFICATION),
        ADDRESS,
        SCHEDULE,
        _of_coupons(Choice(name="coupon_type", values=COUPON_TYPES, nullable=True)),
        _of_coupons(Flag(name="coupon_overrides_other_promotions", nullable=True)),
        _of_coupons(
            Flag(name="coupon_overrides_automatic_when_offering_higher_discounts", nullable=True)
        ),
        Shown(Json(name="multiple_codes", read_only=True), _several),
    ),
    filters=(
        *("id", "name", "currency_code", "status"),
        Search("code", Text(name="code"), _with_code),
        Search("redemption_type", Choice(name="kind", values=("automatic", "coupon")), _of_type),
        Search("channels", Int(name="channel_id"), _in_channels, many=True),
        Search("query", Text(name="query"), _called),
    ),
    sortable=("id", "name", "start_date"),
    before=_check,
    known_gaps=(
        "sort=priority is refused: promotions are looked at in the order of their ids.",
        "A promotion does not show its codes, which have a path of their own.",
        "An automatic promotion shows null for what only coupon promotions have.",
    ),
)

# ---- codes


def _is_code(row: Row) -> bool:
    return bool(row["promotion_id"])


def _takes_codes(draft: Draft) -> None:
    """A code is a coupon of type promotion, which V2 shows without what it does."""
    promotion = draft.store.get(ROWS, draft.values["promotion_id"])
    if promotion["redemption_type"] == AUTOMATIC:
        raise Unprocessable("An automatic promotion has no coupon codes.", field="code")
    if promotion["coupon_type"] == SINGLE and _codes(draft.store, promotion):
        raise Unprocessable("The promotion has its single coupon code.", field="code")
    draft.values |= _coupon(draft.values["code"])


def _coupon(code: str) -> dict[str, Any]:
    """What V2 shows of a code beyond what V3 says."""
    zero = Money(name="amount").empty()
    everywhere = {"entity": "categories", "ids": (0,)}
    named = {"name": code, "type": "promotion", "enabled": True}
    return {**named, "amount": zero, "applies_to": everywhere}


CREATED = moment("created", "date_created", read_only=True)
CODES = View(
    path="codes",
    noun="coupon code",
    source=COUPONS,
    spec=SPEC,
    parent=PROMOTIONS,
    within=lambda store, promotion: {"promotion_id": promotion["id"]},
    only=_is_code,
    verbs=frozenset({LIST, CREATE}),
    paging="both",
    created=201,
    fields=(
        Int(name="id", read_only=True),
        Text(name="code", min=1, max=50, pattern=CODE, required=True),
        Pair(Int(name="current_uses", read_only=True), "num_uses"),
        Int(name="max_uses"),
        Int(name="max_uses_per_customer"),
        CREATED,
    ),
    filters=("code",),
    before=_takes_codes,
)


def by_code(call: Call) -> Page:
    """GET /promotions/codes: the code that the query names, whatever its promotion."""
    rows = _coded(call)
    return Page(tuple(viewing.shown(CODES, call, row) for row in rows))


def _coded(call: Call) -> list[Row]:
    if not call.query.get("code"):
        raise Unprocessable('Query parameter "code" is required.')
    return [row for row in call.store.find(COUPONS, code=call.query["code"]) if _is_code(row)]


def delete_by_code(call: Call) -> None:
    """DELETE /promotions/codes: that code; 204 where there is none, too."""
    for row in _coded(call):
        call.store.delete(COUPONS, row["id"])


def delete_code(call: Call) -> None:
    """DELETE …/codes/{code_id}; 204 where there is none, too."""
    _delete(call.store, call.ids[1], promotion_id=_promotion(call)["id"])


def _delete(store: Store, id: Any, **where: Any) -> bool:
    rows = store.find(COUPONS, id=id, **where) if isinstance(id, int) else []
    for row in rows:
        store.delete(COUPONS, row["id"])
    return bool(rows)


def _promotion(call: Call) -> Row:
    return viewing.find(PROMOTIONS, call.store, call.ids[:1])


def delete_codes(call: Call) -> Raw | None:
    """DELETE …/codes: those with the ids in the query."""
    promotion = _promotion(call)

    def delete(id: int) -> None:
        if not _delete(call.store, id, promotion_id=promotion["id"]):
            raise NotFound("Invalid ID")

    return _each(call, MOST_CODES, delete)


# ---- codes made in batches

BATCH = (
    Int(name="batch_size", min=1, max=MOST_CODES, required=True),
    *(Int(name=name, max=100_000, default=1) for name in ("max_uses", "max_uses_per_customer")),
    *(Text(name=name, max=20, pattern="[A-Z0-9_-]+") for name in ("prefix", "suffix")),
    Text(name="delimiter", max=1, pattern="[_-]"),
    ListOf(
        name="exclude_characters", item=Text(name="character", min=1, max=1, pattern="[A-Z0-9]")
    ),
    Int(name="code_length", min=6, max=16, default=16),
)


def generate(call: Call) -> Any:
    """POST …/codegen: many codes at once, for a bulk coupon promotion only (405 for others)."""
    promotion = _promotion(call)
    sent = viewing.parse_loosely(BATCH, call.body)
    if (promotion["redemption_type"], promotion["coupon_type"]) != (COUPON, BULK):
        said = "Bulk code generation is only supported for bulk coupon promotions."
        return Raw({"status": "405", "title": "Method not allowed", "error": said}, 405)
    whole = {each.name: each.initial() for each in BATCH} | sent
    uses = {name: whole[name] for name in ("max_uses", "max_uses_per_customer")}
    codes = []
    for code, _ in zip(
        _made(call.store, promotion, whole), range(sent["batch_size"]), strict=False
    ):
        values = {**_coupon(code), **uses, "code": code, "promotion_id": promotion["id"]}
        row = call.store.create(COUPONS, values)
        codes.append({"code": code})
    made = CREATED.field.render(row["date_created"])
    return {"created": made, **uses, "batch_size": len(codes), "codes": codes}


def _made(store: Store, promotion: Row, asked: Mapping[str, Any]) -> Iterator[str]:
    """New codes, each once; equal moves make equal ones."""
    letters = [each for each in LETTERS if each not in asked["exclude_characters"]]
    if not letters:
        raise Invalid("exclude_characters", "No character is left.")
    drawn = random.Random(f"{promotion['id']}/{len(_codes(store, promotion))}")
    parts = [asked["prefix"], "", asked["suffix"]]
    while True:
        parts[1] = "".join(drawn.choices(letters, k=asked["code_length"]))
        code = asked["delimiter"].join(part for part in parts if part)
        if not store.find(COUPONS, code=code):
            yield code


# ---- deleting


def delete_promotion(call: Call) -> None:
    """DELETE /promotions/{id}; 204 where there is none, too."""
    if isinstance(call.ids[0], int) and call.store.exists(ROWS, call.ids[0]):
        call.store.delete(ROWS, call.ids[0])


def delete_promotions(call: Call) -> Raw | None:
    """DELETE /promotions: those with the ids in the query."""

    def delete(id: int) -> None:
        if not call.store.exists(ROWS, id):
            raise NotFound("Invalid ID")
        call.store.delete(ROWS, id)

    return _each(call, MOST_PROMOTIONS, delete)


def _each(call: Call, most: int, delete: Callable[[int], None]) -> Raw | None:
    """Delete by each id in id:in; those that cannot be are told of in a 422, by their place."""
    ids = _asked(call, most)
    failed: dict[str, str] = {}
    for place, id in enumerate(ids):
        try:
            delete(id)
        except Refusal as refusal:
            failed[f"{place}.{refusal.field or 'id'}"] = refusal.message
    if not failed:
        return None
    error = problem(422, "Some of them could not be deleted.", errors=failed).body
    counts = {"total": len(ids), "success": len(ids) - len(failed), "failed": len(failed)}
    return Raw({"errors": [error], "meta": counts}, 422)


def _asked(call: Call, most: int) -> list[int]:
    texts = separated(call.query.get("id:in"))
    if not texts:
        raise Unprocessable('Query parameter "id:in" is required.')
    if len(texts) > most:
        raise Unprocessable(f'Query parameter "id:in" has more than {most} values.')
    try:
        return [Int(name="id:in", min=1).read(each) for each in texts]
    except Invalid as refusal:
        raise Unprocessable(f'Query parameter "id:in": {refusal.reason}') from None


# ---- settings


def _setting(name: str, default: Any) -> Field:
    if isinstance(default, bool):
        return Flag(name=name, default=default, required_on_update=True)
    return Int(name=name, min=1, max=5, default=default, required_on_update=True)


SETTINGS = Settings(
    path=GROUP,
    fields=tuple(_setting(name, default) for name, default in DEFAULTS.items()),
    spec="promotion_settings.v3.yml",
    channels="",
    bare=True,  # documented
    scope=ROWS.scope,
)


def _endpoint(method: str, path: str, run: Callable[[Call], Any], *query: str) -> Endpoint:
    return Endpoint(method, path, run, query, spec=SPEC)


OF_ONE = "promotions/{promotion_id}"
VIEWS = (PROMOTIONS, CODES)
ENDPOINTS = (
    _endpoint("DELETE", "promotions", delete_promotions, "id:in"),
    _endpoint("DELETE", OF_ONE, delete_promotion),
    _endpoint("GET", "promotions/codes", by_code, "code"),
    _endpoint("DELETE", "promotions/codes", delete_by_code, "code"),
    _endpoint("DELETE", f"{OF_ONE}/codes", delete_codes, "id:in", "code"),
    _endpoint("DELETE", f"{OF_ONE}/codes/{{coupon_code_id}}", delete_code),
    Endpoint("POST", f"{OF_ONE}/codegen", generate, status=201, spec=SPEC),
    *endpoints(SETTINGS),
)
