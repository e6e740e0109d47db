"""The types of options and modifiers, made of their forms, and what they have in a locale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any, NamedTuple

from graphql import (
    GraphQLField,
    GraphQLFloat,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLString,
)

from bcfake.graph import overrides
from bcfake.graph.connections import connection_field, sliced
from bcfake.graph.ids import global_id, local_id
from bcfake.graph.kinds import Node
from bcfake.graph.objects import adds, ids_filter
from bcfake.graph.option_forms import (
    FAMILIES,
    MODIFIER,
    OPTION,
    SHARED_MODIFIER,
    SHARED_OPTION,
    Family,
    Form,
)
from bcfake.graph.overrides import IN_LOCALE, Place, overrides_field
from bcfake.graph.payloads import required_list
from bcfake.graph.scalars import FLAG, ID, TEXT
from bcfake.graph.session import Session
from bcfake.resources.options import OPTION_VALUES, OPTIONS
from bcfake.resources.product_options import PRODUCT_OPTIONS
from bcfake.schema import Resource
from bcfake.tables import Row


class Chosen(NamedTuple):
    """An option, or one of its values; `texts` and `values` are those it has in a locale, whose
    `context` says which."""

    family: Family
    form: Form
    row: Row
    texts: Mapping[str, Any] = {}
    values: Sequence[Any] = ()
    context: Place | None = None


def chosen(session: Session, family: Family, row: Row) -> Chosen:
    """An option as its type shows it."""
    return Chosen(family, family.form(session, row), row)


# ---- types


class Interfaces(NamedTuple):
    """What the forms of a family have in common. Options all have values, modifiers have not."""

    itself: GraphQLInterfaceType
    there: GraphQLInterfaceType | None = None
    value: GraphQLInterfaceType | None = None
    value_there: GraphQLInterfaceType | None = None


@cache
def interfaces(family: Family) -> Interfaces:
    """The interfaces of a family."""
    name = family.name
    if family.noun == "Modifier":
        return Interfaces(_interface(name, _common(family), family.type))
    value = _interface(f"{name}Value", _value(family), family.value_type)
    value_there = _interface(
        f"{name}ValueForLocale", _value_there(family), lambda form: _there(family.value_type(form))
    )
    texts = {
        "displayName": _text("display_name"),
        "values": GraphQLField(required_list(value_there)),
    }
    there = _interface(f"{name}ForLocale", texts, lambda form: _there(family.type(form)))
    shown = {
        **_common(family),
        "values": GraphQLField(required_list(value)),
        "overridesForLocale": GraphQLField(there, IN_LOCALE),
        "overrides": _overrides(family, name, texts),
    }
    return Interfaces(_interface(name, shown, family.type), there, value, value_there)


def _interface(name: str, fields: Mapping[str, GraphQLField], of: Any) -> GraphQLInterfaceType:
    return GraphQLInterfaceType(
        name, dict(fields), resolve_type=lambda each, info, type: of(each.form)
    )


def _there(name: str) -> str:
    return f"{name}ForLocale"


def form_type(family: Family, form: Form) -> GraphQLObjectType:
    """The type of a form."""
    above = interfaces(family)
    value = _typed(family.value_type(form), _value(family), above.value)
    value_there = _typed(_there(family.value_type(form)), _value_there(family), above.value_there)
    text = GraphQLFloat if form.number else GraphQLString
    fields, there = _common(family), {"displayName": _text("display_name")}
    if form.text is not None:
        resolve = partial(_config, form.text.config)
        fields[form.text.shown] = GraphQLField(text, resolve=resolve)
        there[form.text.shown] = _text(f"config.{form.text.config}", text)
    if form.type == "Checkbox":
        resolve = partial(_config, "checked_by_default")
        fields["checkedByDefault"] = GraphQLField(
            FLAG, resolve=lambda each, info: bool(resolve(each, info))
        )
    if form.picks:
        fields["values"] = GraphQLField(required_list(above.value or value), resolve=_values)
        there["values"] = GraphQLField(required_list(above.value_there or value_there))
    elsewhere = _typed(_there(family.type(form)), there, above.there)
    _CONCRETE.extend((value, value_there, elsewhere) if form.picks else (elsewhere,))
    fields["overridesForLocale"] = GraphQLField(above.there or elsewhere, IN_LOCALE, _in_locale)
    shown = above.itself.fields.get("overrides")
    fields["overrides"] = shown or _overrides(family, family.type(form), there)
    return GraphQLObjectType(family.type(form), fields, [above.itself])


_CONCRETE: list[GraphQLObjectType] = []


def _overrides(family: Family, name: str, texts: Mapping[str, GraphQLField]) -> GraphQLField:
    return overrides_field(f"{name}Overrides", f"{family.name}OverridesContextInput", texts, _found)


def _typed(
    name: str, fields: Mapping[str, GraphQLField], above: GraphQLInterfaceType | None
) -> GraphQLObjectType:
    return GraphQLObjectType(name, dict(fields), [above] if above else [])


def _common(family: Family) -> dict[str, GraphQLField]:
    fields = {
        "id": GraphQLField(ID, resolve=lambda each, info: global_id(family.word, each.row["id"])),
        "displayName": GraphQLField(TEXT, resolve=lambda each, info: each.row["display_name"]),
    }
    if not family.shared:
        fields["isShared"] = GraphQLField(
            FLAG, resolve=lambda each, info: is_shared(info.context, each)
        )
    if family.noun == "Modifier":
        fields["isRequired"] = GraphQLField(
            FLAG, resolve=lambda each, info: bool(each.row.get("is_required"))
        )
    return fields


def _value_there(family: Family) -> dict[str, GraphQLField]:
    word = f"{family.word}Value"
    return {
        "id": GraphQLField(ID, resolve=lambda each, info: global_id(word, each.row["id"])),
        "label": GraphQLField(TEXT, resolve=lambda each, info: each.texts["label"]),
    }


def _value(family: Family) -> dict[str, GraphQLField]:
    return {
        "id": _value_there(family)["id"],
        "label": GraphQLField(TEXT, resolve=lambda each, info: each.row["label"]),
        "isDefault": GraphQLField(FLAG, resolve=lambda each, info: each.row["is_default"]),
    }


def _text(name: str, type: Any = GraphQLString) -> GraphQLField:
    return GraphQLField(type, resolve=lambda each, info: each.texts.get(name))


# ---- resolvers


def _config(name: str, each: Chosen, info: GraphQLResolveInfo) -> Any:
    return (each.family.option(info.context, each.row)["config"] or {}).get(name)


def _values(each: Chosen, info: GraphQLResolveInfo) -> list[Chosen]:
    rows = each.family.values(info.context, each.row)
    return [Chosen(each.family, each.form, row) for row in rows]


def is_shared(session: Session, each: Chosen) -> bool:
    """Whether several products may have an option."""
    return each.family.option(session, each.row)["product_id"] is None


def _in_locale(each: Chosen, info: GraphQLResolveInfo, localeContext: Any) -> Chosen | None:
    """What an option is called in a locale; null for a modifier that has nothing there."""
    session: Session = info.context
    there = _at(session, each, overrides.place(session, localeContext))
    nothing = each.family.noun == "Modifier" and not there.texts and not there.values
    return None if nothing else there


def _at(session: Session, each: Chosen, at: Place) -> Chosen:
    source, id = kept_with(session, each)
    values = list(_labels(session, each, at)) if each.form.picks else []
    texts = overrides.values(session, source, id, at)
    return each._replace(texts=texts, values=values, context=at)


def kept_with(session: Session, each: Chosen) -> tuple[Resource, int]:
    """Where the texts of an option in a locale are kept: those of a shared one with the option."""
    if is_shared(session, each):
        return OPTIONS, each.family.option(session, each.row)["id"]
    return PRODUCT_OPTIONS, each.row["id"]


def _found(session: Session, each: Chosen) -> Iterator[tuple[Place, Chosen]]:
    source, id = kept_with(session, each)
    found = set(overrides.places(session, source, id))
    for row in each.family.values(session, each.row) if each.form.picks else ():
        found.update(overrides.places(session, OPTION_VALUES, row["id"]))
    yield from ((at, _at(session, each, at)) for at in sorted(found))


def _labels(session: Session, each: Chosen, at: Place) -> Any:
    for row in each.family.values(session, each.row):
        texts = overrides.values(session, OPTION_VALUES, row["id"], at)
        if "label" in texts:
            yield Chosen(each.family, each.form, row, texts)


# ---- lists


@adds("Product")
def of_a_product() -> Mapping[str, GraphQLField]:
    """A product's options and modifiers."""
    return {
        name: connection_field(family.name, partial(_itself, family), partial(_below, family))
        for name, family in (("options", OPTION), ("modifiers", MODIFIER))
    }


def _itself(family: Family) -> GraphQLInterfaceType:
    return interfaces(family).itself


def _below(family: Family, node: Node, info: GraphQLResolveInfo, **paging: Any) -> Any:
    session: Session = info.context
    rows = session.store.find(PRODUCT_OPTIONS, product_id=node.row["id"])
    found = [chosen(session, family, row) for row in rows if family.has(session, row)]
    return sliced(found, **paging)


def shared_fields() -> Mapping[str, GraphQLField]:
    """The options and modifiers that products share, below the store."""
    return {
        f"{family.word}s": connection_field(
            family.name,
            partial(_itself, family),
            partial(_shared, family),
            {"filters": ids_filter(f"{family.name}s")},
        )
        for family in (SHARED_OPTION, SHARED_MODIFIER)
    }


def _shared(
    family: Family, root: Any, info: GraphQLResolveInfo, filters: Any = None, **paging: Any
) -> Any:
    session: Session = info.context
    session.require("products")
    asked = (filters or {}).get("ids")
    ids = None if asked is None else {local_id(family.word, id, "ids") for id in asked}
    rows = [row for row in session.store.list(OPTIONS) if family.has(session, row)]
    found = [row for row in rows if ids is None or row["id"] in ids]
    return sliced([chosen(session, family, row) for row in found], **paging)


TYPES = [form_type(family, form) for family in FAMILIES for form in family.forms]
TYPES += _CONCRETE  # reached through interfaces only
