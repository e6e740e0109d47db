"""V3's dialect, for all views: rows in data and meta, lists in pages, batches of bodies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from bcfake import viewing
from bcfake.errors import Invalid, Missing, Refusal, Unprocessable
from bcfake.message import Reply
from bcfake.schema import CREATE, DELETE, UPDATE, Call, Verb
from bcfake.tables import Row
from bcfake.view import Document, Endpoint, Page, Raw, View
from bcfake.wire import forms, v3_pages
from bcfake.wire import v3_query as asked
from bcfake.wire.answers import JSON
from bcfake.wire.exchange import Exchange
from bcfake.wire.routes import subject_of
from bcfake.wire.v3_answers import (
    Malformed,
    error,
    page_meta,
    saved_in_part,
    v3_json,
    v3_refusal,
    wrapped,
)
from bcfake.wire.v3_rows import Writer

Meta = dict[str, Any]
Item = tuple[str, Any]  # ("data", what was saved) or ("errors", why it was not)


# ---- reading


def list_(view: View, exchange: Exchange) -> Reply:
    query, store = exchange.request.query, exchange.store
    also = {"page", "limit", *asked.PROJECTION, *asked.sorting(view)}
    if view.paging in ("cursor", "both"):
        also |= asked.CURSORS
    where = asked.conditions(view, exchange, also)
    shown, order = asked.projection(view, exchange), asked.order(view, exchange)
    with store.lock:
        if view.paging == "none":
            rows = viewing.select(view, store, exchange.ids, where, order=order)
            meta: Meta = {}
        else:
            limit = asked.limit(query, asked.most(view, shown.include), exchange.hints)
            part = v3_pages.Part(view, store, exchange.ids, where, order, limit)
            rows, meta = v3_pages.read(part, query)
        data = Writer(store, exchange.base).write_all(view, rows, shown)
    return wrapped(data, meta)


def get(view: View, exchange: Exchange) -> Reply:
    with exchange.store.lock:
        row = viewing.find(view, exchange.store, exchange.ids)
        return wrapped(_shown(view, row, exchange, asked.projection(view, exchange)))


def _shown(view: View, row: Row, exchange: Exchange, shown: asked.Projection) -> bytes:
    with exchange.store.lock:
        return Writer(exchange.store, exchange.base).write(view, row, shown)


# ---- writing


def create(view: View, exchange: Exchange) -> Reply:
    if CREATE in view.batch:
        return _batch(view, exchange, CREATE)
    row = viewing.create(view, exchange.store, exchange.ids, _told(view, exchange, "create"))
    return _one(view, row, exchange, view.on_create, view.created)


def update(view: View, exchange: Exchange) -> Reply:
    row = viewing.update(view, exchange.store, exchange.ids, _told(view, exchange, "update"))
    return _one(view, row, exchange, (), view.updated)


def update_many(view: View, exchange: Exchange) -> Reply:
    return _batch(view, exchange, UPDATE)


def _one(view: View, row: Row, exchange: Exchange, include: tuple[str, ...], status: int) -> Reply:
    shown = asked.projection(view, exchange)
    with_parts = asked.Projection(shown.names, shown.include or include)
    return wrapped(_shown(view, row, exchange, with_parts), status=status)


def delete(view: View, exchange: Exchange) -> Reply:
    row = viewing.delete(view, exchange.store, exchange.ids)
    return _one(view, row, exchange, (), 200) if view.shows_deleted else Reply(204)


def clear(view: View, exchange: Exchange) -> Reply:
    """Delete what the filters find, or with a list of ids as body the rows they name."""
    if DELETE in view.batch:
        return _batch(view, exchange, DELETE)
    query = exchange.request.query
    if view.clear_needs and not any(name in query for name in view.clear_needs):
        needed = ", ".join(view.clear_needs)
        raise Unprocessable(f"Say which to delete, by one of: {needed}.")
    where = asked.conditions(view, exchange, {"page", "limit"})
    with exchange.store.transaction():
        for row in viewing.select(view, exchange.store, exchange.ids, where):
            if exchange.store.exists(view.source, row["id"]):
                viewing.delete(view, exchange.store, (*exchange.ids, row[view.key]))
    return Reply(204)


# ---- batches


def _batch(view: View, exchange: Exchange, verb: Verb) -> Reply:
    """Run a verb for each item of the body: all of them or none, unless the view is partial."""
    sent = body(exchange)
    if view.one_or_many and isinstance(sent, Mapping):
        with exchange.store.transaction():
            one = _item(view, exchange, verb, sent)
        return wrapped(one, status=view.created) if verb is CREATE else wrapped(_listed([one]))
    items = viewing.items(sent, view.batch[verb])
    done_with = {CREATE: view.created, UPDATE: view.batch_updated}.get(verb, 200)
    if not view.partial:
        with exchange.store.transaction():
            done = [_item(view, exchange, verb, item) for item in items]
        return wrapped(_listed(done), status=done_with)
    found = list(_tried(view, exchange, verb, items))
    data = [value for kind, value in found if kind == "data"]
    failed = [value for kind, value in found if kind == "errors"]
    counts = {"total": len(found), "success": len(data), "failed": len(failed)}
    if failed and not data:
        shown = {**failed[0], "data": [], "errors": failed, "meta": counts}
        return Reply(422, v3_json(shown), dict(JSON))
    status = 207 if failed else done_with
    saved = {"errors": failed, "meta": counts}
    return Reply(status, b'{"data":' + _listed(data) + b"," + v3_json(saved)[1:], dict(JSON))


def _listed(items: Sequence[bytes]) -> bytes:
    return b"[" + b",".join(items) + b"]"


def _tried(view: View, exchange: Exchange, verb: Verb, items: Sequence[Any]) -> Iterator[Item]:
    for item in items:
        try:
            yield "data", _item(view, exchange, verb, item)
        except Refusal as refusal:
            yield "errors", error(refusal, view)


def _item(view: View, exchange: Exchange, verb: Verb, item: Any) -> bytes:
    """One item's create, update or delete, and what the answer says of it."""
    store, ids = exchange.store, exchange.ids
    if verb is DELETE:
        doomed = view.by_name[view.key_name].field.parse(item)
        viewing.delete(view, store, (*ids, doomed))
        return v3_json(doomed)
    key = item.get(view.key_name) if isinstance(item, Mapping) else None
    if key is not None:
        key = view.by_name[view.key_name].field.parse(key)
    item = exchange.savable(item, _apart(view))
    _note(view, exchange, item, "create" if verb is CREATE else "update", view.key_name)
    if verb is CREATE or (view.upsert and not key):
        row = viewing.create(view, store, ids, item)
    elif not isinstance(item, Mapping):
        raise Invalid("body", f"{item!r} is not an object.")
    elif key is None:
        raise Missing(view.key_name)
    else:
        row = viewing.update(view, store, (*ids, key), item)
    shown = asked.projection(view, exchange)
    if verb is CREATE:
        sent = [name for name in view.on_create if name in item]
        shown = asked.Projection(shown.names, tuple(dict.fromkeys((*shown.include, *sent))))
    return _shown(view, row, exchange, shown)


# ---- bodies


def body(exchange: Exchange) -> Any:
    """The body: JSON, or the parts of a form; raises Malformed."""
    request = exchange.request
    try:
        return forms.parts(request) if forms.content_type(request) == forms.FORM else request.json
    except ValueError:
        raise Malformed("Syntax error") from None


def _told(view: View, exchange: Exchange, verb: str) -> Any:
    sent = exchange.savable(body(exchange), _apart(view))
    _note(view, exchange, sent, verb)
    return sent


@cache
def _apart(view: View) -> tuple[str, ...]:
    return tuple(name for name, part in view.by_name.items() if part.field.apart)


def _note(view: View, exchange: Exchange, sent: Any, verb: str, key: str = "") -> None:
    """A hint for the journal on what V3 passes over without a word (assumed)."""
    over = [name for name in viewing.ignored(view, sent, verb) if name != key]
    if over:
        exchange.hints.append(f"not written: {', '.join(over)}")


# ---- other operations


def act(endpoint: Endpoint, exchange: Exchange) -> Reply:
    query = exchange.request.query
    asked.refuse_unknown(exchange, query, {"page", "limit", *endpoint.query})
    sent = body(exchange) if exchange.request.body else None
    store, headers = exchange.store, exchange.request.headers
    with store.transaction():
        value = endpoint.run(Call(store, exchange.ids, query, sent, exchange.base, headers))
    if value is None:
        return Reply(204)
    if isinstance(value, Document):
        return Reply(200, value.text.encode(), {"Content-Type": endpoint.gives})
    if isinstance(value, Raw):
        return Reply(value.status, v3_json(value.body), dict(JSON))
    if not isinstance(value, Page):
        return wrapped(value, status=endpoint.status)
    limit, page = asked.limit(query, 250, exchange.hints), asked.page(query)
    part = value.items[(page - 1) * limit : page * limit]
    total = len(value.items)
    return wrapped(
        part, {"pagination": page_meta(query, total=total, count=len(part), page=page, limit=limit)}
    )


def serve(handler: Callable[[Exchange], Reply], exchange: Exchange) -> Reply:
    """Run one operation; a refusal becomes V3's error object."""
    try:
        reply = handler(exchange)
        return saved_in_part(reply, exchange.unsaved) if exchange.unsaved else reply
    except Refusal as refusal:
        subject = subject_of(handler)
        return v3_refusal(refusal, subject if isinstance(subject, View) else None)
