"""For which carts a promotion holds, and which promotions a cart has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from bcfake.resources.customers import CUSTOMERS
from bcfake.resources.order_statuses import COMPLETED
from bcfake.resources.orders import ORDERS
from bcfake.resources.promotions import AUTOMATIC, DAYS, PROMOTIONS
from bcfake.resources.store_settings import kept
from bcfake.store import Store
from bcfake.tables import Row

GROUP = "promotions/settings"
DEFAULTS = {
    "promotions_triggered_by_products_with_zero_product_price": False,
    "promotions_apply_on_products_with_custom_product_price": False,
    "number_of_coupons_allowed_at_checkout": 1,
    "promotions_applied_on_original_product_price": True,
}


def setting(store: Store, name: str) -> Any:
    """One of the store's settings for promotions."""
    return kept(store, GROUP).get(name, DEFAULTS[name])


def automatic(store: Store, cart: Row) -> Iterator[Row]:
    """The promotions a cart has by itself, in the order they are looked at."""
    for promotion in store.list(PROMOTIONS):
        if promotion["redemption_type"] == AUTOMATIC and holds(store, promotion, cart):
            yield promotion


def holds(store: Store, promotion: Row, cart: Row) -> bool:
    """Whether a promotion is on now, for this cart and its customer."""
    now, ends = store.clock.now(), promotion["end_date"]
    channels = [each["id"] for each in promotion["channels"]]
    return (
        promotion["status"] == "ENABLED"
        and promotion["start_date"] <= now
        and (ends is None or now < ends)
        and (not promotion["max_uses"] or promotion["current_uses"] < promotion["max_uses"])
        and (not channels or cart["channel_id"] in channels)
        and promotion["currency_code"] in ("*", cart["currency_code"])
        and _is_scheduled(promotion, now)
        and _is_for(store, promotion["customer"], cart["customer_id"])
        and _goes_to(store, promotion["shipping_address"], cart)
    )


def _is_scheduled(promotion: Row, now: datetime) -> bool:
    schedule = promotion["schedule"]
    if schedule is None:
        return True
    weeks = (now.date() - promotion["start_date"].date()).days // 7
    time = now.strftime("%H:%M:%S")
    return (
        weeks % schedule["week_frequency"] == 0
        and DAYS[now.weekday()] in schedule["week_days"]
        and schedule["daily_start_time"] <= time <= schedule["daily_end_time"]
    )


def _is_for(store: Store, asked: Mapping[str, Any], customer_id: int) -> bool:
    known = store.find(CUSTOMERS, id=customer_id) if customer_id else []
    group = known[0]["customer_group_id"] if known else 0
    if asked["group_ids"] and group not in asked["group_ids"]:
        return False
    if group in asked["excluded_group_ids"]:
        return False
    if asked["minimum_order_count"]:
        orders = store.find(ORDERS, customer_id=customer_id) if known else []
        done = sum(order["status_id"] == COMPLETED for order in orders)
        if done < asked["minimum_order_count"]:
            return False
    return "segments" not in asked or _is_in(store, asked["segments"], customer_id)


def _is_in(store: Store, matcher: Mapping[str, Any], customer_id: int) -> bool:
    """Whether a customer is in the segments that a matcher names."""
    [(kind, wanted)] = matcher.items()
    if kind == "not":
        return not _is_in(store, wanted, customer_id)
    if kind in ("and", "or"):
        return (all if kind == "and" else any)(_is_in(store, m, customer_id) for m in wanted)
    members, profiles = store.catalogue["segment_members"], store.catalogue["shopper_profiles"]
    return any(
        store.find(members, segment_uuid=uuid, profile_uuid=profile["uuid"])
        for profile in store.find(profiles, customer_id=customer_id)
        for uuid in wanted
    )


def _goes_to(store: Store, matcher: Any, cart: Row) -> bool:
    """Whether all that is shipped goes to countries that a matcher names."""
    if matcher is None:
        return True
    rows = store.list(store.catalogue["checkout_consignments"], parent=cart["id"])
    codes = {row["address"].get("country_code") for row in rows}
    asked = matcher.get("not", matcher)
    named = {each["iso2_country_code"] for each in asked.get("countries", ())}
    fits = codes.isdisjoint(named) if "not" in matcher else codes <= named
    return bool(codes) and fits
