"""Listings of products in channels as V3 shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bcfake.fields import Choice, Int, ListOf, Text
from bcfake.resources.channel_listings import CHANNEL_LISTINGS, STATES, VARIANTS
from bcfake.schema import CREATE, GET, LIST, UPDATE
from bcfake.view import Pair, Shown, Sight, View
from bcfake.views.channels import CHANNELS, SPEC
from bcfake.views.forms import DATES, utc_moment

MOST = 50  # items in a batch; assumed


def _variants(sight: Sight) -> list[Mapping[str, Any]]:
    """The variants listed, with the listing's channel and dates (the dates are assumed)."""
    row = sight.row
    dates = {name: utc_moment(name).render(row[name]) for name in ("date_created", "date_modified")}
    return [{"channel_id": row["channel_id"], **each, **dates} for each in row["variants"]]


class _Variants(ListOf):
    """Taken as the row has them, shown with what `_variants` adds."""

    def render(self, value: Any) -> Any:
        return value


def _taken(value: Any) -> Mapping[str, Any]:
    return {"variants": value}


LISTINGS = View(
    path="listings",
    noun="listing",
    source=CHANNEL_LISTINGS,
    parent=CHANNELS,
    spec=SPEC,
    verbs=frozenset({LIST, GET}),
    batch={CREATE: MOST, UPDATE: MOST},
    fields=(
        Int(name="channel_id", read_only=True),
        Pair(Int(name="listing_id", read_only=True), "id"),
        Text(name="external_id"),
        Int(name="product_id", min=1, required=True, read_only="update"),
        Choice(name="state", values=STATES, required=True),
        Text(name="name"),
        Text(name="description"),
        utc_moment("date_created"),
        utc_moment("date_modified"),
        Shown(_Variants(name="variants", item=VARIANTS.item, required=True), _variants, _taken),
    ),
    filters=("product_id:in", *DATES),
)

VIEWS = (LISTINGS,)
