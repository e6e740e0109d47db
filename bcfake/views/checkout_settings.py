"""Settings of carts: the store's, and what channels have of their own."""

from __future__ import annotations

from itertools import chain

from bcfake.fields import Flag
from bcfake.views.overridable import Settings, endpoints

CARTS = Settings(
    path="carts/settings",
    fields=(Flag(name="allow_purchasing", default=True),),
    spec="carts.v3.yml",
    channels="path",
)

ENDPOINTS = tuple(chain.from_iterable(map(endpoints, (CARTS,))))
