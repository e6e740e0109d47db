"""What the rules of a resource ask of a body beyond what its fields say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from bcfake.resources import CATALOGUE
from bcfake.resources.customer_groups import RULE_FIELDS
from bcfake.resources.order_shipments import PROVIDERS
from bcfake.resources.order_statuses import ORDER_STATUSES
from bcfake.resources.shipping import LOCATED_BY, SETTINGS
from bcfake.resources.webhooks import SCOPES
from bcfake.strategies.values import IMAGES, LETTERS, PATHS, WORDS, values

Body = dict[str, Any]
PLACES = {"United States": "US", "Canada": "CA", "Germany": "DE", "Japan": "JP", "Ireland": "IE"}
DECIMALS = st.decimals(0, 1000, places=2).map(str)
NAMES = st.text(LETTERS, min_size=1, max_size=20).filter(str.strip)


def same(body: Body) -> Body:
    """The body as it is."""
    return body


@dataclass(frozen=True)
class Shape:
    """What is special about a resource's bodies.

    `fields` are strategies for single fields, `omitted` the fields that no body has unless they
    are given, `needed` those that have to be given; `fit` makes fields that depend on one another
    agree.
    """

    fields: Mapping[str, st.SearchStrategy[Any]] = field(default_factory=dict)
    omitted: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    fit: Callable[[Body], Body] = same


NO_SHAPE = Shape()


def without(body: Body, *names: str) -> Body:
    """The body without some fields."""
    return {name: value for name, value in body.items() if name not in names}


# ---- catalog


def product(body: Body) -> Body:
    """A price is hidden only of products that are not for sale."""
    disabled = body.get("availability") == "disabled"
    return body if disabled else without(body, "is_price_hidden", "price_hidden_label")


def discount_rule(body: Body) -> Body:
    """The highest quantity is above the lowest, or 0."""
    if 0 < body.get("max", 0) <= body.get("min", 0):
        return {**body, "max": 0}
    return body


def adjuster(kinds: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """A price or weight adjuster; what it adds is not negative."""
    return st.none() | st.fixed_dictionaries({"adjuster": kinds, "adjuster_value": DECIMALS})


VIDEOS = st.from_regex(r"https://www\.youtube\.com/watch\?v=[A-Za-z0-9_]{6,11}", fullmatch=True)
RULE_KINDS = {
    name: CATALOGUE["product_rules"].by_name[name].fields[0].values  # type: ignore[attr-defined]
    for name in ("price_adjuster", "weight_adjuster")
}

# ---- customers and marketing


def discounts() -> st.SearchStrategy[Any]:
    """The discounts of a customer group: one price list, or any others of which one is for all."""
    inner = CATALOGUE["customer_groups"].by_name["discount_rules"].item.fields  # type: ignore[attr-defined]
    known = {each.name: values(each) for each in inner}

    def of_kind(kind: str) -> st.SearchStrategy[Any]:
        fields = {name: known[name] for name in RULE_FIELDS[kind]}
        return st.fixed_dictionaries({"type": st.just(kind), **fields})

    some = st.lists(of_kind("category") | of_kind("product"), max_size=2)
    sitewide = st.lists(of_kind("all"), max_size=1)
    return of_kind("price_list").map(lambda rule: [rule]) | st.builds(list.__add__, some, sitewide)


PASSWORDS = NAMES.map(lambda text: {"password": text, "password_confirmation": text})


def banner(body: Body) -> Body:
    """A banner ends after it starts."""
    if {"date_from", "date_to"} <= body.keys():
        return without(body, "date_to")
    return body


# ---- content


def page(body: Body) -> Body:
    """A page has what its type needs, and only a raw one is no HTML."""
    needed = {"raw": {"body": "<p>Hello</p>"}, "link": {"link": "https://example.com/"}}
    more = needed.get(body["type"], {})
    body = {**body, **{name: body.get(name) or value for name, value in more.items()}}
    return body if body["type"] == "raw" else without(body, "content_type")


def manual(path: str) -> dict[str, str]:
    """Where a redirect leads."""
    return {"type": "manual", "ref": path}


# ---- orders


def order(body: Body) -> Body:
    """Overrides come in pairs, one IP address at a time."""
    for name in ("subtotal", "total", "shipping_cost"):
        pair = f"{name}_ex_tax", f"{name}_inc_tax"
        if len(body.keys() & set(pair)) == 1:
            body = without(body, *pair)
    return without(body, "ip_address_v6") if body.get("ip_address") else body


LINES = st.lists(
    st.fixed_dictionaries(
        {
            "name": NAMES,
            "quantity": st.integers(1, 20),
            "price_ex_tax": DECIMALS,
            "price_inc_tax": DECIMALS,
        },
        optional={"sku": WORDS, "name_merchant": NAMES},
    ),
    min_size=1,
    max_size=3,
)
ADDRESS = st.fixed_dictionaries(
    {"zip": st.from_regex(r"[0-9]{5}", fullmatch=True)},
    optional={
        **dict.fromkeys(("first_name", "last_name", "company", "street_1", "city", "state"), NAMES),
        "country_iso2": st.sampled_from([*PLACES.values()]),
        "email": st.builds("{}@example.com".format, WORDS),
    },
)
STATUSES = st.sampled_from([row["id"] for row in (ORDER_STATUSES.base_rows or list)()])

# ---- shipping


LOCATIONS = st.lists(
    st.fixed_dictionaries(
        {
            "country_iso2": st.sampled_from([*PLACES.values()]),
            "state_iso2": st.from_regex(r"[A-Z]{2}", fullmatch=True),
            "zip": WORDS,
        }
    ),
    min_size=1,
    max_size=3,
)
SOMEWHERE = {"country_iso2": "US", "state_iso2": "TX", "zip": "78751"}


def zone(body: Body) -> Body:
    """The locations say what the zone's type needs."""
    names = LOCATED_BY[body["type"]]
    places = body.get("locations", [SOMEWHERE]) if names else []
    return {**body, "locations": [{name: place[name] for name in names} for place in places]}


def method(body: Body) -> Body:
    """The settings are those of the method's type."""
    if "settings" not in body:
        return body
    names = [each.name for each in SETTINGS.get(body["type"], ())]
    return {**body, "settings": {name: body["settings"][name] for name in names}}


METHOD_SETTINGS = st.fixed_dictionaries(
    {each.name: values(each) for fields in SETTINGS.values() for each in fields}
)

SHAPES: Mapping[str, Shape] = {
    "banners": Shape({"page": st.sampled_from(["home_page", "search_page"])}, fit=banner),
    "blog_posts": Shape({"url": WORDS.map("/blog/{}/".format)}),
    "brands": Shape({"image_file": IMAGES}),
    "categories": Shape({"parent_id": st.just(0), "url": PATHS, "image_file": IMAGES}),
    "coupons": Shape(
        {
            "applies_to": st.sampled_from(["categories", "products"]).map(
                lambda entity: {"entity": entity, "ids": [0]}
            ),
            "code": WORDS.map(str.upper),
            "restricted_to": st.just([]) | st.just({"countries": "US"}),
        }
    ),
    "customer_addresses": Shape({"country": st.sampled_from([*PLACES])}),
    "customer_groups": Shape({"discount_rules": discounts()}),
    "customers": Shape({"_authentication": PASSWORDS}),
    "gift_certificates": Shape({"currency_code": st.just("USD")}),
    "order_shipments": Shape(
        {"shipping_provider": st.sampled_from(sorted(PROVIDERS))}, needed=("items",)
    ),
    "orders": Shape(
        {
            "products": LINES,
            "billing_address": ADDRESS,
            "shipping_addresses": st.lists(ADDRESS, max_size=2),
            "status_id": STATUSES,
            "default_currency_code": st.just("USD"),
            "customer_locale": st.sampled_from(["en", "de", "pt-BR"]),
        },
        omitted=("consignments", "custom_status", "discount_amount", "fees"),
        fit=order,
    ),
    "pages": Shape({"url": PATHS}, fit=page),
    "product_discount_rules": Shape(fit=discount_rule),
    "product_rules": Shape(
        {
            **{name: adjuster(st.sampled_from(kinds)) for name, kinds in RULE_KINDS.items()},
            "conditions": st.just([]),
            "image_file": IMAGES,
        }
    ),
    "product_skus": Shape({"options": st.just([]), "image_file": IMAGES}),
    "product_videos": Shape({"url": VIDEOS}),
    "products": Shape(
        {"categories": st.just([]), "custom_url": PATHS, "related_products": st.just("-1")},
        fit=product,
    ),
    "redirects": Shape({"path": PATHS, "forward": PATHS.map(manual)}),
    "shipping_zone_methods": Shape({"settings": METHOD_SETTINGS}, fit=method),
    "shipping_zones": Shape({"locations": LOCATIONS}, fit=zone),
    "webhooks": Shape(
        {
            "scope": st.sampled_from(sorted(SCOPES)),
            "destination": WORDS.map("https://example.com/{}".format),
        }
    ),
}
