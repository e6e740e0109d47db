"""OAuth scopes: what they are called, and which of them an operation asks for."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

SOURCE = "BigCommerce's guide to API accounts"
READING = frozenset({"GET", "HEAD", "OPTIONS"})
LOGIN = "store_v2_customers_login"


def _both(name: str, write: str = "") -> tuple[str, str]:
    return f"{name}{write}", f"{name}_read_only"


# By a definition's `scope`: the name that lets read and write, and the one that only lets read.
SCOPES: Mapping[str, tuple[str, str]] = {
    "app_extensions": ("store_app_extensions_manage", ""),
    "carts": _both("store_cart"),
    "channel_listings": _both("store_channel_listings"),
    "channels": _both("store_channel_settings"),
    "checkout_content": _both("store_content_checkout"),
    "checkouts": _both("store_checkout"),
    "content": _both("store_v2_content"),
    "customer_impersonation": ("store_storefront_api_customer_impersonation", ""),
    "customers": _both("store_v2_customers"),
    "fulfillment_methods": _both("store_fulfillment_methods", "_manage"),
    "information": _both("store_v2_information"),
    "infrastructure_deployments": _both("store_infrastructure_deployments", "_manage"),
    "infrastructure_projects": _both("store_infrastructure_projects", "_manage"),
    "inventory": _both("store_inventory"),
    "locations": _both("store_locations"),
    "logs": ("", "store_logs_read_only"),
    "marketing": _both("store_v2_marketing"),
    "metafield_owners": ("store_metafield_change_owner", ""),
    "order_fulfillment": _both("store_order_fulfillment", "_manage"),
    "orders": _both("store_v2_orders"),
    "payment_access_tokens": ("store_payments_access_token_create", ""),
    "payment_methods": ("", "store_payments_methods_read"),
    "products": _both("store_v2_products"),
    "sites": _both("store_sites"),
    "storefront_api": ("store_storefront_api", ""),
    "stored_payment_instruments": _both("store_stored_payment_instruments"),
    "themes": _both("store_themes", "_manage"),
    "transactions": _both("store_v2_transactions"),
}
OPEN = frozenset({"", "default"})  # these a token needs no scope for; webhooks are among them
ELSEWHERE = frozenset(
    {
        LOGIN,
        "store_metafield_write",
        "store_metafield_write_all",
        "store_v2_default",  # seen in answers of the token endpoint, as is the next
        "users_basic_information",
    }
)
KNOWN = ELSEWHERE | {name for both in SCOPES.values() for name in both if name}
ALL = frozenset(KNOWN)


def sufficient(scope: str, method: str) -> tuple[str, ...]:
    """The scopes of which one lets `method` be used on what a definition calls `scope`; none for
    what every token may use."""
    if scope in OPEN:
        return ()
    write, read = SCOPES[scope]
    return tuple(name for name in ((write, read) if method in READING else (write,)) if name)


def parsed(scopes: str | Iterable[str] | None) -> frozenset[str]:
    """Scopes given as names or as text with spaces between them; all for None.

    Raises ValueError for a name that BigCommerce does not have, with those most like it.
    """
    if scopes is None:
        return ALL
    if not isinstance(scopes, Iterable):
        raise ValueError(f"scopes {scopes!r}: names, or a text with spaces between them")
    names = scopes.split() if isinstance(scopes, str) else list(scopes)
    for name in names:
        if name not in KNOWN:
            near = difflib.get_close_matches(str(name), sorted(KNOWN), 3) or sorted(KNOWN)
            raise ValueError(f"scopes: {name!r} is no scope; there are: {', '.join(near)}")
    return frozenset(names)


def text(scopes: Iterable[str]) -> str:
    """Scopes as BigCommerce writes them, with spaces between them."""
    return " ".join(sorted(scopes))
