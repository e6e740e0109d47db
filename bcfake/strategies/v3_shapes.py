"""What V3 asks of the bodies of what it alone makes, beyond what their fields say."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from bcfake.strategies.shapes import DECIMALS, NAMES, PLACES, Body, Shape, without
from bcfake.strategies.values import LETTERS, WORDS

URLS = WORDS.map("https://{}.example".format)
TEXTS = st.text(LETTERS, max_size=20)
COUNTRIES = st.sampled_from([*PLACES.values()])
CUSTOM_ITEM = st.fixed_dictionaries(
    {"name": NAMES, "quantity": st.integers(1, 20), "list_price": DECIMALS}, optional={"sku": WORDS}
)
WHAT_A_CART_HOLDS = ("line_items", "custom_items", "gift_certificates")


def cart(body: Body) -> Body:
    """A cart has something in it."""
    if any(body.get(name) for name in WHAT_A_CART_HOLDS):
        return body
    return {**body, "custom_items": [{"name": "Mug", "quantity": 1, "list_price": "9.50"}]}


def promotion(body: Body) -> Body:
    """Only a coupon that is not used with other promotions can override them."""
    together = body.get("can_be_used_with_other_promotions", True)
    return without(body, "coupon_overrides_other_promotions") if together else body


def script(body: Body) -> Body:
    """A script is a tag, which loads as it is, or the address of a file."""
    if body.get("kind") == "script_tag":
        tag = "<script>hello()</script>"
        return {**without(body, "src", "load_method", "integrity_hashes"), "html": tag}
    return {**without(body, "html"), "kind": "src", "src": "https://app.example/script.js"}


ADDRESS = st.fixed_dictionaries(
    {
        **dict.fromkeys(("address1", "city", "state"), NAMES),
        "zip": st.from_regex(r"[0-9]{5}", fullmatch=True),
        "country_code": COUNTRIES,
        "email": st.builds("{}@example.com".format, WORDS),
        "geo_coordinates": st.just({"latitude": 30.3, "longitude": -97.7}),
    },
    optional={"address2": NAMES, "phone": st.from_regex(r"555[0-9]{7}", fullmatch=True)},
)
OPTION_VALUES = st.lists(NAMES, min_size=1, max_size=3, unique_by=str.casefold).map(
    lambda labels: [{"label": label, "sort_order": n} for n, label in enumerate(labels)]
)
TARGETS = st.fixed_dictionaries(
    {"locations": st.lists(st.fixed_dictionaries({"country_code": COUNTRIES}), max_size=2)}
)
DISPLAY = st.fixed_dictionaries(
    {"show_inclusive": st.booleans()},
    optional=dict.fromkeys(("show_both_on_detail_view", "show_both_on_list_view"), st.booleans()),
)

V3_SHAPES: Mapping[str, Shape] = {
    "carts": Shape(
        {"custom_items": st.lists(CUSTOM_ITEM, min_size=1, max_size=3)},
        omitted=("line_items", "gift_certificates", "currency", "version"),
        fit=cart,
    ),
    "category_trees": Shape(needed=("channels",)),
    "locations": Shape(
        {"address": ADDRESS, "time_zone": st.sampled_from(["Etc/UTC", "America/Chicago"])},
        omitted=("operating_hours", "special_hours"),
    ),
    "order_refunds": Shape(
        needed=("items", "payments"),
        omitted=("tax_adjustment_amount", "merchant_calculated_override"),
    ),
    "pickups": Shape(omitted=("pickup_method_id",), needed=("pickup_items",)),
    "price_records": Shape(
        {"currency": st.just("USD")},
        omitted=("sku", "bulk_pricing_tiers"),
        needed=("variant_id",),
    ),
    "product_options": Shape(
        {
            "type": st.sampled_from(["radio_buttons", "rectangles", "dropdown"]),
            "option_values": OPTION_VALUES,
        },
        omitted=("config",),
    ),
    "promotions": Shape(
        {"status": st.sampled_from(["ENABLED", "DISABLED"])},
        omitted=("channels", "customer"),
        fit=promotion,
    ),
    "scripts": Shape(omitted=("integrity_hashes",), fit=script),
    "sites": Shape({"url": URLS}),
    "tax_rates": Shape(
        {
            "class_rates": st.decimals(0, 100, places=4).map(
                lambda rate: [{"rate": str(rate), "tax_class_id": 0}]
            )
        }
    ),
    "tax_zones": Shape({"price_display_settings": DISPLAY, "shopper_target_settings": TARGETS}),
    "template_associations": Shape({"entity_id": st.integers(1, 1000)}),
    "wishlists": Shape(omitted=("items",)),
}
