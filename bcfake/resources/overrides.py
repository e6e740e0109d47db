"""Values that an object has in one locale of a channel, or in a channel, instead of its own.

GraphQL alone knows them: as overrides and, of the same rows, as translations.
"""

from __future__ import annotations

from collections.abc import Mapping

from bcfake.errors import Conflict
from bcfake.fields import Int, Json, NewRow, Text
from bcfake.resources.brands import BRANDS
from bcfake.resources.categories import CATEGORIES
from bcfake.resources.channels import CHANNELS
from bcfake.resources.locations import LOCATIONS
from bcfake.resources.options import OPTION_VALUES, OPTIONS
from bcfake.resources.order_statuses import ORDER_STATUSES
from bcfake.resources.product_custom_fields import PRODUCT_CUSTOM_FIELDS
from bcfake.resources.product_images import PRODUCT_IMAGES
from bcfake.resources.product_options import PRODUCT_OPTIONS
from bcfake.resources.products import PRODUCTS
from bcfake.resources.references import refers_to
from bcfake.resources.shipping import SHIPPING_METHODS
from bcfake.resources.taxes import TAX_RATES
from bcfake.schema import DOCUMENTED, ID, Resource, rule
from bcfake.store import Change

SOURCE = "BigCommerce's guides to catalogs in several languages (GraphQL Admin API)"
PLACE = ("owner_id", "channel_id", "locale", "field")


@rule("before_create", "before_update", source=SOURCE)
def refuse_second_value(change: Change) -> None:
    """A field has one value in a locale of a channel."""
    same = {name: change.values[name] for name in PLACE}
    for row in change.store.find(change.resource, **same):
        if change.old is None or row["id"] != change.old["id"]:
            raise Conflict(field="field", details={"conflict": {"id": row["id"]}})


def overrides_of(owner: Resource) -> Resource:
    """The overrides of a resource's rows. An empty `locale` stands for the whole channel."""
    return Resource(
        name=f"{owner.singular.replace(' ', '_')}_overrides",
        path="overrides",
        source=SOURCE,
        evidence=DOCUMENTED,
        parent=owner,
        parent_key="owner_id",
        verbs=frozenset(),
        fields=(
            ID,
            Int(name="owner_id", read_only=True),
            Int(name="channel_id", required=True, sample=NewRow("channels")),
            Text(name="locale", sample="fr"),
            Text(name="field", required=True, indexed=True, sample="name-{n}"),
            Json(name="value", nullable=True, sample="Valeur {n}"),
        ),
        rules=(refers_to("channel_id", CHANNELS, zero_is_none=False), refuse_second_value),
    )


OWNERS = (
    *(PRODUCTS, PRODUCT_OPTIONS, OPTIONS, OPTION_VALUES, PRODUCT_CUSTOM_FIELDS, PRODUCT_IMAGES),
    *(BRANDS, CATEGORIES, LOCATIONS, ORDER_STATUSES, SHIPPING_METHODS, TAX_RATES),
)
OVERRIDES: Mapping[str, Resource] = {owner.name: overrides_of(owner) for owner in OWNERS}
RESOURCES = tuple(OVERRIDES.values())
