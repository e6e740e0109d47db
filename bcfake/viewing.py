"""Reading and writing rows through views: what V3's wire and its endpoints do, without HTTP."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from bcfake.errors import Invalid, Missing, NotFound, Refusal, TooMany, Unprocessable
from bcfake.fields import (
    UNSET,
    Field,
    Int,
    ListOf,
    Object,
    lacking,
    parse_fields,
    refuse_missing,
    separated,
)
from bcfake.query import Order
from bcfake.schema import Call, Condition, Filter
from bcfake.store import Rows, Store
from bcfake.tables import Row
from bcfake.view import Draft, Pair, Sight, View

Ids = tuple[Any, ...]  # those in the path, the outermost parent's first


# ---- finding


def scope(view: View, store: Store, ids: Ids) -> Mapping[str, Any]:
    """The values that place rows below the parents whose ids these are; raises NotFound."""
    if view.parent is None:
        return {}
    return placed_below(view, store, find(view.parent, store, ids))


def placed_below(view: View, store: Store, above: Row) -> Mapping[str, Any]:
    """The values that place rows below a row of the parent."""
    if view.within is not None:
        return view.within(store, above)
    return {view.source.parent_key: above["id"]}


def find(view: View, store: Store, ids: Ids) -> Row:
    """The row that the ids of a path name; raises NotFound for it or one of its parents."""
    if view.source.single:
        return store.get(view.source)
    where = scope(view, store, ids[:-1])
    for row in _with_key(view, store, ids[-1]):
        placed = all(row.get(name) == value for name, value in where.items())
        if placed and (view.only is None or view.only(row)):
            return row
    raise NotFound(missing(view, ids[-1]))


def _with_key(view: View, store: Store, id: Any) -> Rows:
    if view.key == "id":
        return [store.get(view.source, id)] if store.exists(view.source, id) else []
    own = {view.source.owner: store.asker} if view.source.owner and store.asker else {}
    return store.find(view.source, **{view.key: id, **own})


def missing(view: View, id: Any) -> str:
    """The title of a 404."""
    known = view.missing or f"{view.singular.capitalize()} with {{id}} does not exist."
    return known.format(id=id)


def select(
    view: View,
    store: Store,
    ids: Ids,
    where: Sequence[Condition] = (),
    *,
    order: Order | None = None,
    page: int = 1,
    limit: int | None = None,
) -> Rows:
    """The rows of a view, below the parents named by `ids`; one page where there is a limit."""
    return store.list(
        view.source,
        where=[*placed(view, store, ids), *where],
        order=order or view.order or view.source.default_order,
        page=page,
        limit=limit,
    )


def placed(view: View, store: Store, ids: Ids) -> list[Condition]:
    """The conditions that a view's own rows meet; raises NotFound for a missing parent."""
    found = [Condition(Filter(n, n), value) for n, value in scope(view, store, ids).items()]
    if view.only is not None:
        shows = view.only
        found.append(Condition(Filter("only", compare=lambda row, wanted: shows(row)), True))
    return found


# ---- showing


def show(
    view: View,
    sight: Sight,
    *,
    names: Collection[str] | None = None,
    include: Collection[str] = (),
) -> dict[str, Any]:
    """A row as V3 shows it: its fields (those in `names`, where given) and what is included."""
    has = None if view.shows is None else view.shows(sight.row)
    shown = {
        name: look(sight)
        for name, look in view.shown.items()
        if (names is None or name in names) and (has is None or name in has)
    }
    for name in include:
        shown[view.shown_as.get(name, name)] = included(view, name, sight)
    return shown


def shown(view: View, seen: Call | Sight, row: Row) -> dict[str, Any]:
    """A row as V3 shows it, to the caller of an operation or beside another row that is shown."""
    return show(view, Sight(seen.store, row, seen.base))


def included(view: View, name: str, sight: Sight) -> Any:
    """What include= adds under a name."""
    source = view.included[name]
    if not isinstance(source, View):
        return source(sight)
    return [shown(source, sight, row) for row in below(source, sight)]


def show_asked(view: View, call: Call, row: Row) -> dict[str, Any]:
    """A row as an endpoint shows it, with what the query's include= names; raises Unprocessable."""
    include = separated(call.query.get("include"))
    unknown = [name for name in include if name not in view.included]
    if unknown:
        raise Unprocessable(f"The include(s): {', '.join(unknown)} are not valid include(s).")
    return show(view, Sight(call.store, row, call.base), include=include)


def below(view: View, sight: Sight) -> Rows:
    """The rows of a view below the row that is looked at."""
    rows = sight.store.find(view.source, **placed_below(view, sight.store, sight.row))
    return [row for row in rows if view.only is None or view.only(row)]


# ---- taking


def items(body: Any, most: int | None = None, *, least: int = 0) -> Sequence[Any]:
    """The items of a body that is a list; raises Refusal for anything else, too few or too many."""
    if not isinstance(body, list):
        raise Invalid("body", "The request body is not a list.")
    if len(body) < least:
        raise Invalid("body", f"The request body needs at least {least} item(s).")
    if most is not None and len(body) > most:
        said = f"The maximum items allowed in the array is {most}."
        raise TooMany(f"The request payload is too large. {said}")
    return body


def ignored(view: View, body: Any, verb: str) -> list[str]:
    """The names in a body that V3 passes over: those it does not know or only shows."""
    if not isinstance(body, Mapping):
        return []
    return [str(n) for n in body if n not in view.parts and not _taken(view, n, verb)]


def _taken(view: View, name: Any, verb: str) -> bool:
    part = view.by_name.get(name)
    return part is not None and part.field.writable(verb)


def parse(view: View, body: Any, verb: str) -> dict[str, Any]:
    """V3's values for a sent object, by V3's names; raises Invalid, with `others` of its kind."""
    if not isinstance(body, Mapping):
        raise Invalid("body", "The request body is not an object.")
    try:
        return _parsed(view, body, verb)
    except Missing:
        raise
    except Invalid as first:
        found = (_refused(view, name, value, verb) for name, value in body.items())
        first.others = tuple(each for each in found if each and each.field != first.field)
        raise


def _refused(view: View, name: str, value: Any, verb: str) -> Invalid | None:
    """Why one field of a body is refused; None when it is not."""
    try:
        _parsed(view, {name: value}, verb)
    except Missing:
        return None
    except Invalid as refused:
        return refused
    return None


def _parsed(view: View, body: Mapping[str, Any], verb: str) -> dict[str, Any]:
    fields = [part.field for part in view.by_name.values()]
    for name, value in body.items():
        known = view.by_name.get(name)
        if known is not None and isinstance(known.field, Int) and value is not None:
            known.field.parse(value)  # also where it is then passed over
    taken = {
        name: trimmed(view.by_name[name].field, value)
        for name, value in body.items()
        if _taken(view, name, verb)
    }
    sent = parse_fields(fields, taken, verb)
    absent = [Missing(f.name) for f in lacking(fields, sent, verb)]
    if absent:
        absent[0].others = tuple(absent[1:])
        raise absent[0]
    return sent


def parse_loosely(fields: Sequence[Field], body: Any, verb: str = "create") -> dict[str, Any]:
    """The values of an endpoint's body: names it does not know are passed over, at any depth;
    raises Invalid."""
    if not isinstance(body, Mapping):
        raise Invalid("body", "The request body is not an object.")
    whole = trimmed(Object(name="body", fields=tuple(fields)), body)
    sent = parse_fields(fields, whole, verb)
    refuse_missing(fields, sent, verb)
    return sent


def trimmed(field: Field, value: Any) -> Any:
    """A sent value without the names that the objects in it do not have or only show."""
    if isinstance(field, ListOf) and isinstance(value, list):
        return [trimmed(field.item, each) for each in value]
    if not isinstance(field, Object) or field.open or not isinstance(value, Mapping):
        return value
    known = {each.name: each for each in field.fields if each.writable("create")}
    return {name: trimmed(known[name], part) for name, part in value.items() if name in known}


def row_values(view: View, sent: Mapping[str, Any]) -> dict[str, Any]:
    """The row's values, by the row's names, that V3's values stand for."""
    values: dict[str, Any] = {}
    for name, value in sent.items():
        part = view.by_name[name]
        if isinstance(part, Pair):
            values[part.row or name] = part.into(value)
        elif part.take is not None:
            values |= part.take(value)
    return values


def create(view: View, store: Store, ids: Ids, body: Any, *, part: bool = False) -> Row:
    """A new row from a body of V3; raises Refusal and changes nothing if it may not be."""
    with store.transaction():
        where = scope(view, store, ids)
        sent = parse(view, body, "create")
        values = {**row_values(view, {**_defaults(view), **sent}), **where}
        draft = Draft(store, view, sent, values, part=part)
        if view.before is not None:
            view.before(draft)
        parent = _parent(draft)
        with in_v3_words(view):
            draft.row = store.create(view.source, draft.values, parent=parent)
        return _finished(draft, body)


def _parent(draft: Draft) -> Any:
    """The id of the row that the source wants above the new one; raises Invalid."""
    source = draft.view.source
    if source.parent is None:
        return None
    name = draft.view.v3_name(source.parent_key)
    if source.parent_key not in draft.values:
        raise Missing(name)
    id = draft.values.pop(source.parent_key)
    if not draft.store.exists(source.parent, id):
        raise Invalid(name, f"There is no {source.parent.singular} with the id {id}.")
    return id


def _defaults(view: View) -> dict[str, Any]:
    """What V3 itself sets where a create leaves a field out."""
    return {
        name: part.field.initial()
        for name, part in view.by_name.items()
        if part.field.default is not UNSET and part.field.writable("create")
    }


def update(view: View, store: Store, ids: Ids, body: Any) -> Row:
    """The row with a body of V3 laid over it; raises Refusal and changes nothing if it may not."""
    with store.transaction():
        old = find(view, store, ids)
        sent = parse(view, body, "update")
        draft = Draft(store, view, sent, row_values(view, sent), old)
        if view.before is not None:
            view.before(draft)
        needed = {f.name: old[f.name] for f in view.source.stored if f.required_on_update}
        with in_v3_words(view):
            sent = {**needed, **draft.values}
            draft.row = store.update(view.source, old.get("id"), sent, parent=_above(view, old))
        return _finished(draft, body)


def _finished(draft: Draft, body: Mapping[str, Any]) -> Row:
    """The row after its parts in the body were saved and the view's `after` ran."""
    view, store = draft.view, draft.store
    assert draft.row is not None
    id = draft.row.get("id")
    for name, child in view.parts.items():
        if body.get(name) is not None:
            _save_parts(child, store, (*_ids_of(view, draft.row), id), name, body[name])
    if view.after is not None:
        view.after(draft)
    return store.get(view.source, id, parent=_above(view, draft.row))


def _above(view: View, row: Row) -> Any:
    """The id of the row above in the source: ids of some resources are unique only below it."""
    return None if view.source.parent is None else row[view.source.parent_key]


def _save_parts(child: View, store: Store, ids: Ids, name: str, items: Any) -> None:
    """Create the parts that have no id, update those that have one."""
    if not isinstance(items, list):
        raise Invalid(name, f"{items!r} is not a list.")
    for place, item in enumerate(items):
        try:
            if isinstance(item, Mapping) and item.get("id"):
                update(child, store, (*ids, item["id"]), item)
            else:
                create(child, store, ids, item, part=True)
        except Invalid as refusal:
            raise refusal.inside(f"{name}.{place}") from None


def _ids_of(view: View, row: Row) -> Ids:
    """The ids of the parents of a row, the outermost first."""
    return () if view.parent is None else (row[view.source.parent_key],)


def delete(view: View, store: Store, ids: Ids) -> Row:
    """Take the row out; raises Refusal, NotFound among them."""
    with store.transaction(), in_v3_words(view):
        old = find(view, store, ids)
        if view.deleting is not None:
            view.deleting(Draft(store, view, {}, {}, old))
        return store.delete(view.source, old.get("id"), parent=_above(view, old))


@contextmanager
def in_v3_words(view: View) -> Iterator[None]:
    """A refusal from inside names its field as V3 does."""
    try:
        yield
    except Refusal as refusal:
        if refusal.field is not None:
            refusal.field = view.v3_name(refusal.field)
        raise
