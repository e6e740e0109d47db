"""Brands as V3 shows them."""

from __future__ import annotations

from bcfake.fields import Int, ListOf, Text
from bcfake.resources.brands import BRANDS as ROWS
from bcfake.schema import CLEAR
from bcfake.view import CRUD, Pair, View
from bcfake.views.forms import image, joined, storefront_path, words

ID = Int(name="id", read_only=True)

BRANDS = View(
    path="catalog/brands",
    source=ROWS,
    spec="brands_catalog.v3.yml",
    verbs=CRUD | {CLEAR},
    fields=(
        ID,
        Text(name="name", min=1, max=255, required=True),
        Text(name="page_title", max=255),
        # Never empty: [""] where there are none (recorded; categories and products have []).
        Pair(
            ListOf(name="meta_keywords", item=Text(name="keyword")),
            out=lambda text: words(text) or ("",),
            into=joined,
        ),
        Text(name="meta_description", max=65535),
        image(),
        Text(name="search_keywords", max=65535),
        storefront_path("custom_url", max=1024),
    ),
    filters=(
        *("id", "id:in", "id:not_in", "id:min", "id:max", "id:greater", "id:less"),
        *("name", "name:like", "page_title"),
    ),
    sortable=("name",),
    clear_needs=("name",),
)

VIEWS = (BRANDS,)
