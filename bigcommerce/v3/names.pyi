# Written by tests/typing/generate.py from the fake's definitions; do not edit.
# mypy: disable-error-code="override,assignment"
# ruff: noqa
# fmt: off


from collections.abc import Mapping as AnyMapping, Sequence
from datetime import date
from typing import Any, Literal, TypedDict

from typing_extensions import Unpack

from bigcommerce.v3.collection import Collection, Params
from bigcommerce.v3.listing import Rows
from bigcommerce.v3.records import Record

class _Reading(TypedDict, total=False):
    page: int
    limit: int
    sort: str
    direction: Literal["asc", "desc"]
    include: str | Sequence[str]
    include_fields: str | Sequence[str]
    exclude_fields: str | Sequence[str]
    page_size: int
    start_page: int
    cursor: str
    by_id: bool
    start_id: int
    ahead: int

class AbandonedCartsSettings(Collection):
    channels: Collection

class AbandonedCarts(Collection):
    settings: AbandonedCartsSettings

class CartsMetafieldsRow(Record):
    id: str
    key: str
    value: str
    namespace: str
    permission_set: str
    resource_type: str
    description: str
    date_created: str | None
    date_modified: str | None
    owner_client_id: str
    resource_id: str

class _CartsMetafieldsSent(TypedDict, total=False):
    key: str
    value: str
    namespace: str
    permission_set: Literal['app_only', 'read', 'write', 'read_and_sf_access', 'write_and_sf_access']
    description: str
    resource_id: str

class _CartsMetafieldsAsked(_Reading, total=False):
    key: str
    key__in: str | Sequence[Any]
    namespace: str
    namespace__in: str | Sequence[Any]
    date_modified__min: date | str
    date_modified__max: date | str
    date_created__min: date | str
    date_created__max: date | str
    resource_id__in: str | Sequence[Any]
    id: int
    id__in: str | Sequence[Any]
    id__not_in: str | Sequence[Any]
    id__min: int
    id__max: int
    id__greater: int
    id__less: int

class CartsMetafields(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CartsMetafieldsAsked]) -> Rows[CartsMetafieldsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> CartsMetafieldsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CartsMetafieldsSent]) -> CartsMetafieldsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CartsMetafieldsSent]) -> CartsMetafieldsRow: ...

class CartsSettings(Collection):
    channels: Collection

class CartsRow(Record):
    redirect_urls: Any
    id: str
    customer_id: int
    channel_id: int
    email: str
    currency: dict[str, Any]
    tax_included: bool
    base_amount: float
    discount_amount: float
    manual_discount_amount: float
    cart_amount: float
    coupons: Any
    discounts: Any
    line_items: list[dict[str, Any]]
    created_time: str
    updated_time: str
    locale: str
    version: int

class _CartsSent(TypedDict, total=False):
    customer_id: int
    channel_id: int
    currency: AnyMapping[str, Any]
    line_items: Sequence[AnyMapping[str, Any]]
    custom_items: Sequence[AnyMapping[str, Any]]
    gift_certificates: Sequence[AnyMapping[str, Any]]
    locale: str
    version: int

class _CartsAsked(_Reading, total=False):
    ...

class Carts(Collection):
    items: Collection
    metafields: CartsMetafields
    redirect_urls: Collection
    settings: CartsSettings
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CartsAsked]) -> Rows[CartsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> CartsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CartsSent]) -> CartsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CartsSent]) -> CartsRow: ...

class CatalogBrandsMetafieldsRow(Record):
    id: int
    key: str
    value: str
    namespace: str
    permission_set: str
    resource_type: str
    description: str
    date_created: str | None
    date_modified: str | None
    owner_client_id: str
    resource_id: int

class _CatalogBrandsMetafieldsSent(TypedDict, total=False):
    key: str
    value: str
    namespace: str
    permission_set: Literal['app_only', 'read', 'write', 'read_and_sf_access', 'write_and_sf_access']
    description: str
    resource_id: int

class _CatalogBrandsMetafieldsAsked(_Reading, total=False):
    key: str
    key__in: str | Sequence[Any]
    namespace: str
    namespace__in: str | Sequence[Any]
    date_modified__min: date | str
    date_modified__max: date | str
    date_created__min: date | str
    date_created__max: date | str
    resource_id__in: str | Sequence[Any]
    id: int
    id__in: str | Sequence[Any]
    id__not_in: str | Sequence[Any]
    id__min: int
    id__max: int
    id__greater: int
    id__less: int

class CatalogBrandsMetafields(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CatalogBrandsMetafieldsAsked]) -> Rows[CatalogBrandsMetafieldsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> CatalogBrandsMetafieldsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogBrandsMetafieldsSent]) -> CatalogBrandsMetafieldsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogBrandsMetafieldsSent]) -> CatalogBrandsMetafieldsRow: ...

class CatalogBrandsRow(Record):
    id: int
    name: str
    page_title: str
    meta_keywords: list[str]
    meta_description: str
    image_url: str
    search_keywords: str
    custom_url: dict[str, Any]

class _CatalogBrandsSent(TypedDict, total=False):
    name: str
    page_title: str
    meta_keywords: Sequence[str]
    meta_description: str
    image_url: str
    search_keywords: str
    custom_url: AnyMapping[str, Any]

class _CatalogBrandsAsked(_Reading, total=False):
    id: int
    id__in: str | Sequence[Any]
    id__not_in: str | Sequence[Any]
    id__min: int
    id__max: int
    id__greater: int
    id__less: int
    name: str
    name__like: str
    page_title: str

class CatalogBrands(Collection):
    image: Collection
    metafields: CatalogBrandsMetafields
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CatalogBrandsAsked]) -> Rows[CatalogBrandsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> CatalogBrandsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogBrandsSent]) -> CatalogBrandsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogBrandsSent]) -> CatalogBrandsRow: ...

class CatalogCategoriesMetafieldsRow(Record):
    id: int
    key: str
    value: str
    namespace: str
    permission_set: str
    resource_type: str
    description: str
    date_created: str | None
    date_modified: str | None
    owner_client_id: str
    resource_id: int

class _CatalogCategoriesMetafieldsSent(TypedDict, total=False):
    key: str
    value: str
    namespace: str
    permission_set: Literal['app_only', 'read', 'write', 'read_and_sf_access', 'write_and_sf_access']
    description: str
    resource_id: int

class _CatalogCategoriesMetafieldsAsked(_Reading, total=False):
    key: str
    key__in: str | Sequence[Any]
    namespace: str
    namespace__in: str | Sequence[Any]
    date_modified__min: date | str
    date_modified__max: date | str
    date_created__min: date | str
    date_created__max: date | str
    resource_id__in: str | Sequence[Any]
    id: int
    id__in: str | Sequence[Any]
    id__not_in: str | Sequence[Any]
    id__min: int
    id__max: int
    id__greater: int
    id__less: int

class CatalogCategoriesMetafields(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CatalogCategoriesMetafieldsAsked]) -> Rows[CatalogCategoriesMetafieldsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> CatalogCategoriesMetafieldsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogCategoriesMetafieldsSent]) -> CatalogCategoriesMetafieldsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogCategoriesMetafieldsSent]) -> CatalogCategoriesMetafieldsRow: ...

class CatalogCategoriesProducts(Collection):
    sort_order: Collection

class CatalogCategoriesRow(Record):
    id: int
    parent_id: int
    name: str
    description: str
    views: int
    sort_order: int
    page_title: str
    search_keywords: str
    meta_keywords: list[str]
    meta_description: str
    layout_file: str
    is_visible: bool
    default_product_sort: str
    image_url: str
    custom_url: dict[str, Any]

class _CatalogCategoriesSent(TypedDict, total=False):
    parent_id: int
    name: str
    description: str
    views: int
    sort_order: int
    page_title: str
    search_keywords: str
    meta_keywords: Sequence[str]
    meta_description: str
    layout_file: str
    is_visible: bool
    default_product_sort: Literal['use_store_settings', 'featured', 'newest', 'best_selling', 'alpha_asc', 'alpha_desc', 'avg_customer_review', 'price_asc', 'price_desc']
    image_url: str
    custom_url: AnyMapping[str, Any]

class _CatalogCategoriesAsked(_Reading, total=False):
    id: int
    id__in: str | Sequence[Any]
    id__not_in: str | Sequence[Any]
    id__min: int
    id__max: int
    id__greater: int
    id__less: int
    parent_id: int
    parent_id__in: str | Sequence[Any]
    parent_id__min: int
    parent_id__max: int
    parent_id__greater: int
    parent_id__less: int
    name: str
    name__like: str
    page_title: str
    page_title__like: str
    is_visible: bool
    keyword: str

class CatalogCategories(Collection):
    image: Collection
    metafields: CatalogCategoriesMetafields
    products: CatalogCategoriesProducts
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CatalogCategoriesAsked]) -> Rows[CatalogCategoriesRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> CatalogCategoriesRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogCategoriesSent]) -> CatalogCategoriesRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogCategoriesSent]) -> CatalogCategoriesRow: ...

class CatalogProductsBulkPricingRulesRow(Record):
    id: int
    quantity_min: int
    quantity_max: int
    type: str
    amount: float

class _CatalogProductsBulkPricingRulesSent(TypedDict, total=False):
    quantity_min: int
    quantity_max: int
    type: Literal['price', 'percent', 'fixed']
    amount: float | str

class _CatalogProductsBulkPricingRulesAsked(_Reading, total=False):
    ...

class CatalogProductsBulkPricingRules(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CatalogProductsBulkPricingRulesAsked]) -> Rows[CatalogProductsBulkPricingRulesRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> CatalogProductsBulkPricingRulesRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsBulkPricingRulesSent]) -> CatalogProductsBulkPricingRulesRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsBulkPricingRulesSent]) -> CatalogProductsBulkPricingRulesRow: ...

class CatalogProductsComplexRulesRow(Record):
    id: int
    product_id: int
    sort_order: int
    enabled: bool
    stop: bool
    purchasing_disabled: bool
    purchasing_disabled_message: str
    purchasing_hidden: bool
    image_url: str
    price_adjuster: dict[str, Any] | None
    weight_adjuster: dict[str, Any] | None
    conditions: list[dict[str, Any]]

class _CatalogProductsComplexRulesSent(TypedDict, total=False):
    sort_order: int
    enabled: bool
    stop: bool
    purchasing_disabled: bool
    purchasing_disabled_message: str
    purchasing_hidden: bool
    image_url: str
    price_adjuster: AnyMapping[str, Any] | None
    weight_adjuster: AnyMapping[str, Any] | None
    conditions: Sequence[AnyMapping[str, Any]]

class _CatalogProductsComplexRulesAsked(_Reading, total=False):
    ...

class CatalogProductsComplexRules(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CatalogProductsComplexRulesAsked]) -> Rows[CatalogProductsComplexRulesRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> CatalogProductsComplexRulesRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsComplexRulesSent]) -> CatalogProductsComplexRulesRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsComplexRulesSent]) -> CatalogProductsComplexRulesRow: ...

class CatalogProductsCustomFieldsRow(Record):
    id: int
    name: str
    value: str

class _CatalogProductsCustomFieldsSent(TypedDict, total=False):
    name: str
    value: str

class _CatalogProductsCustomFieldsAsked(_Reading, total=False):
    ...

class CatalogProductsCustomFields(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CatalogProductsCustomFieldsAsked]) -> Rows[CatalogProductsCustomFieldsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> CatalogProductsCustomFieldsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsCustomFieldsSent]) -> CatalogProductsCustomFieldsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsCustomFieldsSent]) -> CatalogProductsCustomFieldsRow: ...

class CatalogProductsImagesRow(Record):
    id: int
    product_id: int
    is_thumbnail: bool
    sort_order: int
    description: str
    image_file: str
    url_zoom: str
    url_standard: str
    url_thumbnail: str
    url_tiny: str
    image_url: str
    date_modified: str | None

class _CatalogProductsImagesSent(TypedDict, total=False):
    is_thumbnail: bool
    sort_order: int
    description: str
    image_file: str
    image_url: str

class _CatalogProductsImagesAsked(_Reading, total=False):
    ...

class CatalogProductsImages(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CatalogProductsImagesAsked]) -> Rows[CatalogProductsImagesRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> CatalogProductsImagesRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsImagesSent]) -> CatalogProductsImagesRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsImagesSent]) -> CatalogProductsImagesRow: ...

class CatalogProductsMetafieldsRow(Record):
    id: int
    key: str
    value: str
    namespace: str
    permission_set: str
    resource_type: str
    description: str
    date_created: str | None
    date_modified: str | None
    owner_client_id: str
    resource_id: int

class _CatalogProductsMetafieldsSent(TypedDict, total=False):
    key: str
    value: str
    namespace: str
    permission_set: Literal['app_only', 'read', 'write', 'read_and_sf_access', 'write_and_sf_access']
    description: str
    resource_id: int

class _CatalogProductsMetafieldsAsked(_Reading, total=False):
    key: str
    key__in: str | Sequence[Any]
    namespace: str
    namespace__in: str | Sequence[Any]
    date_modified__min: date | str
    date_modified__max: date | str
    date_created__min: date | str
    date_created__max: date | str
    resource_id__in: str | Sequence[Any]
    id: int
    id__in: str | Sequence[Any]
    id__not_in: str | Sequence[Any]
    id__min: int
    id__max: int
    id__greater: int
    id__less: int

class CatalogProductsMetafields(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CatalogProductsMetafieldsAsked]) -> Rows[CatalogProductsMetafieldsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> CatalogProductsMetafieldsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsMetafieldsSent]) -> CatalogProductsMetafieldsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsMetafieldsSent]) -> CatalogProductsMetafieldsRow: ...

class CatalogProductsModifiersValuesRow(Record):
    id: int
    label: str
    sort_order: int
    value_data: Any
    is_default: bool
    option_id: int
    adjusters: dict[str, Any] | None

class _CatalogProductsModifiersValuesSent(TypedDict, total=False):
    label: str
    sort_order: int
    value_data: Any
    is_default: bool
    adjusters: AnyMapping[str, Any] | None

class _CatalogProductsModifiersValuesAsked(_Reading, total=False):
    ...

class CatalogProductsModifiersValues(Collection):
    image: Collection
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CatalogProductsModifiersValuesAsked]) -> Rows[CatalogProductsModifiersValuesRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> CatalogProductsModifiersValuesRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsModifiersValuesSent]) -> CatalogProductsModifiersValuesRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsModifiersValuesSent]) -> CatalogProductsModifiersValuesRow: ...

class CatalogProductsModifiersRow(Record):
    option_values: list[Any]
    id: int
    product_id: int
    name: str
    display_name: str
    type: str
    config: Any
    sort_order: int
    required: bool

class _CatalogProductsModifiersSent(TypedDict, total=False):
    display_name: str
    type: Literal['radio_buttons', 'rectangles', 'dropdown', 'product_list', 'product_list_with_images', 'swatch', 'date', 'checkbox', 'file', 'text', 'multi_line_text', 'numbers_only_text']
    config: Any
    sort_order: int
    option_values: Sequence[Any]
    required: bool

class _CatalogProductsModifiersAsked(_Reading, total=False):
    ...

class CatalogProductsModifiers(Collection):
    values: CatalogProductsModifiersValues
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CatalogProductsModifiersAsked]) -> Rows[CatalogProductsModifiersRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> CatalogProductsModifiersRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsModifiersSent]) -> CatalogProductsModifiersRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsModifiersSent]) -> CatalogProductsModifiersRow: ...

class CatalogProductsOptionsValuesRow(Record):
    id: int
    label: str
    sort_order: int
    value_data: Any
    is_default: bool

class _CatalogProductsOptionsValuesSent(TypedDict, total=False):
    label: str
    sort_order: int
    value_data: Any
    is_default: bool

class _CatalogProductsOptionsValuesAsked(_Reading, total=False):
    ...

class CatalogProductsOptionsValues(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CatalogProductsOptionsValuesAsked]) -> Rows[CatalogProductsOptionsValuesRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> CatalogProductsOptionsValuesRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsOptionsValuesSent]) -> CatalogProductsOptionsValuesRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsOptionsValuesSent]) -> CatalogProductsOptionsValuesRow: ...

class CatalogProductsOptionsRow(Record):
    option_values: list[Any]
    id: int
    product_id: int
    name: str
    display_name: str
    type: str
    config: Any
    sort_order: int
    image_url: str

class _CatalogProductsOptionsSent(TypedDict, total=False):
    display_name: str
    type: Literal['radio_buttons', 'rectangles', 'dropdown', 'product_list', 'product_list_with_images', 'swatch']
    config: Any
    sort_order: int
    option_values: Sequence[Any]
    image_url: str

class _CatalogProductsOptionsAsked(_Reading, total=False):
    ...

class CatalogProductsOptions(Collection):
    values: CatalogProductsOptionsValues
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CatalogProductsOptionsAsked]) -> Rows[CatalogProductsOptionsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> CatalogProductsOptionsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsOptionsSent]) -> CatalogProductsOptionsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsOptionsSent]) -> CatalogProductsOptionsRow: ...

class CatalogProductsReviewsRow(Record):
    title: str
    text: str
    status: str
    rating: int
    email: str
    name: str
    date_reviewed: str
    id: int
    date_created: str
    date_modified: str

class _CatalogProductsReviewsSent(TypedDict, total=False):
    title: str
    text: str
    status: Literal['pending', 'approved', 'disapproved']
    rating: int
    email: str
    name: str
    date_reviewed: str | int

class _CatalogProductsReviewsAsked(_Reading, total=False):
    status: str

class CatalogProductsReviews(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CatalogProductsReviewsAsked]) -> Rows[CatalogProductsReviewsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> CatalogProductsReviewsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsReviewsSent]) -> CatalogProductsReviewsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsReviewsSent]) -> CatalogProductsReviewsRow: ...

class CatalogProductsVariantsMetafieldsRow(Record):
    id: int
    key: str
    value: str
    namespace: str
    permission_set: str
    resource_type: str
    description: str
    date_created: str | None
    date_modified: str | None
    owner_client_id: str
    resource_id: int

class _CatalogProductsVariantsMetafieldsSent(TypedDict, total=False):
    key: str
    value: str
    namespace: str
    permission_set: Literal['app_only', 'read', 'write', 'read_and_sf_access', 'write_and_sf_access']
    description: str

class _CatalogProductsVariantsMetafieldsAsked(_Reading, total=False):
    id: int
    id__in: str | Sequence[Any]
    id__not_in: str | Sequence[Any]
    id__min: int
    id__max: int
    id__greater: int
    id__less: int
    key: str
    key__in: str | Sequence[Any]
    namespace: str
    namespace__in: str | Sequence[Any]
    date_modified__min: date | str
    date_modified__max: date | str
    date_created__min: date | str
    date_created__max: date | str

class CatalogProductsVariantsMetafields(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CatalogProductsVariantsMetafieldsAsked]) -> Rows[CatalogProductsVariantsMetafieldsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> CatalogProductsVariantsMetafieldsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsVariantsMetafieldsSent]) -> CatalogProductsVariantsMetafieldsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsVariantsMetafieldsSent]) -> CatalogProductsVariantsMetafieldsRow: ...

class CatalogProductsVariantsRow(Record):
    id: int
    product_id: int
    sku: str
    sku_id: int | None
    price: float | None
    calculated_price: float
    sale_price: float | None
    retail_price: float | None
    map_price: float | None
    weight: float | None
    width: float | None
    height: float | None
    depth: float | None
    is_free_shipping: bool
    fixed_cost_shipping_price: float | None
    calculated_weight: float
    purchasing_disabled: bool
    purchasing_disabled_message: str
    image_url: str
    cost_price: float | None
    upc: str | None
    mpn: str | None
    gtin: str | None
    inventory_level: int | None
    inventory_warning_level: int | None
    bin_picking_number: str | None
    option_values: list[dict[str, Any]]

class _CatalogProductsVariantsSent(TypedDict, total=False):
    sku: str
    price: float | str | None
    sale_price: float | str | None
    retail_price: float | str | None
    map_price: float | str | None
    weight: float | str | None
    width: float | str | None
    height: float | str | None
    depth: float | str | None
    is_free_shipping: bool
    fixed_cost_shipping_price: float | str | None
    purchasing_disabled: bool
    purchasing_disabled_message: str
    image_url: str
    cost_price: float | str | None
    upc: str | None
    mpn: str | None
    gtin: str | None
    inventory_level: int | None
    inventory_warning_level: int | None
    bin_picking_number: str | None
    option_values: Sequence[AnyMapping[str, Any]]

class _CatalogProductsVariantsAsked(_Reading, total=False):
    ...

class CatalogProductsVariants(Collection):
    image: Collection
    metafields: CatalogProductsVariantsMetafields
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CatalogProductsVariantsAsked]) -> Rows[CatalogProductsVariantsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> CatalogProductsVariantsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsVariantsSent]) -> CatalogProductsVariantsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsVariantsSent]) -> CatalogProductsVariantsRow: ...

class CatalogProductsVideosRow(Record):
    title: str
    description: str
    sort_order: int
    type: str
    id: int
    video_id: str
    product_id: int
    length: str

class _CatalogProductsVideosSent(TypedDict, total=False):
    title: str
    description: str
    sort_order: int
    type: Literal['youtube']
    video_id: str

class _CatalogProductsVideosAsked(_Reading, total=False):
    ...

class CatalogProductsVideos(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CatalogProductsVideosAsked]) -> Rows[CatalogProductsVideosRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> CatalogProductsVideosRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsVideosSent]) -> CatalogProductsVideosRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsVideosSent]) -> CatalogProductsVideosRow: ...

class CatalogProductsRow(Record):
    primary_image: Any
    parent_relations: Any
    channels: Any
    options: Any
    variants: Any
    modifiers: Any
    custom_fields: Any
    bulk_pricing_rules: Any
    images: Any
    videos: Any
    reviews: Any
    id: int
    name: str
    type: str
    sku: str
    description: str
    weight: float
    width: float
    depth: float
    height: float
    price: float
    cost_price: float
    retail_price: float
    sale_price: float
    map_price: float
    tax_class_id: int
    product_tax_code: str
    calculated_price: float
    categories: list[int]
    brand_id: int
    option_set_id: int | None
    option_set_display: str
    inventory_level: int
    inventory_warning_level: int
    inventory_tracking: str
    reviews_rating_sum: int
    reviews_count: int
    total_sold: int
    fixed_cost_shipping_price: float
    is_free_shipping: bool
    is_visible: bool
    is_featured: bool
    related_products: list[int]
    warranty: str
    bin_picking_number: str
    layout_file: str
    upc: str
    mpn: str
    gtin: str
    date_last_imported: str | None
    search_keywords: str
    availability: str
    availability_description: str
    gift_wrapping_options_type: str
    gift_wrapping_options_list: list[int]
    sort_order: int
    condition: str
    is_condition_shown: bool
    order_quantity_minimum: int
    order_quantity_maximum: int
    page_title: str
    meta_keywords: list[str]
    meta_description: str
    date_created: str | None
    date_modified: str | None
    view_count: int
    preorder_release_date: str | None
    preorder_message: str
    is_preorder_only: bool
    is_price_hidden: bool
    price_hidden_label: str
    custom_url: dict[str, Any]
    base_variant_id: int | None
    open_graph_type: str
    open_graph_title: str
    open_graph_description: str
    open_graph_use_meta_description: bool
    open_graph_use_product_name: bool
    open_graph_use_image: bool

class _CatalogProductsSent(TypedDict, total=False):
    variants: Sequence[AnyMapping[str, Any]]
    custom_fields: Sequence[AnyMapping[str, Any]]
    bulk_pricing_rules: Sequence[AnyMapping[str, Any]]
    images: Sequence[AnyMapping[str, Any]]
    videos: Sequence[AnyMapping[str, Any]]
    name: str
    type: Literal['physical', 'digital']
    sku: str
    description: str
    weight: float | str
    width: float | str
    depth: float | str
    height: float | str
    price: float | str
    cost_price: float | str
    retail_price: float | str
    sale_price: float | str
    map_price: float | str
    tax_class_id: int
    product_tax_code: str
    categories: Sequence[int]
    brand_id: int
    brand_name: str
    inventory_level: int
    inventory_warning_level: int
    inventory_tracking: Literal['none', 'product', 'variant']
    reviews_rating_sum: int
    reviews_count: int
    total_sold: int
    fixed_cost_shipping_price: float | str
    is_free_shipping: bool
    is_visible: bool
    is_featured: bool
    related_products: Sequence[int]
    warranty: str
    bin_picking_number: str
    layout_file: str
    upc: str
    mpn: str
    gtin: str
    date_last_imported: str | int | None
    search_keywords: str
    availability: Literal['available', 'disabled', 'preorder']
    availability_description: str
    gift_wrapping_options_type: Literal['any', 'none', 'list']
    gift_wrapping_options_list: Sequence[int]
    sort_order: int
    condition: Literal['New', 'Used', 'Refurbished']
    is_condition_shown: bool
    order_quantity_minimum: int
    order_quantity_maximum: int
    page_title: str
    meta_keywords: Sequence[str]
    meta_description: str
    view_count: int
    preorder_release_date: str | int | None
    preorder_message: str
    is_preorder_only: bool
    is_price_hidden: bool
    price_hidden_label: str
    custom_url: AnyMapping[str, Any]
    open_graph_type: Literal['product', 'album', 'book', 'drink', 'food', 'game', 'movie', 'song', 'tv_show']
    open_graph_title: str
    open_graph_description: str
    open_graph_use_meta_description: bool
    open_graph_use_product_name: bool
    open_graph_use_image: bool

class _CatalogProductsAsked(_Reading, total=False):
    id: int
    id__in: str | Sequence[Any]
    id__not_in: str | Sequence[Any]
    id__min: int
    id__max: int
    id__greater: int
    id__less: int
    inventory_level: int
    inventory_level__in: str | Sequence[Any]
    inventory_level__not_in: str | Sequence[Any]
    inventory_level__min: int
    inventory_level__max: int
    inventory_level__greater: int
    inventory_level__less: int
    name: str
    sku: str
    sku__in: str | Sequence[Any]
    upc: str
    mpn: str
    price: float | str
    weight: float | str
    condition: str
    brand_id: int
    type: str
    is_visible: bool
    is_featured: bool
    is_free_shipping: bool
    total_sold: int
    availability: str
    categories: int
    categories__in: int
    date_modified: date | str
    date_last_imported: date | str
    date_last_imported__not: date | str
    date_modified__min: date | str
    date_modified__max: date | str
    date_last_imported__min: date | str
    date_last_imported__max: date | str
    keyword: str
    keyword_context: str
    inventory_low: bool
    out_of_stock: bool
    channel_id__in: str | Sequence[Any]

class CatalogProducts(Collection):
    bulk_pricing_rules: CatalogProductsBulkPricingRules
    category_assignments: Collection
    channel_assignments: Collection
    complex_rules: CatalogProductsComplexRules
    custom_fields: CatalogProductsCustomFields
    images: CatalogProductsImages
    metafields: CatalogProductsMetafields
    modifiers: CatalogProductsModifiers
    options: CatalogProductsOptions
    reviews: CatalogProductsReviews
    variants: CatalogProductsVariants
    videos: CatalogProductsVideos
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CatalogProductsAsked]) -> Rows[CatalogProductsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> CatalogProductsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsSent]) -> CatalogProductsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogProductsSent]) -> CatalogProductsRow: ...

class CatalogTreesCategoriesRow(Record):
    category_id: int
    category_uuid: str
    tree_id: int
    parent_id: int
    name: str
    description: str
    views: int
    sort_order: int
    page_title: str
    search_keywords: str
    meta_keywords: list[str]
    meta_description: str
    layout_file: str
    is_visible: bool
    default_product_sort: str
    image_url: str
    url: dict[str, Any]

class _CatalogTreesCategoriesSent(TypedDict, total=False):
    tree_id: int
    parent_id: int
    name: str
    description: str
    views: int
    sort_order: int
    page_title: str
    search_keywords: str
    meta_keywords: Sequence[str]
    meta_description: str
    layout_file: str
    is_visible: bool
    default_product_sort: Literal['use_store_settings', 'featured', 'newest', 'best_selling', 'alpha_asc', 'alpha_desc', 'avg_customer_review', 'price_asc', 'price_desc']
    image_url: str
    url: AnyMapping[str, Any]

class _CatalogTreesCategoriesAsked(_Reading, total=False):
    category_id__in: str | Sequence[Any]
    category_id__not_in: str | Sequence[Any]
    tree_id__in: str | Sequence[Any]
    tree_id__not_in: str | Sequence[Any]
    parent_id__in: str | Sequence[Any]
    parent_id__not_in: str | Sequence[Any]
    name: str
    name__like: str
    page_title: str
    page_title__like: str
    is_visible: bool
    keyword: str
    category_uuid__in: str | Sequence[Any]
    category_uuid__not_in: str | Sequence[Any]

class CatalogTreesCategories(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CatalogTreesCategoriesAsked]) -> Rows[CatalogTreesCategoriesRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogTreesCategoriesSent]) -> CatalogTreesCategoriesRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogTreesCategoriesSent]) -> CatalogTreesCategoriesRow: ...

class CatalogTreesRow(Record):
    id: int
    name: str
    channels: list[int]

class _CatalogTreesSent(TypedDict, total=False):
    name: str
    channels: Sequence[int]

class _CatalogTreesAsked(_Reading, total=False):
    id__in: str | Sequence[Any]
    channel_id__in: str | Sequence[Any]

class CatalogTrees(Collection):
    categories: CatalogTreesCategories
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CatalogTreesAsked]) -> Rows[CatalogTreesRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogTreesSent]) -> CatalogTreesRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogTreesSent]) -> CatalogTreesRow: ...

class CatalogVariantsMetafieldsRow(Record):
    id: int
    key: str
    value: str
    namespace: str
    permission_set: str
    resource_type: str
    description: str
    date_created: str | None
    date_modified: str | None
    owner_client_id: str
    resource_id: int

class _CatalogVariantsMetafieldsSent(TypedDict, total=False):
    key: str
    value: str
    namespace: str
    permission_set: Literal['app_only', 'read', 'write', 'read_and_sf_access', 'write_and_sf_access']
    description: str
    resource_id: int

class _CatalogVariantsMetafieldsAsked(_Reading, total=False):
    key: str
    key__in: str | Sequence[Any]
    namespace: str
    namespace__in: str | Sequence[Any]
    date_modified__min: date | str
    date_modified__max: date | str
    date_created__min: date | str
    date_created__max: date | str
    resource_id__in: str | Sequence[Any]

class CatalogVariantsMetafields(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CatalogVariantsMetafieldsAsked]) -> Rows[CatalogVariantsMetafieldsRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogVariantsMetafieldsSent]) -> CatalogVariantsMetafieldsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogVariantsMetafieldsSent]) -> CatalogVariantsMetafieldsRow: ...

class CatalogVariantsRow(Record):
    id: int
    product_id: int
    sku: str
    sku_id: int | None
    price: float | None
    calculated_price: float
    sale_price: float | None
    retail_price: float | None
    map_price: float | None
    weight: float | None
    width: float | None
    height: float | None
    depth: float | None
    is_free_shipping: bool
    fixed_cost_shipping_price: float | None
    calculated_weight: float
    purchasing_disabled: bool
    purchasing_disabled_message: str
    image_url: str
    cost_price: float | None
    upc: str | None
    mpn: str | None
    gtin: str | None
    inventory_level: int | None
    inventory_warning_level: int | None
    bin_picking_number: str | None
    option_values: list[dict[str, Any]]

class _CatalogVariantsSent(TypedDict, total=False):
    sku: str
    price: float | str | None
    sale_price: float | str | None
    retail_price: float | str | None
    map_price: float | str | None
    weight: float | str | None
    width: float | str | None
    height: float | str | None
    depth: float | str | None
    is_free_shipping: bool
    fixed_cost_shipping_price: float | str | None
    purchasing_disabled: bool
    purchasing_disabled_message: str
    image_url: str
    cost_price: float | str | None
    upc: str | None
    mpn: str | None
    gtin: str | None
    inventory_level: int | None
    inventory_warning_level: int | None
    bin_picking_number: str | None
    option_values: Sequence[AnyMapping[str, Any]]

class _CatalogVariantsAsked(_Reading, total=False):
    id: int
    product_id__in: str | Sequence[Any]
    sku: str
    upc: str

class CatalogVariants(Collection):
    metafields: CatalogVariantsMetafields
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CatalogVariantsAsked]) -> Rows[CatalogVariantsRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogVariantsSent]) -> CatalogVariantsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CatalogVariantsSent]) -> CatalogVariantsRow: ...

class Catalog(Collection):
    brands: CatalogBrands
    categories: CatalogCategories
    products: CatalogProducts
    summary: Collection
    trees: CatalogTrees
    variants: CatalogVariants

class ChannelsListingsRow(Record):
    channel_id: int
    listing_id: int
    external_id: str
    product_id: int
    state: str
    name: str
    description: str
    date_created: str | None
    date_modified: str | None
    variants: list[dict[str, Any]]

class _ChannelsListingsSent(TypedDict, total=False):
    external_id: str
    product_id: int
    state: Literal['active', 'disabled', 'error', 'pending', 'pending_disable', 'pending_delete', 'partially_rejected', 'queued', 'rejected', 'submitted', 'deleted']
    name: str
    description: str
    variants: Sequence[AnyMapping[str, Any]]

class _ChannelsListingsAsked(_Reading, total=False):
    product_id__in: str | Sequence[Any]
    date_created: date | str
    date_created__min: date | str
    date_created__max: date | str
    date_modified: date | str
    date_modified__min: date | str
    date_modified__max: date | str

class ChannelsListings(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_ChannelsListingsAsked]) -> Rows[ChannelsListingsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> ChannelsListingsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_ChannelsListingsSent]) -> ChannelsListingsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_ChannelsListingsSent]) -> ChannelsListingsRow: ...

class ChannelsMetafieldsRow(Record):
    id: int
    key: str
    value: str
    namespace: str
    permission_set: str
    resource_type: str
    description: str
    date_created: str | None
    date_modified: str | None
    owner_client_id: str
    resource_id: int

class _ChannelsMetafieldsSent(TypedDict, total=False):
    key: str
    value: str
    namespace: str
    permission_set: Literal['app_only', 'read', 'write', 'read_and_sf_access', 'write_and_sf_access']
    description: str
    resource_id: int

class _ChannelsMetafieldsAsked(_Reading, total=False):
    key: str
    key__in: str | Sequence[Any]
    namespace: str
    namespace__in: str | Sequence[Any]
    date_modified__min: date | str
    date_modified__max: date | str
    date_created__min: date | str
    date_created__max: date | str
    resource_id__in: str | Sequence[Any]
    id: int
    id__in: str | Sequence[Any]
    id__not_in: str | Sequence[Any]
    id__min: int
    id__max: int
    id__greater: int
    id__less: int

class ChannelsMetafields(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_ChannelsMetafieldsAsked]) -> Rows[ChannelsMetafieldsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> ChannelsMetafieldsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_ChannelsMetafieldsSent]) -> ChannelsMetafieldsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_ChannelsMetafieldsSent]) -> ChannelsMetafieldsRow: ...

class ChannelsSite(Collection):
    checkout_url: Collection

class ChannelsRow(Record):
    currencies: Any
    id: int
    external_id: str
    is_listable_from_ui: bool
    is_enabled: bool
    is_visible: bool
    status: str
    name: str
    type: str
    platform: str
    date_created: str | None
    date_modified: str | None
    icon_url: str

class _ChannelsSent(TypedDict, total=False):
    external_id: str
    is_listable_from_ui: bool
    is_visible: bool
    status: Literal['active', 'prelaunch', 'inactive', 'connected', 'disconnected', 'archived', 'deleted', 'terminated']
    name: str
    type: Literal['storefront', 'pos', 'marketplace', 'marketing']
    platform: str

class _ChannelsAsked(_Reading, total=False):
    status__in: str | Sequence[Any]
    type__in: str | Sequence[Any]
    platform__in: str | Sequence[Any]
    date_created: date | str
    date_created__min: date | str
    date_created__max: date | str
    date_modified: date | str
    date_modified__min: date | str
    date_modified__max: date | str
    available: bool

class Channels(Collection):
    active_theme: Collection
    channel_menus: Collection
    currency_assignments: Collection
    listings: ChannelsListings
    metafields: ChannelsMetafields
    site: ChannelsSite
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_ChannelsAsked]) -> Rows[ChannelsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> ChannelsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_ChannelsSent]) -> ChannelsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_ChannelsSent]) -> ChannelsRow: ...

class CheckoutsSettings(Collection):
    channels: Collection

class CheckoutsRow(Record):
    id: str
    cart: Any
    billing_address: Any
    consignments: Any
    taxes: Any
    coupons: Any
    fees: Any
    order_id: str | None
    shipping_cost_total_inc_tax: float
    shipping_cost_total_ex_tax: float
    handling_cost_total_inc_tax: float
    handling_cost_total_ex_tax: float
    tax_total: float
    subtotal_inc_tax: float
    subtotal_ex_tax: float
    grand_total: float
    created_time: str
    updated_time: str
    customer_message: str
    version: int

class _CheckoutsSent(TypedDict, total=False):
    customer_message: str
    version: int

class _CheckoutsAsked(_Reading, total=False):
    ...

class Checkouts(Collection):
    billing_address: Collection
    consignments: Collection
    coupons: Collection
    discounts: Collection
    fees: Collection
    orders: Collection
    settings: CheckoutsSettings
    token: Collection
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CheckoutsAsked]) -> Rows[CheckoutsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> CheckoutsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CheckoutsSent]) -> CheckoutsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CheckoutsSent]) -> CheckoutsRow: ...

class ContentPagesRow(Record):
    body: Any
    id: int
    channel_id: int
    name: str
    is_visible: bool
    parent_id: int
    sort_order: int
    type: str
    is_homepage: bool
    is_customers_only: bool
    url: str
    meta_title: str | None
    meta_keywords: str | None
    meta_description: str | None
    search_keywords: str | None
    email: str
    contact_fields: str
    content_type: str
    link: str

class _ContentPagesSent(TypedDict, total=False):
    channel_id: int
    name: str
    is_visible: bool
    parent_id: int
    sort_order: int
    type: Literal['page', 'raw', 'contact_form', 'link']
    is_homepage: bool
    is_customers_only: bool
    url: str
    meta_title: str | None
    meta_keywords: str | None
    meta_description: str | None
    search_keywords: str | None
    email: str
    contact_fields: str
    content_type: str
    link: str
    body: str | None

class _ContentPagesAsked(_Reading, total=False):
    channel_id: int
    id__in: str | Sequence[Any]
    name: str
    name__like: str

class ContentPages(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_ContentPagesAsked]) -> Rows[ContentPagesRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> ContentPagesRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_ContentPagesSent]) -> ContentPagesRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_ContentPagesSent]) -> ContentPagesRow: ...

class ContentPlacementsRow(Record):
    uuid: str
    channel_id: int
    template_file: str
    entity_id: str
    sort_order: int
    region: str
    status: str
    widget: Any
    date_created: str | None
    date_modified: str | None

class _ContentPlacementsSent(TypedDict, total=False):
    channel_id: int
    template_file: str
    entity_id: str
    sort_order: int
    region: str
    status: Literal['inactive', 'active']
    widget_uuid: str

class _ContentPlacementsAsked(_Reading, total=False):
    template_file: str
    channel_id__in: str | Sequence[Any]
    site_id__in: str | Sequence[Any]
    widget_uuid: str
    widget_template_kind: str
    widget_template_uuid: str

class ContentPlacements(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_ContentPlacementsAsked]) -> Rows[ContentPlacementsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> ContentPlacementsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_ContentPlacementsSent]) -> ContentPlacementsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_ContentPlacementsSent]) -> ContentPlacementsRow: ...

class ContentScriptsRow(Record):
    uuid: str
    name: str
    description: str
    html: str
    src: str
    auto_uninstall: bool
    load_method: str
    location: str
    visibility: str
    kind: str | None
    api_client_id: str
    consent_category: str
    enabled: bool
    channel_id: int
    integrity_hashes: list[str]
    date_created: str | None
    date_modified: str | None

class _ContentScriptsSent(TypedDict, total=False):
    name: str
    description: str
    html: str
    src: str
    auto_uninstall: bool
    load_method: Literal['default', 'async', 'defer']
    location: Literal['head', 'footer']
    visibility: Literal['storefront', 'all_pages', 'checkout', 'order_confirmation']
    kind: Literal['src', 'script_tag'] | None
    consent_category: Literal['unknown', 'essential', 'functional', 'analytics', 'targeting']
    enabled: bool
    channel_id: int
    integrity_hashes: Sequence[str]

class _ContentScriptsAsked(_Reading, total=False):
    channel_id__in: str | Sequence[Any]

class ContentScripts(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_ContentScriptsAsked]) -> Rows[ContentScriptsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> ContentScriptsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_ContentScriptsSent]) -> ContentScriptsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_ContentScriptsSent]) -> ContentScriptsRow: ...

class ContentWidgetTemplatesRow(Record):
    uuid: str
    channel_id: int
    name: str
    schema: Any
    template: str
    storefront_api_query: str
    kind: str
    icon_name: str
    template_engine: str
    current_version_uuid: str
    client_rerender: bool
    date_created: str | None
    date_modified: str | None

class _ContentWidgetTemplatesSent(TypedDict, total=False):
    channel_id: int
    name: str
    schema: Any
    template: str
    storefront_api_query: str
    create_new_version: bool

class _ContentWidgetTemplatesAsked(_Reading, total=False):
    channel_id__in: str | Sequence[Any]
    widget_template_kind: str

class ContentWidgetTemplates(Collection):
    preview: Collection
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_ContentWidgetTemplatesAsked]) -> Rows[ContentWidgetTemplatesRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> ContentWidgetTemplatesRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_ContentWidgetTemplatesSent]) -> ContentWidgetTemplatesRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_ContentWidgetTemplatesSent]) -> ContentWidgetTemplatesRow: ...

class ContentWidgetsRow(Record):
    uuid: str
    channel_id: int
    name: str
    description: str
    widget_configuration: Any
    storefront_api_query_params: Any
    version_uuid: str
    widget_template: Any
    date_created: str | None
    date_modified: str | None

class _ContentWidgetsSent(TypedDict, total=False):
    channel_id: int
    name: str
    description: str
    widget_configuration: Any
    storefront_api_query_params: Any
    widget_template_uuid: str
    upgrade: bool

class _ContentWidgetsAsked(_Reading, total=False):
    name: str
    name__in: str | Sequence[Any]
    channel_id__in: str | Sequence[Any]
    site_id__in: str | Sequence[Any]
    widget_template_kind: str
    widget_template_uuid: str

class ContentWidgets(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_ContentWidgetsAsked]) -> Rows[ContentWidgetsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> ContentWidgetsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_ContentWidgetsSent]) -> ContentWidgetsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_ContentWidgetsSent]) -> ContentWidgetsRow: ...

class Content(Collection):
    page_widgets: Collection
    pages: ContentPages
    placements: ContentPlacements
    regions: Collection
    scripts: ContentScripts
    widget_templates: ContentWidgetTemplates
    widgets: ContentWidgets

class CustomersAddressesRow(Record):
    formfields: Any
    id: int
    first_name: str
    last_name: str
    company: str
    address1: str
    address2: str
    city: str
    state_or_province: str
    postal_code: str
    country_code: str
    country: str
    phone: str
    address_type: str
    customer_id: int

class _CustomersAddressesSent(TypedDict, total=False):
    first_name: str
    last_name: str
    company: str
    address1: str
    address2: str
    city: str
    state_or_province: str
    postal_code: str
    country_code: str
    phone: str
    address_type: Literal['residential', 'commercial']
    customer_id: int
    form_fields: Sequence[AnyMapping[str, Any]]

class _CustomersAddressesAsked(_Reading, total=False):
    id__in: str | Sequence[Any]
    customer_id__in: str | Sequence[Any]
    company__in: str | Sequence[Any]
    name__in: str | Sequence[Any]

class CustomersAddresses(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CustomersAddressesAsked]) -> Rows[CustomersAddressesRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CustomersAddressesSent]) -> CustomersAddressesRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CustomersAddressesSent]) -> CustomersAddressesRow: ...

class CustomersAttributeValuesRow(Record):
    id: int
    attribute_id: int
    attribute_value: str
    customer_id: int
    date_modified: str | None
    date_created: str | None

class _CustomersAttributeValuesSent(TypedDict, total=False):
    attribute_id: int
    value: str
    customer_id: int

class _CustomersAttributeValuesAsked(_Reading, total=False):
    id__in: str | Sequence[Any]
    customer_id__in: str | Sequence[Any]
    attribute_id__in: str | Sequence[Any]
    date_created: date | str
    date_created__min: date | str
    date_created__max: date | str
    date_modified: date | str
    date_modified__min: date | str
    date_modified__max: date | str
    name: str

class CustomersAttributeValues(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CustomersAttributeValuesAsked]) -> Rows[CustomersAttributeValuesRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CustomersAttributeValuesSent]) -> CustomersAttributeValuesRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CustomersAttributeValuesSent]) -> CustomersAttributeValuesRow: ...

class CustomersAttributesRow(Record):
    id: int
    name: str
    type: str
    date_modified: str | None
    date_created: str | None

class _CustomersAttributesSent(TypedDict, total=False):
    name: str
    type: Literal['string', 'number', 'date']

class _CustomersAttributesAsked(_Reading, total=False):
    id__in: str | Sequence[Any]
    name: str
    name__like: str
    type: str
    date_created: date | str
    date_created__min: date | str
    date_created__max: date | str
    date_modified: date | str
    date_modified__min: date | str
    date_modified__max: date | str

class CustomersAttributes(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CustomersAttributesAsked]) -> Rows[CustomersAttributesRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CustomersAttributesSent]) -> CustomersAttributesRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CustomersAttributesSent]) -> CustomersAttributesRow: ...

class CustomersMetafieldsRow(Record):
    id: int
    key: str
    value: str
    namespace: str
    permission_set: str
    resource_type: str
    description: str
    date_created: str | None
    date_modified: str | None
    owner_client_id: str
    resource_id: int

class _CustomersMetafieldsSent(TypedDict, total=False):
    key: str
    value: str
    namespace: str
    permission_set: Literal['app_only', 'read', 'write', 'read_and_sf_access', 'write_and_sf_access']
    description: str
    resource_id: int

class _CustomersMetafieldsAsked(_Reading, total=False):
    key: str
    key__in: str | Sequence[Any]
    namespace: str
    namespace__in: str | Sequence[Any]
    date_modified__min: date | str
    date_modified__max: date | str
    date_created__min: date | str
    date_created__max: date | str
    resource_id__in: str | Sequence[Any]
    id: int
    id__in: str | Sequence[Any]
    id__not_in: str | Sequence[Any]
    id__min: int
    id__max: int
    id__greater: int
    id__less: int

class CustomersMetafields(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CustomersMetafieldsAsked]) -> Rows[CustomersMetafieldsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> CustomersMetafieldsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CustomersMetafieldsSent]) -> CustomersMetafieldsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CustomersMetafieldsSent]) -> CustomersMetafieldsRow: ...

class CustomersSettingsRow(Record):
    privacy_settings: dict[str, Any]
    customer_group_settings: dict[str, Any]

class _CustomersSettingsSent(TypedDict, total=False):
    privacy_settings: AnyMapping[str, Any]
    customer_group_settings: AnyMapping[str, Any]

class _CustomersSettingsAsked(_Reading, total=False):
    ...

class CustomersSettings(Collection):
    channels: Collection
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CustomersSettingsAsked]) -> Rows[CustomersSettingsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> CustomersSettingsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CustomersSettingsSent]) -> CustomersSettingsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CustomersSettingsSent]) -> CustomersSettingsRow: ...

class CustomersSubscribersRow(Record):
    id: int
    email: str
    first_name: str
    last_name: str
    source: str
    order_id: int | None
    channel_id: int
    consents: list[str]
    date_modified: str
    date_created: str

class _CustomersSubscribersSent(TypedDict, total=False):
    email: str
    first_name: str
    last_name: str
    source: str
    order_id: int | None
    channel_id: int
    consents: Sequence[Literal['marketing_newsletter', 'abandoned_cart']]

class _CustomersSubscribersAsked(_Reading, total=False):
    email: str
    first_name: str
    last_name: str
    source: str
    order_id: int
    date_created: date | str
    date_modified: date | str
    id: int
    id__in: str | Sequence[Any]
    date_created__min: date | str
    date_created__max: date | str
    date_modified__min: date | str
    date_modified__max: date | str

class CustomersSubscribers(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CustomersSubscribersAsked]) -> Rows[CustomersSubscribersRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> CustomersSubscribersRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CustomersSubscribersSent]) -> CustomersSubscribersRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CustomersSubscribersSent]) -> CustomersSubscribersRow: ...

class CustomersRow(Record):
    storecredit: Any
    formfields: Any
    shopper_profile_id: Any
    segment_ids: Any
    addresses: Any
    attributes: Any
    id: int
    email: str
    first_name: str
    last_name: str
    company: str
    phone: str
    registration_ip_address: str
    notes: str
    tax_exempt_category: str
    customer_group_id: int
    date_modified: str | None
    date_created: str | None
    address_count: int
    attribute_count: int
    authentication: dict[str, Any]
    accepts_product_review_abandoned_cart_emails: bool
    origin_channel_id: int
    channel_ids: list[int] | None

class _CustomersSent(TypedDict, total=False):
    addresses: Sequence[AnyMapping[str, Any]]
    attributes: Sequence[AnyMapping[str, Any]]
    email: str
    first_name: str
    last_name: str
    company: str
    phone: str
    registration_ip_address: str
    notes: str
    tax_exempt_category: str
    customer_group_id: int
    authentication: AnyMapping[str, Any]
    accepts_product_review_abandoned_cart_emails: bool
    origin_channel_id: int
    channel_ids: Sequence[int] | None
    store_credit_amounts: Sequence[AnyMapping[str, Any]]
    form_fields: Sequence[AnyMapping[str, Any]]

class _CustomersAsked(_Reading, total=False):
    id__in: str | Sequence[Any]
    company__in: str | Sequence[Any]
    customer_group_id__in: str | Sequence[Any]
    email__in: str | Sequence[Any]
    phone__in: str | Sequence[Any]
    registration_ip_address__in: str | Sequence[Any]
    date_created: date | str
    date_created__min: date | str
    date_created__max: date | str
    date_modified: date | str
    date_modified__min: date | str
    date_modified__max: date | str
    name__in: str | Sequence[Any]
    name__like: str | Sequence[Any]

class Customers(Collection):
    addresses: CustomersAddresses
    attribute_values: CustomersAttributeValues
    attributes: CustomersAttributes
    consent: Collection
    form_field_values: Collection
    metafields: CustomersMetafields
    settings: CustomersSettings
    stored_instruments: Collection
    subscribers: CustomersSubscribers
    validate_credentials: Collection
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_CustomersAsked]) -> Rows[CustomersRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CustomersSent]) -> CustomersRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_CustomersSent]) -> CustomersRow: ...

class HooksRow(Record):
    id: int
    client_id: str
    store_hash: str
    scope: str
    destination: str
    headers: Any
    is_active: bool
    created_at: int
    updated_at: int

class _HooksSent(TypedDict, total=False):
    scope: str
    destination: str
    headers: Any
    is_active: bool

class _HooksAsked(_Reading, total=False):
    is_active: bool
    scope: str
    destination: str

class Hooks(Collection):
    admin: Collection
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_HooksAsked]) -> Rows[HooksRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> HooksRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_HooksSent]) -> HooksRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_HooksSent]) -> HooksRow: ...

class InfrastructureDeployments(Collection):
    uploads: Collection

class InfrastructureProjectsRow(Record):
    uuid: str
    name: str
    date_created: str
    date_modified: str

class _InfrastructureProjectsSent(TypedDict, total=False):
    name: str

class _InfrastructureProjectsAsked(_Reading, total=False):
    uuid__in: str | Sequence[Any]
    name__like: str
    date_created__min: date | str
    date_created__max: date | str
    date_modified__min: date | str
    date_modified__max: date | str

class InfrastructureProjects(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_InfrastructureProjectsAsked]) -> Rows[InfrastructureProjectsRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_InfrastructureProjectsSent]) -> InfrastructureProjectsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_InfrastructureProjectsSent]) -> InfrastructureProjectsRow: ...

class Infrastructure(Collection):
    deployments: InfrastructureDeployments
    projects: InfrastructureProjects

class InventoryAdjustments(Collection):
    absolute: Collection
    relative: Collection

class InventoryLocationsMetafieldsRow(Record):
    id: int
    key: str
    value: str
    namespace: str
    permission_set: str
    resource_type: str
    description: str
    date_created: str | None
    date_modified: str | None
    owner_client_id: str
    resource_id: int

class _InventoryLocationsMetafieldsSent(TypedDict, total=False):
    key: str
    value: str
    namespace: str
    permission_set: Literal['app_only', 'read', 'write', 'read_and_sf_access', 'write_and_sf_access']
    description: str
    resource_id: int

class _InventoryLocationsMetafieldsAsked(_Reading, total=False):
    key: str
    key__in: str | Sequence[Any]
    namespace: str
    namespace__in: str | Sequence[Any]
    date_modified__min: date | str
    date_modified__max: date | str
    date_created__min: date | str
    date_created__max: date | str
    resource_id__in: str | Sequence[Any]
    id: int
    id__in: str | Sequence[Any]
    id__not_in: str | Sequence[Any]
    id__min: int
    id__max: int
    id__greater: int
    id__less: int

class InventoryLocationsMetafields(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_InventoryLocationsMetafieldsAsked]) -> Rows[InventoryLocationsMetafieldsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> InventoryLocationsMetafieldsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_InventoryLocationsMetafieldsSent]) -> InventoryLocationsMetafieldsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_InventoryLocationsMetafieldsSent]) -> InventoryLocationsMetafieldsRow: ...

class InventoryLocationsRow(Record):
    id: int
    code: str
    label: str
    description: str
    managed_by_external_source: bool
    type_id: str
    enabled: bool
    operating_hours: Any
    time_zone: str
    created_at: str | None
    updated_at: str | None
    address: dict[str, Any]
    storefront_visibility: bool
    special_hours: list[dict[str, Any]]

class _InventoryLocationsSent(TypedDict, total=False):
    code: str
    label: str
    description: str
    managed_by_external_source: bool
    type_id: Literal['PHYSICAL', 'VIRTUAL']
    enabled: bool
    operating_hours: Any
    time_zone: str
    address: AnyMapping[str, Any]
    storefront_visibility: bool
    special_hours: Sequence[AnyMapping[str, Any]]

class _InventoryLocationsAsked(_Reading, total=False):
    location_id__in: str | Sequence[Any]
    location_code__in: str | Sequence[Any]
    is_default: bool
    type_id__in: str | Sequence[Any]
    managed_by_external_source: bool
    storefront_visibility: bool
    is_active: bool

class InventoryLocations(Collection):
    items: Collection
    metafields: InventoryLocationsMetafields
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_InventoryLocationsAsked]) -> Rows[InventoryLocationsRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_InventoryLocationsSent]) -> InventoryLocationsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_InventoryLocationsSent]) -> InventoryLocationsRow: ...

class Inventory(Collection):
    adjustments: InventoryAdjustments
    items: Collection
    locations: InventoryLocations

class MarketingAbandonedCartEmailsRow(Record):
    id: int
    notify_at_minutes: int
    coupon_code: str
    template: dict[str, Any]
    is_active: bool
    sent_num: int

class _MarketingAbandonedCartEmailsSent(TypedDict, total=False):
    notify_at_minutes: int
    coupon_code: str
    template: AnyMapping[str, Any]
    is_active: bool

class _MarketingAbandonedCartEmailsAsked(_Reading, total=False):
    ...

class MarketingAbandonedCartEmails(Collection):
    default: Collection
    settings: Collection
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_MarketingAbandonedCartEmailsAsked]) -> Rows[MarketingAbandonedCartEmailsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> MarketingAbandonedCartEmailsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_MarketingAbandonedCartEmailsSent]) -> MarketingAbandonedCartEmailsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_MarketingAbandonedCartEmailsSent]) -> MarketingAbandonedCartEmailsRow: ...

class Marketing(Collection):
    abandoned_cart_emails: MarketingAbandonedCartEmails
    email_templates: Collection

class OrdersMetafieldsRow(Record):
    id: int
    key: str
    value: str
    namespace: str
    permission_set: str
    resource_type: str
    description: str
    date_created: str | None
    date_modified: str | None
    owner_client_id: str
    resource_id: int

class _OrdersMetafieldsSent(TypedDict, total=False):
    key: str
    value: str
    namespace: str
    permission_set: Literal['app_only', 'read', 'write', 'read_and_sf_access', 'write_and_sf_access']
    description: str
    resource_id: int

class _OrdersMetafieldsAsked(_Reading, total=False):
    key: str
    key__in: str | Sequence[Any]
    namespace: str
    namespace__in: str | Sequence[Any]
    date_modified__min: date | str
    date_modified__max: date | str
    date_created__min: date | str
    date_created__max: date | str
    resource_id__in: str | Sequence[Any]
    id: int
    id__in: str | Sequence[Any]
    id__not_in: str | Sequence[Any]
    id__min: int
    id__max: int
    id__greater: int
    id__less: int

class OrdersMetafields(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_OrdersMetafieldsAsked]) -> Rows[OrdersMetafieldsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> OrdersMetafieldsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_OrdersMetafieldsSent]) -> OrdersMetafieldsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_OrdersMetafieldsSent]) -> OrdersMetafieldsRow: ...

class OrdersPaymentActionsRefundsRow(Record):
    id: int
    order_id: int
    user_id: int
    created: str | None
    reason: str
    total_amount: float
    total_tax: float
    uses_merchant_override_values: bool
    payments: list[dict[str, Any]]

class _OrdersPaymentActionsRefundsSent(TypedDict, total=False):
    reason: str
    items: Sequence[AnyMapping[str, Any]]
    payments: Sequence[AnyMapping[str, Any]]
    tax_adjustment_amount: float | str
    merchant_calculated_override: AnyMapping[str, Any]

class _OrdersPaymentActionsRefundsAsked(_Reading, total=False):
    order_id__in: str | Sequence[Any]
    id__in: str | Sequence[Any]
    created__min: date | str
    created__max: date | str
    transaction_id: str

class OrdersPaymentActionsRefunds(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_OrdersPaymentActionsRefundsAsked]) -> Rows[OrdersPaymentActionsRefundsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> OrdersPaymentActionsRefundsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_OrdersPaymentActionsRefundsSent]) -> OrdersPaymentActionsRefundsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_OrdersPaymentActionsRefundsSent]) -> OrdersPaymentActionsRefundsRow: ...

class OrdersPaymentActions(Collection):
    capture: Collection
    refund_quotes: Collection
    refunds: OrdersPaymentActionsRefunds
    void: Collection

class OrdersPickupsRow(Record):
    id: int
    pickup_method_id: int
    order_id: int
    ready_at: str
    pickup_items: list[dict[str, Any]]
    created_at: str
    updated_at: str

class _OrdersPickupsSent(TypedDict, total=False):
    pickup_method_id: int
    order_id: int
    ready_at: str | int
    collected_at: str | int
    pickup_items: Sequence[AnyMapping[str, Any]]

class _OrdersPickupsAsked(_Reading, total=False):
    id__in: str | Sequence[Any]
    order_id__in: str | Sequence[Any]
    pickup_id__in: str | Sequence[Any]

class OrdersPickups(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_OrdersPickupsAsked]) -> Rows[OrdersPickupsRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_OrdersPickupsSent]) -> OrdersPickupsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_OrdersPickupsSent]) -> OrdersPickupsRow: ...

class OrdersSettings(Collection):
    channels: Collection

class OrdersTransactionsRow(Record):
    id: int
    order_id: str
    event: str
    method: str
    amount: float
    currency: str
    gateway: str
    gateway_transaction_id: str
    test: bool
    status: str
    fraud_review: bool
    reference_transaction_id: int
    payment_method_id: str
    date_created: str | None
    payment_instrument_token: str | None
    offline: str | None
    custom: str | None
    gift_certificate: str | None
    store_credit: str | None

class _OrdersTransactionsSent(TypedDict, total=False):
    id: int
    order_id: int
    event: str
    method: str
    amount: float | str
    currency: str
    gateway: str
    gateway_transaction_id: str
    test: bool
    status: str
    fraud_review: bool
    reference_transaction_id: int
    payment_method_id: str
    date_created: str | int | None

class _OrdersTransactionsAsked(_Reading, total=False):
    ...

class OrdersTransactions(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_OrdersTransactionsAsked]) -> Rows[OrdersTransactionsRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_OrdersTransactionsSent]) -> OrdersTransactionsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_OrdersTransactionsSent]) -> OrdersTransactionsRow: ...

class OrdersRow(Record):
    id: int

class _OrdersSent(TypedDict, total=False):
    ...

class _OrdersAsked(_Reading, total=False):
    ...

class Orders(Collection):
    metafields: OrdersMetafields
    payment_actions: OrdersPaymentActions
    pickups: OrdersPickups
    settings: OrdersSettings
    transactions: OrdersTransactions
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_OrdersAsked]) -> Rows[OrdersRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_OrdersSent]) -> OrdersRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_OrdersSent]) -> OrdersRow: ...

class Payments(Collection):
    access_tokens: Collection
    methods: Collection

class PickupMethodsRow(Record):
    id: int
    location_id: int
    display_name: str
    collection_instructions: str
    collection_time_description: str
    location_identity: int
    date_created: str
    date_modified: str

class _PickupMethodsSent(TypedDict, total=False):
    location_id: int
    display_name: str
    collection_instructions: str
    collection_time_description: str

class _PickupMethodsAsked(_Reading, total=False):
    id__in: str | Sequence[Any]
    date_created: date | str
    date_created__min: date | str
    date_created__max: date | str
    date_modified: date | str
    date_modified__min: date | str
    date_modified__max: date | str

class PickupMethods(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_PickupMethodsAsked]) -> Rows[PickupMethodsRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_PickupMethodsSent]) -> PickupMethodsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_PickupMethodsSent]) -> PickupMethodsRow: ...

class Pickup(Collection):
    methods: PickupMethods
    options: Collection

class PricelistsAssignmentsRow(Record):
    id: int
    price_list_id: int
    customer_group_id: int
    channel_id: int

class _PricelistsAssignmentsSent(TypedDict, total=False):
    price_list_id: int
    customer_group_id: int
    channel_id: int

class _PricelistsAssignmentsAsked(_Reading, total=False):
    id: int
    id__in: str | Sequence[Any]
    price_list_id: int
    price_list_id__in: str | Sequence[Any]
    customer_group_id: int
    customer_group_id__in: str | Sequence[Any]
    channel_id: int
    channel_id__in: str | Sequence[Any]

class PricelistsAssignments(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_PricelistsAssignmentsAsked]) -> Rows[PricelistsAssignmentsRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_PricelistsAssignmentsSent]) -> PricelistsAssignmentsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_PricelistsAssignmentsSent]) -> PricelistsAssignmentsRow: ...

class PricelistsRecordsRow(Record):
    bulk_pricing_tiers: Any
    sku: Any
    calculated_price: float | None
    date_created: str | None
    date_modified: str | None
    price_list_id: int
    variant_id: int
    product_id: int
    currency: str
    price: float | None
    sale_price: float | None
    retail_price: float | None
    map_price: float | None

class _PricelistsRecordsSent(TypedDict, total=False):
    variant_id: int
    currency: str
    price: float | str | None
    sale_price: float | str | None
    retail_price: float | str | None
    map_price: float | str | None
    bulk_pricing_tiers: Sequence[AnyMapping[str, Any]]
    sku: str

class _PricelistsRecordsAsked(_Reading, total=False):
    variant_id__in: str | Sequence[Any]
    currency: str
    currency__in: str | Sequence[Any]
    date_created: date | str
    date_created__min: date | str
    date_created__max: date | str
    date_modified: date | str
    date_modified__min: date | str
    date_modified__max: date | str
    price: float | str
    price__min: float | str
    price__max: float | str
    sale_price: float | str
    sale_price__min: float | str
    sale_price__max: float | str
    retail_price: float | str
    retail_price__min: float | str
    retail_price__max: float | str
    map_price: float | str
    map_price__min: float | str
    map_price__max: float | str
    calculated_price: float | str
    calculated_price__min: float | str
    calculated_price__max: float | str
    product_id__in: str | Sequence[Any]
    sku: str
    sku__in: str | Sequence[Any]

class PricelistsRecords(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_PricelistsRecordsAsked]) -> Rows[PricelistsRecordsRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_PricelistsRecordsSent]) -> PricelistsRecordsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_PricelistsRecordsSent]) -> PricelistsRecordsRow: ...

class PricelistsRow(Record):
    id: int
    date_created: str | None
    date_modified: str | None
    name: str
    active: bool

class _PricelistsSent(TypedDict, total=False):
    name: str
    active: bool

class _PricelistsAsked(_Reading, total=False):
    id__in: str | Sequence[Any]
    name: str
    name__like: str
    date_created: date | str
    date_created__min: date | str
    date_created__max: date | str
    date_modified: date | str
    date_modified__min: date | str
    date_modified__max: date | str

class Pricelists(Collection):
    assignments: PricelistsAssignments
    records: PricelistsRecords
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_PricelistsAsked]) -> Rows[PricelistsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> PricelistsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_PricelistsSent]) -> PricelistsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_PricelistsSent]) -> PricelistsRow: ...

class PromotionsCodesRow(Record):
    id: int
    code: str
    current_uses: int
    max_uses: int
    max_uses_per_customer: int
    created: str | None

class _PromotionsCodesSent(TypedDict, total=False):
    code: str
    max_uses: int
    max_uses_per_customer: int

class _PromotionsCodesAsked(_Reading, total=False):
    code: str

class PromotionsCodes(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_PromotionsCodesAsked]) -> Rows[PromotionsCodesRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_PromotionsCodesSent]) -> PromotionsCodesRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_PromotionsCodesSent]) -> PromotionsCodesRow: ...

class PromotionsRow(Record):
    id: int
    redemption_type: str
    name: str
    display_name: str
    created_from: str
    channels: list[dict[str, Any]]
    customer: dict[str, Any]
    rules: list[dict[str, Any]]
    current_uses: int
    max_uses: int | None
    status: str
    start_date: str | None
    end_date: str | None
    stop: bool
    can_be_used_with_other_promotions: bool
    currency_code: str
    notifications: list[dict[str, Any]]
    shipping_address: Any
    schedule: dict[str, Any] | None
    coupon_type: str | None
    coupon_overrides_other_promotions: bool | None
    coupon_overrides_automatic_when_offering_higher_discounts: bool | None
    multiple_codes: Any

class _PromotionsSent(TypedDict, total=False):
    redemption_type: Literal['AUTOMATIC', 'COUPON']
    name: str
    display_name: str
    channels: Sequence[AnyMapping[str, Any]]
    customer: AnyMapping[str, Any]
    rules: Sequence[AnyMapping[str, Any]]
    max_uses: int | None
    status: Literal['ENABLED', 'DISABLED', 'INVALID']
    start_date: str | int | None
    end_date: str | int | None
    stop: bool
    can_be_used_with_other_promotions: bool
    currency_code: str
    notifications: Sequence[AnyMapping[str, Any]]
    shipping_address: Any
    schedule: AnyMapping[str, Any] | None
    coupon_type: Literal['SINGLE', 'BULK'] | None
    coupon_overrides_other_promotions: bool | None
    coupon_overrides_automatic_when_offering_higher_discounts: bool | None

class _PromotionsAsked(_Reading, total=False):
    id: int
    name: str
    currency_code: str
    status: str
    code: str
    redemption_type: str
    channels: str | Sequence[Any]
    query: str

class Promotions(Collection):
    codegen: Collection
    codes: PromotionsCodes
    settings: Collection
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_PromotionsAsked]) -> Rows[PromotionsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> PromotionsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_PromotionsSent]) -> PromotionsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_PromotionsSent]) -> PromotionsRow: ...

class SegmentsRow(Record):
    id: str
    name: str
    description: str
    created_at: str
    updated_at: str

class _SegmentsSent(TypedDict, total=False):
    name: str
    description: str

class _SegmentsAsked(_Reading, total=False):
    id__in: str | Sequence[Any]

class Segments(Collection):
    shopper_profiles: Collection
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_SegmentsAsked]) -> Rows[SegmentsRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_SegmentsSent]) -> SegmentsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_SegmentsSent]) -> SegmentsRow: ...

class SettingsAnalyticsRow(Record):
    id: int
    channel_id: int
    name: str
    code: str
    enabled: bool
    data_tag_enabled: bool
    version: int
    api_secret: str

class _SettingsAnalyticsSent(TypedDict, total=False):
    name: str
    code: str
    enabled: bool
    data_tag_enabled: bool
    version: int

class _SettingsAnalyticsAsked(_Reading, total=False):
    channel_id: int

class SettingsAnalytics(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_SettingsAnalyticsAsked]) -> Rows[SettingsAnalyticsRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_SettingsAnalyticsSent]) -> SettingsAnalyticsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_SettingsAnalyticsSent]) -> SettingsAnalyticsRow: ...

class SettingsFavicon(Collection):
    image: Collection

class SettingsInventory(Collection):
    notifications: Collection

class SettingsLogo(Collection):
    image: Collection

class SettingsSearchFilters(Collection):
    available: Collection
    contexts: Collection

class SettingsSearch(Collection):
    filters: SettingsSearchFilters

class SettingsStoreLocaleRow(Record):
    default_shopper_language: str
    shopper_language_selection_method: str
    store_country: str

class _SettingsStoreLocaleSent(TypedDict, total=False):
    default_shopper_language: str
    shopper_language_selection_method: Literal['default_shopper_language', 'browser']
    store_country: str

class _SettingsStoreLocaleAsked(_Reading, total=False):
    ...

class SettingsStoreLocale(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_SettingsStoreLocaleAsked]) -> Rows[SettingsStoreLocaleRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> SettingsStoreLocaleRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_SettingsStoreLocaleSent]) -> SettingsStoreLocaleRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_SettingsStoreLocaleSent]) -> SettingsStoreLocaleRow: ...

class SettingsStore(Collection):
    locale: SettingsStoreLocale
    profile: Collection
    units_of_measurement: Collection

class SettingsStorefront(Collection):
    category: Collection
    product: Collection
    robotstxt: Collection
    search: Collection
    security: Collection
    seo: Collection
    status: Collection

class Settings(Collection):
    analytics: SettingsAnalytics
    catalog: Collection
    email_statuses: Collection
    favicon: SettingsFavicon
    inventory: SettingsInventory
    logo: SettingsLogo
    search: SettingsSearch
    store: SettingsStore
    storefront: SettingsStorefront

class ShippingProductsCustomsInformationRow(Record):
    product_id: int
    country_of_origin: str
    commodity_description: str
    international_shipping: bool
    hs_codes: Any
    created_at: str | None
    updated_at: str | None

class _ShippingProductsCustomsInformationSent(TypedDict, total=False):
    product_id: int
    country_of_origin: str
    commodity_description: str
    international_shipping: bool
    hs_codes: Any

class _ShippingProductsCustomsInformationAsked(_Reading, total=False):
    product_id__in: str | Sequence[Any]

class ShippingProductsCustomsInformation(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_ShippingProductsCustomsInformationAsked]) -> Rows[ShippingProductsCustomsInformationRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_ShippingProductsCustomsInformationSent]) -> ShippingProductsCustomsInformationRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_ShippingProductsCustomsInformationSent]) -> ShippingProductsCustomsInformationRow: ...

class ShippingProducts(Collection):
    customs_information: ShippingProductsCustomsInformation

class ShippingSettings(Collection):
    channels: Collection

class Shipping(Collection):
    products: ShippingProducts
    settings: ShippingSettings

class ShopperProfilesRow(Record):
    id: str
    customer_id: int
    created_at: str
    updated_at: str

class _ShopperProfilesSent(TypedDict, total=False):
    customer_id: int

class _ShopperProfilesAsked(_Reading, total=False):
    id__in: str | Sequence[Any]

class ShopperProfiles(Collection):
    segments: Collection
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_ShopperProfilesAsked]) -> Rows[ShopperProfilesRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_ShopperProfilesSent]) -> ShopperProfilesRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_ShopperProfilesSent]) -> ShopperProfilesRow: ...

class SitesRoutesRow(Record):
    id: int
    type: str
    matching: str
    route: str

class _SitesRoutesSent(TypedDict, total=False):
    type: Literal['product', 'brand', 'category', 'page', 'blog', 'home', 'cart', 'checkout', 'search', 'account', 'login', 'returns', 'static']
    matching: str
    route: str

class _SitesRoutesAsked(_Reading, total=False):
    type: str

class SitesRoutes(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_SitesRoutesAsked]) -> Rows[SitesRoutesRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> SitesRoutesRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_SitesRoutesSent]) -> SitesRoutesRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_SitesRoutesSent]) -> SitesRoutesRow: ...

class SitesRow(Record):
    id: int
    url: str
    channel_id: int
    created_at: str | None
    updated_at: str | None
    ssl_status: str
    urls: Any
    is_checkout_url_customized: bool

class _SitesSent(TypedDict, total=False):
    url: str
    channel_id: int

class _SitesAsked(_Reading, total=False):
    channel_id__in: str | Sequence[Any]
    url_type__in: str | Sequence[Any]

class Sites(Collection):
    certificate: Collection
    certificates: Collection
    routes: SitesRoutes
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_SitesAsked]) -> Rows[SitesRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> SitesRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_SitesSent]) -> SitesRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_SitesSent]) -> SitesRow: ...

class StoreMetafieldsRow(Record):
    id: str
    key: str
    value: str
    namespace: str
    permission_set: str
    resource_type: str
    description: str
    date_created: str | None
    date_modified: str | None
    owner_client_id: str
    resource_id: str

class _StoreMetafieldsSent(TypedDict, total=False):
    key: str
    value: str
    namespace: str
    permission_set: Literal['app_only', 'read', 'write', 'read_and_sf_access', 'write_and_sf_access']
    description: str

class _StoreMetafieldsAsked(_Reading, total=False):
    key: str
    key__in: str | Sequence[Any]
    namespace: str
    namespace__in: str | Sequence[Any]
    date_modified__min: date | str
    date_modified__max: date | str
    date_created__min: date | str
    date_created__max: date | str

class StoreMetafields(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_StoreMetafieldsAsked]) -> Rows[StoreMetafieldsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> StoreMetafieldsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_StoreMetafieldsSent]) -> StoreMetafieldsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_StoreMetafieldsSent]) -> StoreMetafieldsRow: ...

class StoreSystemlogsRow(Record):
    id: int
    type: str
    module: str
    severity: str
    summary: str
    message: str
    date_created: str | None

class _StoreSystemlogsSent(TypedDict, total=False):
    type: str
    module: str
    severity: int
    summary: str
    message: str
    date_created: str | int | None

class _StoreSystemlogsAsked(_Reading, total=False):
    type: str
    type__not: str
    module: str
    module__not: str
    severity: int
    severity__min: int
    severity__max: int
    id__in: str | Sequence[Any]

class StoreSystemlogs(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_StoreSystemlogsAsked]) -> Rows[StoreSystemlogsRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_StoreSystemlogsSent]) -> StoreSystemlogsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_StoreSystemlogsSent]) -> StoreSystemlogsRow: ...

class Store(Collection):
    metafields: StoreMetafields
    systemlogs: StoreSystemlogs

class StorefrontCustomTemplateAssociationsRow(Record):
    id: int
    channel_id: int
    entity_type: str
    entity_id: int
    file_name: str
    is_valid: bool
    date_created: str | None
    date_modified: str | None

class _StorefrontCustomTemplateAssociationsSent(TypedDict, total=False):
    channel_id: int
    entity_type: Literal['product', 'category', 'brand', 'page']
    entity_id: int
    file_name: str

class _StorefrontCustomTemplateAssociationsAsked(_Reading, total=False):
    id__in: str | Sequence[Any]
    channel_id: int
    entity_id__in: str | Sequence[Any]
    type: str
    is_valid: bool

class StorefrontCustomTemplateAssociations(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_StorefrontCustomTemplateAssociationsAsked]) -> Rows[StorefrontCustomTemplateAssociationsRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_StorefrontCustomTemplateAssociationsSent]) -> StorefrontCustomTemplateAssociationsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_StorefrontCustomTemplateAssociationsSent]) -> StorefrontCustomTemplateAssociationsRow: ...

class StorefrontRedirectsImexJobsRow(Record):
    id: str
    type: str
    status: str
    completed_items: int
    failed_items: int
    total_items: int
    errors: Any
    created_at: str
    completed_at: str

class _StorefrontRedirectsImexJobsSent(TypedDict, total=False):
    type: Literal['import', 'export']
    status: Literal['new', 'working', 'complete', 'aborted', 'failed']
    completed_items: int
    failed_items: int
    total_items: int
    errors: Any
    created_at: str | int
    completed_at: str | int

class _StorefrontRedirectsImexJobsAsked(_Reading, total=False):
    id: str
    type: str
    status: str

class StorefrontRedirectsImexJobs(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_StorefrontRedirectsImexJobsAsked]) -> Rows[StorefrontRedirectsImexJobsRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_StorefrontRedirectsImexJobsSent]) -> StorefrontRedirectsImexJobsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_StorefrontRedirectsImexJobsSent]) -> StorefrontRedirectsImexJobsRow: ...

class StorefrontRedirectsImex(Collection):
    export: Collection
    import_: Collection
    jobs: StorefrontRedirectsImexJobs

class StorefrontRedirectsRow(Record):
    to_url: Any
    id: int
    site_id: int
    from_path: str
    to: dict[str, Any]

class _StorefrontRedirectsSent(TypedDict, total=False):
    site_id: int
    from_path: str
    to: AnyMapping[str, Any]

class _StorefrontRedirectsAsked(_Reading, total=False):
    site_id: int
    id__in: str | Sequence[Any]
    id__min: int
    id__max: int
    keyword: str

class StorefrontRedirects(Collection):
    imex: StorefrontRedirectsImex
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_StorefrontRedirectsAsked]) -> Rows[StorefrontRedirectsRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_StorefrontRedirectsSent]) -> StorefrontRedirectsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_StorefrontRedirectsSent]) -> StorefrontRedirectsRow: ...

class Storefront(Collection):
    api_token: Collection
    api_token_customer_impersonation: Collection
    api_token_private: Collection
    custom_template_associations: StorefrontCustomTemplateAssociations
    redirects: StorefrontRedirects

class TaxClassesRow(Record):
    id: int
    name: str
    created_at: str
    updated_at: str

class _TaxClassesSent(TypedDict, total=False):
    name: str

class _TaxClassesAsked(_Reading, total=False):
    ...

class TaxClasses(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_TaxClassesAsked]) -> Rows[TaxClassesRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_TaxClassesSent]) -> TaxClassesRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_TaxClassesSent]) -> TaxClassesRow: ...

class TaxProducts(Collection):
    properties: Collection

class TaxPropertiesRow(Record):
    id: int
    code: str
    display_name: str
    description: str
    created_at: str | None
    updated_at: str | None
    type: str

class _TaxPropertiesSent(TypedDict, total=False):
    code: str
    display_name: str
    description: str
    type: Literal['PRODUCT', 'CUSTOMER']

class _TaxPropertiesAsked(_Reading, total=False):
    id__in: str | Sequence[Any]
    type__in: str | Sequence[Any]

class TaxProperties(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_TaxPropertiesAsked]) -> Rows[TaxPropertiesRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_TaxPropertiesSent]) -> TaxPropertiesRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_TaxPropertiesSent]) -> TaxPropertiesRow: ...

class TaxProviders(Collection):
    connection: Collection

class TaxRatesRow(Record):
    id: int
    tax_zone_id: int
    name: str
    enabled: bool
    priority: int
    class_rates: list[dict[str, Any]]

class _TaxRatesSent(TypedDict, total=False):
    tax_zone_id: int
    name: str
    enabled: bool
    priority: int
    class_rates: Sequence[AnyMapping[str, Any]]

class _TaxRatesAsked(_Reading, total=False):
    id__in: str | Sequence[Any]
    tax_zone_id__in: str | Sequence[Any]

class TaxRates(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_TaxRatesAsked]) -> Rows[TaxRatesRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_TaxRatesSent]) -> TaxRatesRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_TaxRatesSent]) -> TaxRatesRow: ...

class TaxZonesRow(Record):
    id: int
    name: str
    enabled: bool
    price_display_settings: dict[str, Any]
    shopper_target_settings: dict[str, Any]

class _TaxZonesSent(TypedDict, total=False):
    name: str
    enabled: bool
    price_display_settings: AnyMapping[str, Any]
    shopper_target_settings: AnyMapping[str, Any]

class _TaxZonesAsked(_Reading, total=False):
    id__in: str | Sequence[Any]

class TaxZones(Collection):
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_TaxZonesAsked]) -> Rows[TaxZonesRow]: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_TaxZonesSent]) -> TaxZonesRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_TaxZonesSent]) -> TaxZonesRow: ...

class Tax(Collection):
    classes: TaxClasses
    customers: Collection
    products: TaxProducts
    properties: TaxProperties
    providers: TaxProviders
    rates: TaxRates
    settings: Collection
    zonecheck: Collection
    zones: TaxZones

class ThemesActions(Collection):
    activate: Collection
    download: Collection

class ThemesConfigurations(Collection):
    validate: Collection

class ThemesRow(Record):
    uuid: str
    variations: Any
    name: str
    is_private: bool
    is_active: bool
    updated_at: str

class _ThemesSent(TypedDict, total=False):
    uuid: str
    variations: Any
    name: str
    is_private: bool
    is_active: bool
    updated_at: str | int

class _ThemesAsked(_Reading, total=False):
    ...

class Themes(Collection):
    actions: ThemesActions
    configurations: ThemesConfigurations
    custom_templates: Collection
    jobs: Collection
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_ThemesAsked]) -> Rows[ThemesRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> ThemesRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_ThemesSent]) -> ThemesRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_ThemesSent]) -> ThemesRow: ...

class WishlistsRow(Record):
    id: int
    customer_id: int
    name: str
    is_public: bool
    token: str

class _WishlistsSent(TypedDict, total=False):
    customer_id: int
    name: str
    is_public: bool
    items: Sequence[AnyMapping[str, Any]]

class _WishlistsAsked(_Reading, total=False):
    customer_id: int

class Wishlists(Collection):
    items: Collection
    def list(self, *ids: Any, params: Params | None = None, **options: Unpack[_WishlistsAsked]) -> Rows[WishlistsRow]: ...
    def get(self, *ids: Any, params: Params | None = None, **filters: Any) -> WishlistsRow: ...
    def create(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_WishlistsSent]) -> WishlistsRow: ...
    def update(self, *ids_and_body: Any, params: Params | None = None, **fields: Unpack[_WishlistsSent]) -> WishlistsRow: ...

class Root(Collection):
    abandoned_carts: AbandonedCarts
    carts: Carts
    catalog: Catalog
    channels: Channels
    checkouts: Checkouts
    content: Content
    customers: Customers
    hooks: Hooks
    infrastructure: Infrastructure
    inventory: Inventory
    marketing: Marketing
    orders: Orders
    payments: Payments
    pickup: Pickup
    pricelists: Pricelists
    promotions: Promotions
    segments: Segments
    settings: Settings
    shipping: Shipping
    shopper_profiles: ShopperProfiles
    sites: Sites
    store: Store
    storefront: Storefront
    tax: Tax
    themes: Themes
    wishlists: Wishlists
