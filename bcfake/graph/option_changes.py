"""What changes the texts of options and modifiers: for all, or in one locale of a channel."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLFloat,
    GraphQLNonNull,
    GraphQLString,
)

from bcfake import viewing
from bcfake.errors import Invalid
from bcfake.graph import overrides
from bcfake.graph.ids import global_id, local_id
from bcfake.graph.option_forms import (
    MODIFIER,
    OPTION,
    SHARED_MODIFIER,
    SHARED_OPTION,
    Family,
    Form,
)
from bcfake.graph.option_types import Chosen, chosen, interfaces, is_shared
from bcfake.graph.overrides import CONTEXT, LOCALE_CONTEXT, Place
from bcfake.graph.payloads import Input, input_type, mutation, required_list, several
from bcfake.graph.products import product_id, product_mutation, shown
from bcfake.graph.refusals import Absent
from bcfake.graph.scalars import ID, TEXT
from bcfake.graph.session import Session
from bcfake.resources.options import OPTION_VALUES, OPTIONS
from bcfake.resources.product_options import PRODUCT_OPTIONS
from bcfake.tables import Row
from bcfake.view import View

# ---- inputs


def _several(family: Family, verb: str, end: str, data: Any) -> Any:
    """`{options: [{optionId, data: {dropdown: …}}]}`; `data` gives the input of a form."""
    stem, noun = f"{verb}{family.name}", family.noun.lower()
    by_form = input_type(
        f"{stem}{end}UnionDataInput",
        {form.input: data(family, form) for form in family.forms},
    )
    one = input_type(f"{stem}{end}Input", {f"{noun}Id": ID, "data": GraphQLNonNull(by_form)})
    several_of_them = {f"{noun}s": required_list(one)}
    return GraphQLNonNull(input_type(f"{stem}s{end}DataInput", several_of_them))


def _setting(family: Family, form: Form) -> Any:
    fields: dict[str, Any] = {"displayName": GraphQLString}
    if form.text is not None:
        fields[form.text.taken] = GraphQLFloat if form.number else GraphQLString
    if form.picks:
        value = input_type(family.set_input(form, "Value"), {"valueId": ID, "label": TEXT})
        fields["values"] = several(value)
    return input_type(family.set_input(form), fields)


def _unsetting(family: Family, form: Form) -> Any:
    marks = {family.mark(form, "DISPLAY_NAME"): "display_name"}
    if form.text is not None:
        marks[family.mark(form, form.text.mark)] = f"config.{form.text.config}"
    named = GraphQLEnumType(family.remove_input(form, "", "Field"), marks)
    fields: dict[str, Any] = {"fields": several(named)}
    if form.picks:
        fields["values"] = input_type(
            family.remove_input(form, "Values", "Input"), {"ids": required_list(ID.of_type)}
        )
    return input_type(family.remove_input(form, "", "Input"), fields)


# ---- the options of a product


def set_texts(family: Family) -> GraphQLField:
    """The mutation that sets the texts of a product's options."""
    data = _several(family, "Set", "Information", _setting)
    inputs = {"localeContext": LOCALE_CONTEXT, "data": data}
    return product_mutation(f"set{family.name}sInformation", inputs, partial(_set, family))


def _set(family: Family, session: Session, input: Input) -> Mapping[str, Any]:
    product = product_id(session, input)
    for each, data in _named(family, session, input, product):
        _change(session, each, data, input.get("localeContext"), product)
    return shown(session, product)


def remove_texts(family: Family) -> GraphQLField:
    """The mutation that takes the texts of a locale off a product's options again."""
    data = _several(family, "Remove", "Overrides", _unsetting)
    inputs = {"localeContext": GraphQLNonNull(LOCALE_CONTEXT), "data": data}
    return product_mutation(f"remove{family.name}sOverrides", inputs, partial(_remove, family))


def _remove(family: Family, session: Session, input: Input) -> Mapping[str, Any]:
    product = product_id(session, input)
    for each, data in _named(family, session, input, product):
        _unset(session, each, data, overrides.place(session, input["localeContext"]))
    return shown(session, product)


# ---- those that products share


def set_shared(family: Family) -> GraphQLField:
    """The mutation that sets the texts of shared options."""
    data = _several(family, "Set", "Information", _setting)
    inputs = {"localeContext": LOCALE_CONTEXT, "data": data}
    return _shared(f"set{family.name}sInformation", family, inputs, _set_shared)


def remove_shared(family: Family) -> GraphQLField:
    """The mutation that takes the texts of a locale off shared options again."""
    data = _several(family, "Remove", "Overrides", _unsetting)
    inputs = {"localeContext": GraphQLNonNull(LOCALE_CONTEXT), "data": data}
    return _shared(f"remove{family.name}sOverrides", family, inputs, _remove_shared)


def _shared(name: str, family: Family, inputs: Mapping[str, Any], run: Any) -> GraphQLField:
    results = {f"{family.word}s": several(interfaces(family).itself)}
    return mutation(name, "products", inputs, results, partial(run, family))


def _set_shared(family: Family, session: Session, input: Input) -> Mapping[str, Any]:
    found = list(_named(family, session, input))
    for each, data in found:
        _change(session, each, data, input.get("localeContext"))
    return _afterwards(session, family, [each for each, _ in found])


def _remove_shared(family: Family, session: Session, input: Input) -> Mapping[str, Any]:
    found = list(_named(family, session, input))
    for each, data in found:
        _unset(session, each, data, overrides.place(session, input["localeContext"]))
    return _afterwards(session, family, [each for each, _ in found])


def _afterwards(session: Session, family: Family, found: list[Chosen]) -> Mapping[str, Any]:
    rows = [session.store.get(OPTIONS, each.row["id"]) for each in found]
    return {f"{family.word}s": [chosen(session, family, row) for row in rows]}


# ---- both, as newer guides have it: with the texts of several locales beside those for all


def update_options(family: Family) -> GraphQLField:
    """The mutation that sets the texts of options, for all and in locales."""
    name = f"update{family.name}s"
    by_form = input_type(
        f"Update{family.name}UnionDataInput",
        {form.input: _updating(family, form) for form in family.forms},
    )
    one = input_type(
        f"Update{family.name}DataInput", {"optionId": ID, "optionData": GraphQLNonNull(by_form)}
    )
    inputs = {"data": required_list(one)}
    if family.shared:
        return _shared(name, family, inputs, _update_shared)
    return product_mutation(name, inputs, partial(_update, family))


def _updating(family: Family, form: Form) -> Any:
    stem = f"Update{form.type}{family.name}"
    value = input_type(f"{stem}ValueInput", {"valueId": ID, "label": TEXT})
    texts = {"displayName": GraphQLString, "values": several(value)}
    there = input_type(
        f"{stem}ChannelLocaleOverridesInput",
        {
            "context": GraphQLNonNull(CONTEXT),
            "data": GraphQLNonNull(input_type(f"{stem}ChannelLocaleDataInput", texts)),
        },
    )
    held = input_type(f"{stem}OverridesInput", {"channelLocaleOverrides": there})
    return input_type(f"{stem}Input", {**texts, "overrides": several(held)})


def _update(family: Family, session: Session, input: Input) -> Mapping[str, Any]:
    product = product_id(session, input)
    for each, data in _named(family, session, _as_set(input), product):
        _change_all(session, each, data, product)
    return shown(session, product)


def _update_shared(family: Family, session: Session, input: Input) -> Mapping[str, Any]:
    found = list(_named(family, session, _as_set(input)))
    for each, data in found:
        _change_all(session, each, data)
    return _afterwards(session, family, [each for each, _ in found])


def _as_set(input: Input) -> Input:
    """The input in the form that the other mutations have."""
    options = [{"optionId": sent["optionId"], "data": sent["optionData"]} for sent in input["data"]]
    return {"data": {"options": options}}


def _change_all(session: Session, each: Chosen, data: Input, product: int | None = None) -> None:
    _change(session, each, data, None, product)
    for held in data.get("overrides") or ():
        there = held.get("channelLocaleOverrides")
        if there is not None:
            _change(session, each, there["data"], there["context"], product)


# ---- finding


def _named(family: Family, session: Session, input: Input, product: int | None = None) -> Any:
    """Each option of an input, with what is sent for its form; raises Refusal."""
    noun = family.noun.lower()
    for sent in input["data"][f"{noun}s"]:
        each = _option(family, session, sent[f"{noun}Id"], f"{noun}Id", product)
        if set(sent["data"]) != {each.form.input}:
            raise Invalid("data", f"This {noun} takes {each.form.input}, and that alone.")
        yield each, sent["data"][each.form.input]


def _option(family: Family, session: Session, given: str, name: str, product: int | None) -> Chosen:
    id = local_id(family.word, given, name)
    of = {} if product is None else {"product_id": product}
    for row in session.store.find(family.source, id=id, **of):
        if family.has(session, row):
            each = chosen(session, family, row)
            if not family.shared and is_shared(session, each):
                raise Invalid(name, "Products share it: it is changed as a shared one.")
            return each
    raise Absent(global_id(family.word, id))


def _value(session: Session, each: Chosen, given: str) -> Row:
    word = f"{each.family.word}Value"
    id = local_id(word, given, "valueId")
    for row in each.family.values(session, each.row):
        if row["id"] == id:
            return row
    raise Absent(global_id(word, id))


# ---- changing


def _change(
    session: Session, each: Chosen, data: Input, context: Any, product: int | None = None
) -> None:
    texts = _texts(each.form, data)
    labels = [(_value(session, each, v["valueId"]), v["label"]) for v in data.get("values") or ()]
    view, values = each.family.views
    _refuse_bad(view, values, texts, [label for _, label in labels])
    if context is not None:
        at = overrides.place(session, context)
        overrides.keep(session, each.family.source, each.row["id"], at, texts)
        for row, label in labels:
            overrides.keep(session, OPTION_VALUES, row["id"], at, {"label": label})
        return
    _keep(session, each, texts, product)
    for row, label in labels:
        kept = label if row["value"] == row["label"] else row["value"]
        session.store.update(OPTION_VALUES, row["id"], {"label": label, "value": kept})


def _refuse_bad(view: View, values: View, texts: Mapping[str, Any], labels: list[str]) -> None:
    """What V3 would not take is refused, in a locale, too."""
    if "display_name" in texts:
        viewing.parse(view, {"display_name": texts["display_name"]}, "update")
    for label in labels:
        viewing.parse(values, {"label": label}, "update")


def _texts(form: Form, data: Input) -> dict[str, Any]:
    """The texts in an input, by the names they are kept under."""
    found = {"display_name": data["displayName"]} if data.get("displayName") is not None else {}
    if form.text is not None and form.text.taken in data:
        found[f"config.{form.text.config}"] = data[form.text.taken]
    return found


def _keep(session: Session, each: Chosen, texts: Mapping[str, Any], product: int | None) -> None:
    store, body = session.store, {}
    option = each.family.option(session, each.row)
    for name, value in texts.items():
        head, _, inner = name.partition(".")
        body[head] = {**(option["config"] or {}), inner: value} if inner else value
    if not body:
        return
    if product is not None:
        viewing.update(each.family.views[0], store, (product, each.row["id"]), body)
        return
    store.update(OPTIONS, option["id"], body)
    if "display_name" in body:  # the products that share it show it
        for row in store.find(PRODUCT_OPTIONS, option_id=option["id"]):
            store.amend(PRODUCT_OPTIONS, row["id"], display_name=body["display_name"])


def _unset(session: Session, each: Chosen, data: Input, at: Place) -> None:
    overrides.drop(session, each.family.source, each.row["id"], at, data.get("fields") or ())
    for given in (data.get("values") or {}).get("ids", ()):
        row = _value(session, each, given)
        overrides.drop(session, OPTION_VALUES, row["id"], at, ("label",))


MUTATIONS: Mapping[str, GraphQLField] = {
    "setProductOptionsInformation": set_texts(OPTION),
    "setProductModifiersInformation": set_texts(MODIFIER),
    "removeProductOptionsOverrides": remove_texts(OPTION),
    "removeProductModifiersOverrides": remove_texts(MODIFIER),
    "updateProductOptions": update_options(OPTION),
}
NEWER = {SHARED_OPTION: {"updateSharedProductOptions": update_options(SHARED_OPTION)}}
SHARED: Mapping[str, Mapping[str, GraphQLField]] = {
    f"{family.word}s": {
        **NEWER.get(family, {}),
        f"set{family.name}sInformation": set_shared(family),
        f"remove{family.name}sOverrides": remove_shared(family),
    }
    for family in (SHARED_OPTION, SHARED_MODIFIER)
}
