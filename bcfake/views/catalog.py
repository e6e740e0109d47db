"""What V3 does with the catalog as a whole: assignments, images sent as files, the summary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from bcfake import viewing
from bcfake.errors import Invalid, Unprocessable
from bcfake.fields import Field, Int, ListOf, Object
from bcfake.resources.categories import CATEGORIES as CATEGORY_ROWS
from bcfake.resources.channels import CHANNELS
from bcfake.resources.image_files import ImageFile
from bcfake.resources.product_skus import PRODUCT_SKUS
from bcfake.resources.products import PRODUCTS as ROWS
from bcfake.schema import Call
from bcfake.store import Store
from bcfake.tables import Row
from bcfake.view import Endpoint, Page, Sight, View
from bcfake.views import variants
from bcfake.views.brands import BRANDS
from bcfake.views.categories import CATEGORIES
from bcfake.views.modifiers import MODIFIER_VALUES, VALUE, show_adjusters
from bcfake.views.products import SPEC

# ---- which channels sell a product, which categories hold it


def _pairs(store: Store, field: str) -> Iterable[tuple[int, int]]:
    for product in store.list(ROWS):
        for id in product[field]:
            yield product["id"], id


def _asked(call: Call, name: str) -> set[int] | None:
    """The ids that a filter `<name>:in` (or `<name>`) asks for; None where it is left out."""
    text = call.query.get(f"{name}:in", call.query.get(name))
    if text is None:
        return None
    parts = [part for part in text.split(",") if part]
    if not all(part.isascii() and part.isdecimal() for part in parts):
        said = f'Query parameter "{name}:in" value may contain only integer values.'
        raise Unprocessable(f'{said} For input string: "{text}".')
    return {int(part) for part in parts}


def _wanted(call: Call, field: str, name: str) -> list[tuple[int, int]]:
    products, others = _asked(call, "product_id"), _asked(call, name)
    return [
        (product_id, id)
        for product_id, id in _pairs(call.store, field)
        if (products is None or product_id in products) and (others is None or id in others)
    ]


def _assignments(name: str, field: str, exists: Callable[[Store, int], bool]) -> Sequence[Endpoint]:
    """GET, PUT and DELETE of the pairs of a product and an id that its `field` holds."""
    pair: Field = Object(
        name="assignment",
        fields=(Int(name="product_id", min=1, required=True), Int(name=name, min=1, required=True)),
    )
    body = ListOf(name="assignments", item=pair)

    def show(call: Call) -> Page:
        return Page(tuple({"product_id": p, name: id} for p, id in _wanted(call, field, name)))

    def add(call: Call) -> None:
        for sent in body.parse(call.body):
            if not call.store.exists(ROWS, sent["product_id"]):
                raise Invalid("product_id", f"There is no product {sent['product_id']}.")
            if not exists(call.store, sent[name]):
                raise Invalid(name, f"There is none with the id {sent[name]}.")
            held = call.store.get(ROWS, sent["product_id"])[field]
            if sent[name] not in held:
                values = {field: (*held, sent[name])}
                call.store.update(ROWS, sent["product_id"], values)

    def drop(call: Call) -> None:
        if not call.query:
            raise Unprocessable("Say which to delete, by a filter.")
        for product_id, id in _wanted(call, field, name):
            held = call.store.get(ROWS, product_id)[field]
            left = {field: tuple(each for each in held if each != id)}
            call.store.update(ROWS, product_id, left)

    path = f"catalog/products/{name.removesuffix('_id')}-assignments"
    query = ("product_id:in", f"{name}:in")
    return (
        Endpoint("GET", path, show, query=query, spec=SPEC),
        Endpoint("PUT", path, add, spec=SPEC),
        Endpoint("DELETE", path, drop, query=query, spec=SPEC),
    )


def _has_category(store: Store, id: int) -> bool:
    return store.exists(CATEGORY_ROWS, id)


# ---- images sent by themselves


def _image_in(body: Any) -> Any:
    """The file or the URL in a body; raises Unprocessable where there is neither."""
    sent = body if isinstance(body, Mapping) else {}
    for name in ("image_file", "image_url"):
        if sent.get(name):
            return ImageFile(name=name, max=255).parse(sent[name])
    raise Unprocessable("image_url must be present if uploading by url")


def _image_endpoint(view: View, path: str) -> Endpoint:
    """POST …/image: the file, or a URL, becomes the image of the object."""

    def put(call: Call) -> Mapping[str, str]:
        row = viewing.find(view, call.store, call.ids)
        source = _image_in(call.body)
        row = call.store.update(view.source, row["id"], {"image_file": source})
        shown = viewing.show(view, Sight(call.store, row, call.base), names=("image_url",))
        return {"image_url": shown["image_url"]}

    return Endpoint("POST", path, put, takes_files=True, spec=view.spec)


def drop_brand_image(call: Call) -> None:
    """DELETE …/image: the brand has no image any more."""
    brand = viewing.find(BRANDS, call.store, call.ids)
    call.store.amend(BRANDS.source, brand["id"], image_file="")


def put_modifier_image(call: Call) -> Mapping[str, str]:
    """POST …/image of a modifier's value: what choosing it shows."""
    body = {"adjusters": {"image_url": _image_in(call.body)}}
    row = viewing.update(MODIFIER_VALUES, call.store, call.ids, body)
    return {"image_url": show_adjusters(Sight(call.store, row, call.base))["image_url"]}


# ---- the summary


def summary(call: Call) -> Mapping[str, Any]:
    """GET /catalog/summary: stock and prices of all variants, and the largest category."""
    store = call.store
    rows = store.list(PRODUCT_SKUS)
    sources = [variants.source_of(store, row) for row in rows]
    prices = [_price(store, row) for row in rows]
    stock = [source["inventory_level"] for source in sources]
    dates = sorted(store.get(ROWS, row["product_id"])["date_created"] for row in rows)
    category = _largest_category(store)
    value = sum((price * level for price, level in zip(prices, stock, strict=True)), Decimal(0))
    return {
        "inventory_count": sum(stock),
        "inventory_value": float(value),
        "primary_category_id": category["id"] if category else 0,
        "primary_category_name": category["name"] if category else "",
        "variant_count": len(rows),
        "highest_variant_price": float(max(prices, default=Decimal(0))),
        "average_variant_price": float(sum(prices, Decimal(0)) / (len(prices) or 1)),
        "lowest_variant_price": f"{min(prices, default=Decimal(0)):f}",
        "oldest_variant_date": dates[0].isoformat("T", "seconds") if dates else "",
        "newest_variant_date": dates[-1].isoformat("T", "seconds") if dates else "",
    }


def _price(store: Store, row: Row) -> Decimal:
    source = variants.source_of(store, row)
    price: Decimal = source["calculated_price"] if row["is_base"] else row["adjusted_price"]
    return price


def _largest_category(store: Store) -> Row | None:
    products = store.list(ROWS)
    return max(
        store.list(CATEGORY_ROWS),
        key=lambda row: sum(row["id"] in product["categories"] for product in products),
        default=None,
    )


ENDPOINTS = (
    *_assignments("channel_id", "channel_ids", lambda store, id: store.exists(CHANNELS, id)),
    *_assignments("category_id", "categories", _has_category),
    _image_endpoint(BRANDS, "catalog/brands/{brand_id}/image"),
    Endpoint("DELETE", "catalog/brands/{brand_id}/image", drop_brand_image, spec=BRANDS.spec),
    _image_endpoint(CATEGORIES, "catalog/categories/{category_id}/image"),
    _image_endpoint(variants.VARIANTS, "catalog/products/{product_id}/variants/{variant_id}/image"),
    Endpoint(
        "POST",
        f"{VALUE}/image",
        put_modifier_image,
        takes_files=True,
        spec=MODIFIER_VALUES.spec,
    ),
    Endpoint("GET", "catalog/summary", summary, spec=SPEC),
)
