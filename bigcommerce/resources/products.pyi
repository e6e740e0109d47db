# Written by tests/typing/generate.py from the fake's definitions; do not edit.
# mypy: disable-error-code="override,assignment"
# ruff: noqa
# fmt: off


from collections.abc import Iterator, Mapping as AnyMapping, Sequence
from datetime import date
from typing import Any, ClassVar, Literal, TypedDict

from typing_extensions import Self, Unpack

from bigcommerce import paging
from bigcommerce.resources._reading import Listed, Reading
from bigcommerce.resources.flat import Id, Params
from bigcommerce.resources.mapping import MakesRequests

from bigcommerce.resources.base import ApiSubResource, CollectionDeleteableApiSubResource, CountableApiResource, CountableApiSubResource, DeleteableApiSubResource, EditableApiResource, EditableApiSubResource, ListableApiSubResource, Related

class OfProduct(ApiSubResource):
    ...


class _ProductConfigurableFieldsFilters(Listed, total=False):
    ...

class _ProductConfigurableFieldsReading(_ProductConfigurableFieldsFilters, Reading, total=False):
    ...

class _ProductConfigurableFieldsCounted(TypedDict, total=False):
    ...

class _ProductConfigurableFieldsDoomed(TypedDict, total=False):
    page: int
    limit: int

class ProductConfigurableFields(OfProduct, ListableApiSubResource, DeleteableApiSubResource, CollectionDeleteableApiSubResource, CountableApiSubResource):
    id: int
    product_id: int
    name: str
    type: str
    allowed_file_types: str
    max_size: int
    select_options: str
    is_required: bool
    sort_order: int
    @classmethod
    def all(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductConfigurableFieldsFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_ProductConfigurableFieldsReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductConfigurableFieldsReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductConfigurableFieldsCounted]) -> int: ...
    @classmethod
    def delete_all(cls, parentid: Id, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductConfigurableFieldsDoomed]) -> Any: ...


class _ProductCustomFieldsCreate(TypedDict, total=False):
    name: str
    text: str

class _ProductCustomFieldsUpdate(TypedDict, total=False):
    name: str
    text: str

class _ProductCustomFieldsFilters(Listed, total=False):
    ...

class _ProductCustomFieldsReading(_ProductCustomFieldsFilters, Reading, total=False):
    ...

class _ProductCustomFieldsCounted(TypedDict, total=False):
    ...

class _ProductCustomFieldsDoomed(TypedDict, total=False):
    page: int
    limit: int

class ProductCustomFields(OfProduct, EditableApiSubResource, CountableApiSubResource):
    id: int
    product_id: int
    name: str
    text: str
    @classmethod
    def create(cls, parentid: Id, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_ProductCustomFieldsCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_ProductCustomFieldsUpdate]) -> Self: ...
    @classmethod
    def all(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductCustomFieldsFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_ProductCustomFieldsReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductCustomFieldsReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductCustomFieldsCounted]) -> int: ...
    @classmethod
    def delete_all(cls, parentid: Id, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductCustomFieldsDoomed]) -> Any: ...


class _ProductDiscountRulesCreate(TypedDict, total=False):
    min: int
    max: int
    type: Literal['price', 'percent', 'fixed']
    type_value: float | str

class _ProductDiscountRulesUpdate(TypedDict, total=False):
    min: int
    max: int
    type: Literal['price', 'percent', 'fixed']
    type_value: float | str

class _ProductDiscountRulesFilters(Listed, total=False):
    ...

class _ProductDiscountRulesReading(_ProductDiscountRulesFilters, Reading, total=False):
    ...

class _ProductDiscountRulesCounted(TypedDict, total=False):
    ...

class _ProductDiscountRulesDoomed(TypedDict, total=False):
    page: int
    limit: int

class ProductDiscountRules(OfProduct, EditableApiSubResource, CountableApiSubResource):
    id: str
    product_id: int
    min: int
    max: int
    type: str
    type_value: float
    @classmethod
    def create(cls, parentid: Id, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_ProductDiscountRulesCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_ProductDiscountRulesUpdate]) -> Self: ...
    @classmethod
    def all(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductDiscountRulesFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_ProductDiscountRulesReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductDiscountRulesReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductDiscountRulesCounted]) -> int: ...
    @classmethod
    def delete_all(cls, parentid: Id, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductDiscountRulesDoomed]) -> Any: ...


class _ProductImagesCreate(TypedDict, total=False):
    image_file: str
    is_thumbnail: bool
    sort_order: int
    description: str | None

class _ProductImagesUpdate(TypedDict, total=False):
    image_file: str
    is_thumbnail: bool
    sort_order: int
    description: str | None

class _ProductImagesFilters(Listed, total=False):
    ...

class _ProductImagesReading(_ProductImagesFilters, Reading, total=False):
    ...

class _ProductImagesCounted(TypedDict, total=False):
    ...

class _ProductImagesDoomed(TypedDict, total=False):
    page: int
    limit: int

class ProductImages(OfProduct, EditableApiSubResource, CountableApiSubResource):
    id: int
    product_id: int
    image_file: str
    zoom_url: Any
    thumbnail_url: Any
    standard_url: Any
    tiny_url: Any
    is_thumbnail: bool
    sort_order: int
    description: str | None
    date_created: str
    @classmethod
    def create(cls, parentid: Id, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_ProductImagesCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_ProductImagesUpdate]) -> Self: ...
    @classmethod
    def all(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductImagesFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_ProductImagesReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductImagesReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductImagesCounted]) -> int: ...
    @classmethod
    def delete_all(cls, parentid: Id, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductImagesDoomed]) -> Any: ...


class _ProductOptionsFilters(Listed, total=False):
    ...

class _ProductOptionsReading(_ProductOptionsFilters, Reading, total=False):
    ...

class ProductOptions(OfProduct, ListableApiSubResource):
    id: int
    option_id: int
    display_name: str
    sort_order: int
    is_required: bool
    @classmethod
    def all(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductOptionsFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_ProductOptionsReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductOptionsReading]) -> paging.Pages[Self]: ...


class _ProductReviewsCreate(TypedDict, total=False):
    author: str
    date_created: str | int
    title: str
    review: str
    rating: int
    status: int

class _ProductReviewsUpdate(TypedDict, total=False):
    author: str
    date_created: str | int
    title: str
    review: str
    rating: int
    status: int

class _ProductReviewsFilters(Listed, total=False):
    ...

class _ProductReviewsReading(_ProductReviewsFilters, Reading, total=False):
    ...

class _ProductReviewsCounted(TypedDict, total=False):
    ...

class _ProductReviewsDoomed(TypedDict, total=False):
    page: int
    limit: int

class ProductReviews(OfProduct, EditableApiSubResource, CountableApiSubResource):
    id: int
    product_id: int
    author: str
    date_created: str
    title: str
    review: str
    rating: int
    status: int
    @classmethod
    def create(cls, parentid: Id, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_ProductReviewsCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_ProductReviewsUpdate]) -> Self: ...
    @classmethod
    def all(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductReviewsFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_ProductReviewsReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductReviewsReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductReviewsCounted]) -> int: ...
    @classmethod
    def delete_all(cls, parentid: Id, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductReviewsDoomed]) -> Any: ...


class _ProductRulesCreate(TypedDict, total=False):
    sort_order: int
    is_enabled: bool
    is_stop: bool
    price_adjuster: AnyMapping[str, Any] | None
    weight_adjuster: AnyMapping[str, Any] | None
    is_purchasing_disabled: bool
    purchasing_disabled_message: str
    is_purchasing_hidden: bool
    image_file: str
    conditions: Sequence[AnyMapping[str, Any]]

class _ProductRulesUpdate(TypedDict, total=False):
    sort_order: int
    is_enabled: bool
    is_stop: bool
    price_adjuster: AnyMapping[str, Any] | None
    weight_adjuster: AnyMapping[str, Any] | None
    is_purchasing_disabled: bool
    purchasing_disabled_message: str
    is_purchasing_hidden: bool
    image_file: str
    conditions: Sequence[AnyMapping[str, Any]]

class _ProductRulesFilters(Listed, total=False):
    ...

class _ProductRulesReading(_ProductRulesFilters, Reading, total=False):
    ...

class _ProductRulesCounted(TypedDict, total=False):
    ...

class _ProductRulesDoomed(TypedDict, total=False):
    page: int
    limit: int

class ProductRules(OfProduct, EditableApiSubResource, CountableApiSubResource):
    id: int
    product_id: int
    sort_order: int
    is_enabled: bool
    is_stop: bool
    price_adjuster: dict[str, Any] | None
    weight_adjuster: dict[str, Any] | None
    is_purchasing_disabled: bool
    purchasing_disabled_message: str
    is_purchasing_hidden: bool
    image_file: str
    conditions: list[dict[str, Any]]
    @classmethod
    def create(cls, parentid: Id, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_ProductRulesCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_ProductRulesUpdate]) -> Self: ...
    @classmethod
    def all(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductRulesFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_ProductRulesReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductRulesReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductRulesCounted]) -> int: ...
    @classmethod
    def delete_all(cls, parentid: Id, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductRulesDoomed]) -> Any: ...


class _ProductSkusCreate(TypedDict, total=False):
    sku: str
    price: float | str | None
    cost_price: float | str
    upc: str
    inventory_level: int
    inventory_warning_level: int
    bin_picking_number: str
    weight: float | str | None
    is_purchasing_disabled: bool
    purchasing_disabled_message: str
    image_file: str
    options: Sequence[AnyMapping[str, Any]]

class _ProductSkusUpdate(TypedDict, total=False):
    sku: str
    price: float | str | None
    cost_price: float | str
    upc: str
    inventory_level: int
    inventory_warning_level: int
    bin_picking_number: str
    weight: float | str | None
    is_purchasing_disabled: bool
    purchasing_disabled_message: str
    image_file: str
    options: Sequence[AnyMapping[str, Any]]

class _ProductSkusFilters(Listed, total=False):
    min_id: int
    max_id: int
    sku: str
    upc: str
    inventory_level: int
    inventory_warning_level: int
    bin_picking_number: str
    min_inventory_level: int
    max_inventory_level: int
    is_low_inventory: bool
    product_hash: int

class _ProductSkusReading(_ProductSkusFilters, Reading, total=False):
    ...

class _ProductSkusCounted(TypedDict, total=False):
    min_id: int
    max_id: int
    sku: str
    upc: str
    inventory_level: int
    inventory_warning_level: int
    bin_picking_number: str
    min_inventory_level: int
    max_inventory_level: int
    is_low_inventory: bool
    product_hash: int

class _ProductSkusDoomed(TypedDict, total=False):
    min_id: int
    max_id: int
    sku: str
    upc: str
    inventory_level: int
    inventory_warning_level: int
    bin_picking_number: str
    min_inventory_level: int
    max_inventory_level: int
    is_low_inventory: bool
    product_hash: int
    page: int
    limit: int

class ProductSkus(OfProduct, EditableApiSubResource, CountableApiSubResource):
    id: int
    product_id: int
    sku: str
    price: str | None
    adjusted_price: str
    cost_price: str
    upc: str
    inventory_level: int
    inventory_warning_level: int
    bin_picking_number: str
    weight: str | None
    adjusted_weight: str
    is_purchasing_disabled: bool
    purchasing_disabled_message: str
    image_file: str
    options: list[dict[str, Any]]
    @classmethod
    def create(cls, parentid: Id, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_ProductSkusCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_ProductSkusUpdate]) -> Self: ...
    @classmethod
    def all(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductSkusFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_ProductSkusReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductSkusReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductSkusCounted]) -> int: ...
    @classmethod
    def delete_all(cls, parentid: Id, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductSkusDoomed]) -> Any: ...


class _ProductVideosCreate(TypedDict, total=False):
    sort_order: int
    name: str
    url: Any
    description: str

class _ProductVideosUpdate(TypedDict, total=False):
    sort_order: int
    name: str
    url: Any
    description: str

class _ProductVideosFilters(Listed, total=False):
    ...

class _ProductVideosReading(_ProductVideosFilters, Reading, total=False):
    ...

class _ProductVideosCounted(TypedDict, total=False):
    ...

class _ProductVideosDoomed(TypedDict, total=False):
    page: int
    limit: int

class ProductVideos(OfProduct, EditableApiSubResource, CountableApiSubResource):
    id: str
    product_id: int
    sort_order: int
    name: str
    @classmethod
    def create(cls, parentid: Id, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_ProductVideosCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_ProductVideosUpdate]) -> Self: ...
    @classmethod
    def all(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductVideosFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_ProductVideosReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductVideosReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductVideosCounted]) -> int: ...
    @classmethod
    def delete_all(cls, parentid: Id, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductVideosDoomed]) -> Any: ...


class _GoogleProductSearchMappingsFilters(Listed, total=False):
    ...

class _GoogleProductSearchMappingsReading(_GoogleProductSearchMappingsFilters, Reading, total=False):
    ...

class GoogleProductSearchMappings(OfProduct, ListableApiSubResource):
    enabled: bool
    product_id: int
    category_id: int
    custom_item: bool
    global_trade_item_number: str
    manufacturer_part_number: str
    gender: str
    age_group: str
    color: str
    size: str
    material: str
    pattern: str
    google_shopping_product_category_path: str
    @classmethod
    def all(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_GoogleProductSearchMappingsFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_GoogleProductSearchMappingsReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, parentid: Id | None = None, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_GoogleProductSearchMappingsReading]) -> paging.Pages[Self]: ...


class _ProductsCreate(TypedDict, total=False):
    name: str
    type: Literal['physical', 'digital']
    sku: str
    description: str | None
    search_keywords: str | None
    availability_description: str
    price: float | str
    cost_price: float | str
    retail_price: float | str
    sale_price: float | str
    sort_order: int
    is_visible: bool
    is_featured: bool
    related_products: str
    inventory_level: int
    inventory_warning_level: int
    warranty: str | None
    weight: float | str
    width: float | str
    height: float | str
    depth: float | str
    fixed_cost_shipping_price: float | str
    is_free_shipping: bool
    inventory_tracking: Literal['none', 'simple', 'sku']
    rating_total: int
    rating_count: int
    date_created: str | int
    brand_id: int
    view_count: int
    page_title: str
    meta_keywords: str | None
    meta_description: str | None
    layout_file: str
    is_price_hidden: bool
    price_hidden_label: str
    categories: Sequence[int]
    date_modified: str | int
    event_date_field_name: str
    event_date_type: Literal['none', 'after', 'before', 'range']
    event_date_start: str | int | None
    event_date_end: str | int | None
    myob_asset_account: str
    myob_income_account: str
    myob_expense_account: str
    peachtree_gl_account: str
    condition: Literal['New', 'Used', 'Refurbished']
    is_condition_shown: bool
    preorder_release_date: str | int
    is_preorder_only: bool
    preorder_message: str
    order_quantity_minimum: int
    order_quantity_maximum: int
    open_graph_type: Literal['product', 'album', 'book', 'drink', 'food', 'game', 'movie', 'song', 'tv_show']
    open_graph_title: str
    open_graph_description: str | None
    is_open_graph_thumbnail: bool
    upc: str | None
    avalara_product_tax_code: str
    date_last_imported: str | int
    option_set_id: int | None
    tax_class_id: int
    option_set_display: Literal['right', 'below']
    bin_picking_number: str
    custom_url: str
    availability: Literal['available', 'disabled', 'preorder']

class _ProductsUpdate(TypedDict, total=False):
    name: str
    type: Literal['physical', 'digital']
    sku: str
    description: str | None
    search_keywords: str | None
    availability_description: str
    price: float | str
    cost_price: float | str
    retail_price: float | str
    sale_price: float | str
    sort_order: int
    is_visible: bool
    is_featured: bool
    related_products: str
    inventory_level: int
    inventory_warning_level: int
    warranty: str | None
    weight: float | str
    width: float | str
    height: float | str
    depth: float | str
    fixed_cost_shipping_price: float | str
    is_free_shipping: bool
    inventory_tracking: Literal['none', 'simple', 'sku']
    brand_id: int
    view_count: int
    page_title: str
    meta_keywords: str | None
    meta_description: str | None
    layout_file: str
    is_price_hidden: bool
    price_hidden_label: str
    categories: Sequence[int]
    event_date_field_name: str
    event_date_type: Literal['none', 'after', 'before', 'range']
    event_date_start: str | int | None
    event_date_end: str | int | None
    myob_asset_account: str
    myob_income_account: str
    myob_expense_account: str
    peachtree_gl_account: str
    condition: Literal['New', 'Used', 'Refurbished']
    is_condition_shown: bool
    preorder_release_date: str | int
    is_preorder_only: bool
    preorder_message: str
    order_quantity_minimum: int
    order_quantity_maximum: int
    open_graph_type: Literal['product', 'album', 'book', 'drink', 'food', 'game', 'movie', 'song', 'tv_show']
    open_graph_title: str
    open_graph_description: str | None
    is_open_graph_thumbnail: bool
    upc: str | None
    avalara_product_tax_code: str
    option_set_id: int | None
    tax_class_id: int
    option_set_display: Literal['right', 'below']
    bin_picking_number: str
    custom_url: str
    availability: Literal['available', 'disabled', 'preorder']

class _ProductsFilters(Listed, total=False):
    min_id: int
    max_id: int
    name: str
    description: str
    sku: str
    condition: str
    availability: str
    brand_id: int
    keyword_filter: str
    min_date_created: date | str
    max_date_created: date | str
    min_date_modified: date | str
    max_date_modified: date | str
    min_date_last_imported: date | str
    max_date_last_imported: date | str
    min_price: float | str
    max_price: float | str
    min_number_sold: int
    max_number_sold: int
    is_visible: bool
    is_featured: bool
    min_inventory_level: int
    max_inventory_level: int
    include_sku: bool
    category: Any
    product_tax_code: str

class _ProductsReading(_ProductsFilters, Reading, total=False):
    ...

class _ProductsCounted(TypedDict, total=False):
    min_id: int
    max_id: int
    name: str
    description: str
    sku: str
    condition: str
    availability: str
    brand_id: int
    keyword_filter: str
    min_date_created: date | str
    max_date_created: date | str
    min_date_modified: date | str
    max_date_modified: date | str
    min_date_last_imported: date | str
    max_date_last_imported: date | str
    min_price: float | str
    max_price: float | str
    min_number_sold: int
    max_number_sold: int
    is_visible: bool
    is_featured: bool
    min_inventory_level: int
    max_inventory_level: int
    include_sku: bool
    category: Any
    product_tax_code: str

class _ProductsDoomed(TypedDict, total=False):
    page: int
    limit: int

class Products(EditableApiResource, CountableApiResource):
    configurable_fields: ClassVar[Related[ProductConfigurableFields]]
    custom_fields: ClassVar[Related[ProductCustomFields]]
    discount_rules: ClassVar[Related[ProductDiscountRules]]
    images: ClassVar[Related[ProductImages]]
    options: ClassVar[Related[ProductOptions]]
    reviews: ClassVar[Related[ProductReviews]]
    rules: ClassVar[Related[ProductRules]]
    skus: ClassVar[Related[ProductSkus]]
    videos: ClassVar[Related[ProductVideos]]
    google_mappings: ClassVar[Related[GoogleProductSearchMappings]]
    id: int
    keyword_filter: str | None
    name: str
    type: str
    sku: str
    description: str | None
    search_keywords: str | None
    availability_description: str
    price: str
    cost_price: str
    retail_price: str
    sale_price: str
    calculated_price: str
    sort_order: int
    is_visible: bool
    is_featured: bool
    related_products: str
    inventory_level: int
    inventory_warning_level: int
    warranty: str | None
    weight: str
    width: str
    height: str
    depth: str
    fixed_cost_shipping_price: str
    is_free_shipping: bool
    inventory_tracking: str
    rating_total: int
    rating_count: int
    total_sold: int
    date_created: str
    brand_id: int
    view_count: int
    page_title: str
    meta_keywords: str | None
    meta_description: str | None
    layout_file: str
    is_price_hidden: bool
    price_hidden_label: str
    categories: list[int]
    date_modified: str
    event_date_field_name: str
    event_date_type: str
    event_date_start: str | None
    event_date_end: str | None
    myob_asset_account: str
    myob_income_account: str
    myob_expense_account: str
    peachtree_gl_account: str
    condition: str
    is_condition_shown: bool
    preorder_release_date: str
    is_preorder_only: bool
    preorder_message: str
    order_quantity_minimum: int
    order_quantity_maximum: int
    open_graph_type: str
    open_graph_title: str
    open_graph_description: str | None
    is_open_graph_thumbnail: bool
    upc: str | None
    avalara_product_tax_code: str
    date_last_imported: str
    option_set_id: int | None
    tax_class_id: int
    option_set_display: str
    bin_picking_number: str
    custom_url: str
    primary_image: Any
    availability: str
    brand: dict[str, Any] | None
    downloads: dict[str, Any] | None
    option_set: dict[str, Any] | None
    tax_class: dict[str, Any] | None
    metadata: list[Any]
    @classmethod
    def create(cls, *args: Any, connection: MakesRequests | None = None, **params: Unpack[_ProductsCreate]) -> Self: ...
    def update(self, body: Params | None = None, /, **updates: Unpack[_ProductsUpdate]) -> Self: ...
    @classmethod
    def all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductsFilters]) -> list[Self]: ...
    @classmethod
    def iterall(cls, connection: MakesRequests | None = None, *, params: Params | None = None, max_items: int | None = None, **filters: Unpack[_ProductsReading]) -> Iterator[Self]: ...
    @classmethod
    def pages(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductsReading]) -> paging.Pages[Self]: ...
    @classmethod
    def count(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductsCounted]) -> int: ...
    @classmethod
    def delete_all(cls, connection: MakesRequests | None = None, *, params: Params | None = None, **filters: Unpack[_ProductsDoomed]) -> Any: ...

