"""V2's dialect, for all resources: bare lists, how values are written, what the query may ask."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bcfake.errors import Invalid, NotFound, Refusal, TooMany, Unknown
from bcfake.fields import INT_MAX, parse_moment, rfc2822, separated, whole
from bcfake.message import Reply, json_list, to_json
from bcfake.query import Order
from bcfake.schema import (
    CLEAR,
    COUNT,
    LIST,
    Action,
    Call,
    Condition,
    Filter,
    Resource,
    Verb,
)
from bcfake.tables import Row
from bcfake.wire.answers import JSON, gateway_error, v2_refusal
from bcfake.wire.exchange import Exchange

MAX_LIMIT = 250
DEFAULT_LIMIT = 50


# ---- writing


def show(resource: Resource, row: Row, base: str) -> dict[str, Any]:
    """A row as V2 shows it."""
    return {
        f.name: f.render(row.get(f.name)) if f.stored else f.show(row, base)  # type: ignore[attr-defined]
        for f in resource.fields
        if not f.hidden
    }


def rendered(resource: Resource, row: Row, base: str) -> bytes:
    """`show` as bytes, kept with the row."""
    kept = row.rendered
    if kept is not None and kept[0] == base:
        return kept[1]
    data = to_json(show(resource, row, base))
    row.rendered = (base, data)
    return data


def _writer(resource: Resource, exchange: Exchange) -> Callable[[Row], bytes]:
    """How rows are written for this request: whole, or as include/exclude ask."""
    query = exchange.request.query
    include = separated(query.get("include")) if "include" in query else None
    exclude = separated(query.get("exclude")) if "exclude" in query else None
    expands = [name for name in include or () if name in resource.expands]
    if not expands and not (resource.projects and (include or exclude)):
        return lambda row: rendered(resource, row, exchange.base)
    kept = _projection(resource, include, exclude) if resource.projects else None

    def write(row: Row) -> bytes:
        shown = show(resource, row, exchange.base)
        for name in expands:
            field = name.partition(".")[0]  # consignments.line_items is about consignments
            shown[field] = resource.expands[name](exchange.store, row, exchange.base)
        return to_json(shown if kept is None else {n: v for n, v in shown.items() if n in kept})

    return write


def _projection(
    resource: Resource, include: list[str] | None, exclude: list[str] | None
) -> set[str]:
    names = {f.name for f in resource.fields}
    if include:
        if "@summary" in include:
            include = [*include, *resource.summary]
        return (names & set(include)) | set(resource.always)
    return (names - set(exclude or ())) | set(resource.always)


# ---- reading the query string

PAGING = ("page", "limit")


def _number(exchange: Exchange, name: str, default: int) -> int:
    """A positive whole number (what the real API does with others is not known: refused)."""
    text = exchange.request.query.get(name)
    if text is None or text == "":
        return default
    number = whole(text)
    if not number:
        raise Invalid(name, f"{text!r:.60} is not a whole number from 1.")
    return number


def paging(exchange: Exchange) -> tuple[int, int]:
    """(page, limit) of a request; raises Invalid or TooMany."""
    limit = _number(exchange, "limit", DEFAULT_LIMIT)
    if limit > MAX_LIMIT:
        message = "The specified limit exceeds the maximum allowed."
        raise TooMany(message, field="limit", details={"max_limit": MAX_LIMIT})
    return _number(exchange, "page", 1), limit


def conditions(exchange: Exchange, resource: Resource, verb: Verb) -> list[Condition]:
    """The filters a request asks for; raises Invalid for an unknown one or a bad value."""
    known = {*PAGING, "sort", "direction"} if resource.sortable else {*PAGING}
    if resource.projects or resource.expands:
        known |= {"include", "exclude"}
    query = exchange.request.query
    found = resource.conditions(query, verb, ignoring=known, loose=exchange.loose)
    if resource.refine is not None:
        found = resource.refine(exchange.store, found)
    shows = resource.v2_rows
    if shows is not None:
        found.append(Condition(Filter("v2", compare=lambda row, wanted: shows(row)), True))
    return found


def order(exchange: Exchange, resource: Resource) -> Order | None:
    """The order that `sort=field:desc` or `sort=field&direction=desc` asks for; raises Invalid."""
    query = exchange.request.query
    name, _, direction = query.get("sort", "").partition(":")
    direction = direction or query.get("direction", "")
    if not resource.sortable or not (name or direction):
        return None
    if name and name not in resource.sortable:
        raise Invalid("sort", f"{name!r} is not one of {', '.join(resource.sortable)}.")
    if direction not in ("", "asc", "desc"):
        raise Invalid("sort", f"{direction!r} is neither asc nor desc.")
    return name or resource.default_order[0], direction == "desc"


# ---- the verbs


def list_(resource: Resource, flat: bool, exchange: Exchange) -> Reply:
    page, limit = paging(exchange) if resource.paged else (1, None)
    where = conditions(exchange, resource, LIST)
    newer = [*where, *_modified_since(resource, exchange)]
    write, store = _writer(resource, exchange), exchange.store
    parent = exchange.parent(resource, flat)
    with store.lock:
        rows = store.list(
            resource,
            parent=parent,
            where=newer,
            order=order(exchange, resource),
            page=page,
            limit=limit,
        )
        if not rows:
            none_newer = newer != where and not store.count(resource, parent=parent, where=newer)
            known = none_newer and store.count(resource, parent=parent, where=where)
            return Reply(304 if known else 204)
        body = json_list(tuple(map(write, rows)))
    return Reply(200, body, {**JSON, **_last_modified(resource, rows)})


def get(resource: Resource, flat: bool, exchange: Exchange) -> Reply:
    write = _writer(resource, exchange)
    with exchange.store.lock:
        row = _row(resource, flat, exchange)
        if any(not _newer(row, since.wanted) for since in _modified_since(resource, exchange)):
            return Reply(304)
        return Reply(200, write(row), {**JSON, **_last_modified(resource, [row])})


def count(resource: Resource, flat: bool, exchange: Exchange) -> Reply:
    where = conditions(exchange, resource, COUNT)
    number = exchange.store.count(resource, parent=exchange.parent(resource, flat), where=where)
    return Reply(200, to_json({"count": number}), dict(JSON))


def create(resource: Resource, flat: bool, exchange: Exchange) -> Reply:
    parent = exchange.parent(resource, flat)
    with exchange.store.lock:
        if resource.parent is not None:
            exchange.store.get(resource.parent, parent)  # told before a bad body
        sent = _sent(resource, exchange, "create")
        row = exchange.store.create(resource, sent, parent=parent)
        return Reply(201, _writer(resource, exchange)(row), dict(JSON))


def update(resource: Resource, flat: bool, exchange: Exchange) -> Reply:
    with exchange.store.lock:
        old = _row(resource, flat, exchange)  # a missing object is told before a bad body
        sent = _sent(resource, exchange, "update")
        parent = exchange.parent(resource, flat)
        row = exchange.store.update(resource, old.get("id"), sent, parent=parent)
        return Reply(200, _writer(resource, exchange)(row), dict(JSON))


def _sent(resource: Resource, exchange: Exchange, verb: str) -> dict[str, Any]:
    body = exchange.savable(exchange.body, resource.apart)
    return resource.parse(body, verb, loose=exchange.loose)


def delete(resource: Resource, flat: bool, exchange: Exchange) -> Reply:
    with exchange.store.lock:
        parent = exchange.parent(resource, flat)
        exchange.store.delete(resource, _row(resource, flat, exchange).get("id"), parent=parent)
    return Reply(204)


def clear(resource: Resource, flat: bool, exchange: Exchange) -> Reply:
    """Delete the collection; all of it, or one page where the request asks for a page."""
    paged = any(name in exchange.request.query for name in PAGING)
    page, limit = paging(exchange) if paged else (1, resource.rows_per_clear)
    if limit is not None and resource.rows_per_clear is not None:
        limit = min(limit, resource.rows_per_clear)
    where = conditions(exchange, resource, CLEAR)
    parent = exchange.parent(resource, flat)
    exchange.store.clear(resource, parent=parent, where=where, page=page, limit=limit)
    return Reply(204)


def act(action: Action, exchange: Exchange) -> Reply:
    unknown = [name for name in exchange.request.query if name not in action.query]
    if unknown and not exchange.loose:
        known = ", ".join(action.query) or "none"
        raise Unknown(unknown[0], f"Known parameters: {known}.")
    body = exchange.body if exchange.request.body else None
    query = exchange.request.query
    with exchange.store.transaction():
        value = action.run(Call(exchange.store, exchange.ids, query, body, exchange.base))
    return Reply(204) if value is None else Reply(action.status, to_json(value), dict(JSON))


def _id(exchange: Exchange) -> Any:
    return exchange.ids[-1] if exchange.ids else None


def _row(resource: Resource, flat: bool, exchange: Exchange) -> Row:
    row = exchange.store.get(resource, _id(exchange), parent=exchange.parent(resource, flat))
    if resource.v2_rows is not None and not resource.v2_rows(row):
        raise NotFound()
    return row


# ---- conditional requests


STAMP = "date_modified"


def _newer(row: Row, moment: datetime) -> bool:
    return row[STAMP] is not None and bool(row[STAMP] > moment)


SINCE = Filter("If-Modified-Since", compare=_newer)


def _modified_since(resource: Resource, exchange: Exchange) -> list[Condition]:
    """What If-Modified-Since asks of a row; a date that is none asks nothing."""
    text = exchange.request.headers.get("if-modified-since", "")
    if not text or not resource.last_modified:
        return []
    moment = parse_moment(text.replace("GMT", "+0000"))
    return [] if moment is None else [Condition(SINCE, moment)]


def _last_modified(resource: Resource, rows: list[Row]) -> dict[str, str]:
    stamps = [row[STAMP] for row in rows if row.get(STAMP) is not None]
    if not resource.last_modified or not stamps:
        return {}
    return {"Last-Modified": rfc2822(max(stamps))}  # with +0000, not GMT (recorded)


def serve(handler: Callable[[Exchange], Reply], exchange: Exchange) -> Reply:
    """Run one operation; a refusal becomes V2's error body."""
    too_big = any(isinstance(part, int) and part > INT_MAX for part in exchange.ids)
    if too_big:
        return gateway_error(400)  # ids that do not fit 32 bits never reach V2 (recorded)
    try:
        reply = handler(exchange)
        return Reply(207, reply.body, reply.headers) if exchange.unsaved else reply
    except Refusal as refusal:
        return v2_refusal(refusal, exchange.base)
