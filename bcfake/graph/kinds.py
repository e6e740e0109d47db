"""Which objects GraphQL shows, as data: of each, its resource or V3 view and the fields shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bcfake.fields import Computed, Field, Object
from bcfake.resources.app_extensions import APP_EXTENSIONS
from bcfake.resources.customers import CUSTOMER_ADDRESSES, CUSTOMERS
from bcfake.resources.order_products import ORDER_PRODUCTS
from bcfake.resources.orders import ORDERS
from bcfake.resources.store_information import STORE_INFORMATION
from bcfake.resources.store_metafields import STORE_METAFIELDS
from bcfake.schema import Resource
from bcfake.tables import Row
from bcfake.view import Pair, Sight, View
from bcfake.views import VIEWS
from bcfake.views.brands import BRANDS
from bcfake.views.categories import CATEGORIES
from bcfake.views.channels import CHANNELS
from bcfake.views.product_parts import CUSTOM_FIELDS, IMAGES
from bcfake.views.products import PRODUCTS
from bcfake.views.variants import VARIANTS


@dataclass(frozen=True)
class Group:
    """An object inside an object: its type, and its fields by their names in GraphQL.

    Each has its name in the definition, dotted for a part of an object there. `removable` are the
    names under which their overrides are taken off again.
    """

    type: str
    fields: Mapping[str, str]
    removable: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False, kw_only=True)
class Kind:
    """One object type.

    `word` is its part of a global id. `shows` are its definition: a view, or the resource itself.
    `fields` are names of that definition, written in camel case; `also` are further ones, by the
    name GraphQL has for them. `groups` are objects inside the object. `refs` are other objects
    by the row's field that has their id, `many` connections by the row's field that has ids, and
    `lists` connections of kinds whose definition has this one as parent. `owner` is the word of
    what a metafield is kept with. Kinds of one name are one type, whichever resource their rows
    are of; `node` finds one that `is_node`. `enums` are names of enums that are not made of the
    field's, empty for plain text.
    `plural` begins the names of its filters, `connection` that of its connections.
    """

    name: str
    word: str
    shows: Resource | View
    fields: tuple[str, ...] = ()
    also: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    refs: Mapping[str, tuple[Kind, str]] = field(default_factory=dict)
    many: Mapping[str, tuple[Kind, str]] = field(default_factory=dict)
    lists: Mapping[str, Kind] = field(default_factory=dict)
    enums: Mapping[str, str] = field(default_factory=dict)
    owner: str = ""
    is_node: bool = False
    plural: str = ""
    connection: str = ""

    @property
    def source(self) -> Resource:
        """The resource whose rows are shown."""
        return self.shows.source if isinstance(self.shows, View) else self.shows

    @property
    def scope(self) -> str:
        """What the OAuth scopes call these objects."""
        found: Resource | None = self.source
        while found is not None and not found.scope:
            found = found.parent
        return "" if found is None else found.scope

    def field_named(self, name: str) -> Field:
        """The definition's field, whose type is that of the value."""
        head, _, inner = name.partition(".")
        found = self.shows.by_name[head]
        field = found if isinstance(found, Field) else found.field
        if not inner:
            return field
        assert isinstance(field, Object), f"{self.name}: {name}"
        return next(each for each in field.fields if each.name == inner)

    def value(self, name: str, sight: Sight) -> Any:
        """The Python value that a row has by a name of the definition."""
        head, _, inner = name.partition(".")
        value = self._whole(head, sight)
        return value[inner] if inner else value

    def _whole(self, name: str, sight: Sight) -> Any:
        found = self.shows.by_name[name]
        if isinstance(found, Computed):
            return found.show(sight.row, f"{sight.base}/")
        if isinstance(found, Field):
            return sight.row.get(name)
        if isinstance(found, Pair):
            return found.out(sight.row.get(found.row or name))
        return found.show(sight)


class Node(NamedTuple):
    """A row, and what it is shown as."""

    kind: Kind
    row: Row


def camel(name: str) -> str:
    """page_title as GraphQL writes it: pageTitle."""
    head, *rest = name.split("_")
    return head + "".join(map(title_of, rest))


def title_of(name: str) -> str:
    """setProductUrlPath as types begin: SetProductUrlPath."""
    return name[:1].upper() + name[1:]


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


VALUES = _names("key value namespace permission_set description owner_client_id")
DATES = {"createdAt": "date_created", "updatedAt": "date_modified"}


def _metafields(word: str, shows: Resource | View) -> Kind:
    return Kind(
        name="Metafield",
        word="metafield",
        shows=shows,
        fields=VALUES,
        also=DATES,
        enums={"permission_set": "MetafieldsPermissionSet"},
        owner=word,
        connection="Metafields",
    )


METAFIELDS: Mapping[str, Kind] = {  # by the word of their owner
    **{
        word: _metafields(word, view)
        for word, path in (
            ("product", "catalog/products"),
            ("productVariant", "variants"),
            ("brand", "catalog/brands"),
            ("category", "catalog/categories"),
            ("customer", "customers"),
            ("channel", "channels"),
            ("order", "orders"),
            ("inventoryLocation", "inventory/locations"),
        )
        for view in VIEWS
        if view.path == "metafields" and view.parent is not None and view.parent.path == path
    },
    "store": _metafields("store", STORE_METAFIELDS),
}

CUSTOM_FIELD = Kind(
    name="ProductCustomField",
    word="productCustomField",
    shows=CUSTOM_FIELDS,
    fields=_names("name value"),
)
IMAGE = Kind(
    name="ProductImage",
    word="productImage",
    shows=IMAGES,
    fields=_names("is_thumbnail date_modified image_file url_standard url_zoom"),
    also={"altText": "description"},
)
VARIANT = Kind(
    name="ProductVariant",
    word="productVariant",
    shows=VARIANTS,
    fields=_names(
        "sku upc price calculated_price cost_price weight calculated_weight inventory_level "
        "inventory_warning_level purchasing_disabled is_free_shipping"
    ),
    lists={"metafields": METAFIELDS["productVariant"]},
)
BRAND = Kind(
    name="Brand",
    word="brand",
    shows=BRANDS,
    fields=_names("name page_title meta_keywords meta_description image_url search_keywords"),
    lists={"metafields": METAFIELDS["brand"]},
)
CATEGORY = Kind(
    name="Category",
    word="category",
    shows=CATEGORIES,
    fields=_names(
        "name description sort_order page_title meta_keywords meta_description search_keywords "
        "image_url is_visible"
    ),
    lists={"metafields": METAFIELDS["category"]},
)
PRODUCT = Kind(
    name="Product",
    word="product",
    shows=PRODUCTS,
    fields=_names(
        "type sku weight width depth height price cost_price retail_price sale_price "
        "calculated_price inventory_level inventory_warning_level inventory_tracking upc mpn gtin "
        "availability condition is_visible is_featured is_free_shipping sort_order total_sold "
        "date_created date_modified"
    ),
    plural="Products",
    groups={
        "basicInformation": Group(
            "ProductBasicInformation",
            {"name": "name", "description": "description"},
            {"PRODUCT_DESCRIPTION_FIELD": "description", "PRODUCT_NAME_FIELD": "name"},
        ),
        "seoInformation": Group(
            "ProductSeoInformation",
            {"pageTitle": "page_title", "metaDescription": "meta_description"},
            {
                "PRODUCT_META_DESCRIPTION_FIELD": "meta_description",
                "PRODUCT_PAGE_TITLE_FIELD": "page_title",
            },
        ),
        "storefrontDetails": Group(
            "StorefrontDetails",
            {
                "warranty": "warranty",
                "availabilityDescription": "availability_description",
                "searchKeywords": "search_keywords",
            },
            {
                "PRODUCT_AVAILABILITY_DESCRIPTION_FIELD": "availability_description",
                "PRODUCT_SEARCH_KEYWORDS": "search_keywords",
                "PRODUCT_WARRANTY": "warranty",
            },
        ),
        "preOrderSettings": Group(
            "PreOrderSettings",
            {"message": "preorder_message"},
            {"PRODUCT_PRE_ORDER_MESSAGE": "preorder_message"},
        ),
        "urlPath": Group("ProductUrlPath", {"path": "custom_url.url"}),
    },
    refs={"brand": (BRAND, "brand_id")},
    many={"categories": (CATEGORY, "categories")},
    lists={
        "variants": VARIANT,
        "customFields": CUSTOM_FIELD,
        "metafields": METAFIELDS["product"],
    },
)
ADDRESS = Kind(
    name="CustomerAddress",
    word="customerAddress",
    shows=CUSTOMER_ADDRESSES,
    fields=_names(
        "first_name last_name company street_1 street_2 city state zip country country_iso2 phone "
        "address_type"
    ),
)
CUSTOMER = Kind(
    name="Customer",
    word="customer",
    shows=CUSTOMERS,
    fields=_names(
        "first_name last_name email phone company notes store_credit accepts_marketing "
        "tax_exempt_category date_created date_modified"
    ),
    lists={"addresses": ADDRESS},
)
ORDER_PRODUCT = Kind(
    name="OrderProduct",
    word="orderProduct",
    shows=ORDER_PRODUCTS,
    fields=_names("name sku quantity quantity_shipped price_ex_tax price_inc_tax total_inc_tax"),
    refs={"product": (PRODUCT, "product_id")},
)
ORDER = Kind(
    name="Order",
    word="order",
    shows=ORDERS,
    fields=_names(
        "status_id status date_created date_modified date_shipped subtotal_ex_tax subtotal_inc_tax "
        "shipping_cost_inc_tax total_ex_tax total_tax total_inc_tax items_total items_shipped "
        "payment_method payment_status refunded_amount discount_amount currency_code staff_notes "
        "customer_message external_id is_deleted billing_address"
    ),
    refs={"customer": (CUSTOMER, "customer_id")},
    lists={"products": ORDER_PRODUCT},
)
PROFILE = Kind(
    name="StoreProfile",
    word="store",
    shows=STORE_INFORMATION,
    fields=_names(
        "name domain secure_url status address country country_code phone admin_email order_email "
        "language currency currency_symbol weight_units dimension_units plan_name"
    ),
)
CHANNEL = Kind(
    name="Channel",
    word="channel",
    shows=CHANNELS,
    fields=_names(
        "date_created date_modified external_id icon_url is_listable_from_ui is_visible name "
        "platform status type"
    ),
    enums={"type": ""},
    is_node=True,
    plural="Channels",
    connection="Channels",
)
APP_EXTENSION = Kind(
    name="AppExtension",
    word="appExtension",
    shows=APP_EXTENSIONS,
    fields=_names("context model url"),
    connection="AppExtensions",
)
