"""What V3 calls settings of the store and V2 shows as its information."""

from __future__ import annotations

from bcfake.fields import Choice, Field, Int, Text
from bcfake.resources.store_information import (
    ADDRESS_TYPES,
    LANGUAGE_METHODS,
    STORE_INFORMATION,
)
from bcfake.schema import GET, UPDATE
from bcfake.view import Pair, View

SPEC = "settings.v3.yml"
WEIGHTS = ("LBS", "Ounces", "KGS", "Grams", "Tonnes")
LENGTHS = ("Inches", "Centimeters")


def _settings(name: str, *fields: Field | Pair) -> View:
    """The view of some of the store's settings."""
    return View(
        path=f"settings/store/{name}",
        source=STORE_INFORMATION,
        spec=SPEC,
        verbs=frozenset({GET, UPDATE}),
        fields=fields,
        known_gaps=("channel_id is passed over: every channel has the store's settings.",),
    )


VIEWS = (
    _settings(
        "profile",
        Pair(Text(name="store_address"), "address"),
        Pair(Choice(name="store_address_type", values=ADDRESS_TYPES), "address_type"),
        Pair(Text(name="store_email"), "admin_email"),
        Pair(Text(name="store_name"), "name"),
        Pair(Text(name="store_phone"), "phone"),
    ),
    _settings(
        "locale",
        Pair(Text(name="default_shopper_language", required_on_update=True), "language"),
        Choice(name="shopper_language_selection_method", values=LANGUAGE_METHODS),
        Pair(Text(name="store_country"), "country"),
    ),
    _settings(
        "units-of-measurement",
        Pair(Choice(name="weight_measurement", values=WEIGHTS), "weight_units"),
        Pair(Choice(name="length_measurement", values=LENGTHS), "dimension_units"),
        Pair(Text(name="decimal_token"), "dimension_decimal_token"),
        Pair(Text(name="thousands_token"), "dimension_thousands_token"),
        Pair(Int(name="decimal_places"), "dimension_decimal_places"),
        Choice(name="factoring_dimension", values=("depth", "height", "width")),
    ),
)
