"""The product options of an order's line: which SKU they choose, what the line shows of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bcfake.errors import Invalid
from bcfake.resources.options import OPTION_VALUES, OPTIONS
from bcfake.resources.product_options import PRODUCT_OPTIONS
from bcfake.resources.product_skus import PRODUCT_SKUS
from bcfake.store import Store
from bcfake.tables import Row

Values = Mapping[str, Any]
REFUSED = "The options of one or more products are invalid."
KINDS = {  # type of an option: what a line calls it, and how it is displayed
    "C": ("Checkbox", ""),
    "D": ("Date field", ""),
    "F": ("File Upload", ""),
    "MT": ("Multi-line text field", ""),
    "N": ("Text field", ""),
    "T": ("Text field", ""),
    "RB": ("Multiple choice", "Radio Buttons"),
    "RT": ("Multiple choice", "Rectangle"),
    "S": ("Multiple choice", "Dropdown"),
    "P": ("Product Pick List", "Pick list"),
    "PI": ("Product Pick List", "Pick list"),
    "CS": ("Swatch", ""),
}


@dataclass(frozen=True)
class Choices:
    """What a line chooses of one product: option id to value, and the SKU that stands for it."""

    product: Row
    options: Sequence[Row]  # those the product has
    given: Mapping[int, str]  # product_option_id -> value, as text
    sent: Mapping[int, Values]  # product_option_id -> what the request says of it
    sku: Row | None


def choices(store: Store, product: Row, line: Values) -> Choices:
    """What `line`, with `product_options` or a `variant_id`, chooses; raises Invalid."""
    options = store.list(PRODUCT_OPTIONS, parent=product["id"])
    skus = store.list(PRODUCT_SKUS, parent=product["id"])
    sent = {each["id"]: each for each in line.get("product_options") or ()}
    given = {id: str(each["value"]) for id, each in sent.items()}
    sku = _variant(skus, line.get("variant_id"))
    if sku is not None:
        given = {**_pairs(sku), **given}
    if sku is not None and sku["is_base"]:
        sku = None
    return Choices(product, options, given, sent, sku or _chosen(skus, given))


def _pairs(sku: Values) -> dict[int, str]:
    return {each["product_option_id"]: str(each["option_value_id"]) for each in sku["options"]}


def _variant(skus: Iterable[Row], variant_id: Any) -> Row | None:
    """The SKU a line names by its `variant_id`; SKU ids stand for those of variants (assumed)."""
    if not variant_id:
        return None
    for sku in skus:
        if sku["id"] == variant_id:
            return sku
    raise Invalid("variant_id", f"The product has no SKU with the id {variant_id}.")


def _chosen(skus: Iterable[Row], given: Mapping[int, str]) -> Row | None:
    """The SKU with most options among those whose every option was chosen."""
    fitting = [s for s in skus if not s["is_base"] and _pairs(s).items() <= given.items()]
    return max(fitting, key=lambda sku: len(sku["options"]), default=None)


# ---- refusals


def refuse_options(store: Store, lines: Iterable[Choices]) -> None:
    """Raise Invalid, with every missing and unknown option or value of all lines."""
    errors = [error for line in lines for error in _errors(store, line)]
    if errors:
        refusal = Invalid("product_options", errors=errors)
        refusal.message = REFUSED
        raise refusal


def _errors(store: Store, line: Choices) -> list[dict[str, Any]]:
    known = {option["id"]: option for option in line.options}
    missing = [
        each for each in line.options if each["is_required"] and each["id"] not in line.given
    ]
    errors = []
    if missing:
        required = [_pointer(option) for option in missing]
        errors.append(_error("MandatoryProductOptions", line, required_product_options=required))
    for id, value in line.given.items():
        if id not in known:
            errors.append(_error("InvalidProductOption", line, value=id))
        elif not _takes(store, known[id], value):
            wrong = _pointer(known[id], value=int(value) if value.isdecimal() else value)
            errors.append(_error("InvalidProductOptionValue", line, product_option=wrong))
    return errors


def _takes(store: Store, option: Row, value: str) -> bool:
    """Whether an option takes a value: one of its list, or anything where it has none."""
    values = store.list(OPTION_VALUES, parent=option["option_id"])
    return not values or any(str(each["id"]) == value for each in values)


def _error(kind: str, line: Choices, **more: Any) -> dict[str, Any]:
    return {"type": kind, "product": about(line.product, **more)}


def about(product: Row, **more: Any) -> dict[str, Any]:
    """A product as the errors of an order name it."""
    resource = f"/products/{product['id']}"
    return {"id": product["id"], "name": product["name"], **more, "resource": resource}


def _pointer(option: Row, **more: Any) -> dict[str, Any]:
    shown = {name: option[name] for name in ("id", "option_id", "display_name")}
    resource = f"/products/{option['product_id']}/options/{option['id']}"
    return {**shown, **more, "resource": resource}


# ---- what the line shows


def shown_options(store: Store, line: Choices) -> tuple[dict[str, Any], ...]:
    """The line's `product_options`; their own ids and the line's come when it is written."""
    return tuple(_shown(store, line, each) for each in line.options if each["id"] in line.given)


def _shown(store: Store, line: Choices, option: Row) -> dict[str, Any]:
    value = line.given[option["id"]]
    kept = store.get(OPTIONS, option["option_id"])
    labels = store.find(OPTION_VALUES, option_id=option["option_id"])
    label = next((each["label"] for each in labels if str(each["id"]) == value), value)
    kind, style = KINDS[kept["type"]]
    sent = line.sent.get(option["id"], {})
    return {
        "id": 0,
        "option_id": option["option_id"],
        "order_product_id": 0,
        "product_option_id": option["id"],
        **texts("display_name", sent, option["display_name"]),
        **texts("display_value", sent, label),
        "value": value,
        "type": kind,
        "name": kept["name"],
        "display_style": style,
    }


def texts(name: str, sent: Values, default: str, merchants: str = "") -> dict[str, str]:
    """A text for the customer under two names, and one for the merchant (documented).

    What is not sent is `default`, or for the merchant `merchants` where that is given. Raises
    Invalid where the customer's two names are sent with different texts.
    """
    alias, merchant = f"{name}_customer", f"{name}_merchant"
    if name in sent and alias in sent and sent[name] != sent[alias]:
        raise Invalid(alias, f"It must equal {name}, which stands for the same text.")
    customer = sent.get(name, sent.get(alias, default))
    return {name: customer, alias: customer, merchant: sent.get(merchant, merchants or default)}
