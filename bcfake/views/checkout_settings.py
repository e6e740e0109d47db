"""Settings of carts and checkouts: the store's, and what channels have of their own."""

from __future__ import annotations

from itertools import chain

from bcfake.fields import Flag, Text
from bcfake.views.overridable import Settings, endpoints

CHECKOUT_CONTENT = "checkout_content"
PATH = "checkouts/settings"
CARTS = Settings(
    path="carts/settings",
    fields=(Flag(name="allow_purchasing", default=True),),
    spec="carts.v3.yml",
    channels="path",
)
CUSTOM = (
    Text(name="custom_checkout_script_url"),
    Flag(name="order_confirmation_use_custom_checkout_script"),
    Text(name="custom_order_confirmation_script_url"),
    Flag(name="custom_checkout_supports_uco_settings"),
    Text(name="custom_checkout_sri_hash"),
    Text(name="custom_order_confirmation_sri_hash"),
)
CHECKOUTS = Settings(
    path=PATH, fields=CUSTOM, spec="checkouts.v3.yml", channels="", scope=CHECKOUT_CONTENT
)
OF_CHANNELS = Settings(  # no null is documented: a channel shows what holds for it (assumed)
    path=PATH,
    fields=(
        *(
            Text(name=name)
            for name in (
                *("checkout_type", "guest_checkout_type", "guest_checkout_for_existing_accounts"),
                *("policy_consent", "order_confirmation_contact_email"),
            )
        ),
        Flag(name="is_order_terms_and_conditions_enabled"),
        *(Text(name=f"order_terms_and_conditions_{part}") for part in ("type", "link", "textarea")),
        Flag(name="should_redirect_to_storefront_for_auth"),
        *CUSTOM,
    ),
    spec="checkouts.v3.yml",
    channels="path",
    effective=True,
    scope=CHECKOUT_CONTENT,
)

ENDPOINTS = (
    *chain.from_iterable(map(endpoints, (CARTS, CHECKOUTS))),
    *(each for each in endpoints(OF_CHANNELS) if each.path != PATH),
)
