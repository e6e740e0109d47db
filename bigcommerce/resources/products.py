"""Products and what belongs to them."""

from bigcommerce.resources.base import (
    ApiSubResource,
    CollectionDeleteableApiSubResource,
    CountableApiResource,
    CountableApiSubResource,
    DeleteableApiSubResource,
    EditableApiResource,
    EditableApiSubResource,
    ListableApiSubResource,
    Related,
)


class OfProduct(ApiSubResource):
    """A row of a product."""

    parent_resource = "products"
    parent_key = "product_id"


class ProductConfigurableFields(
    OfProduct,
    ListableApiSubResource,
    DeleteableApiSubResource,
    CollectionDeleteableApiSubResource,
    CountableApiSubResource,
):
    """Fields that a shopper fills in."""

    resource_name = "configurable_fields"
    count_resource = "products/configurable_fields"


class ProductCustomFields(OfProduct, EditableApiSubResource, CountableApiSubResource):
    """Further facts about a product, name and text."""

    resource_name = "custom_fields"
    count_resource = "products/custom_fields"


class ProductDiscountRules(OfProduct, EditableApiSubResource, CountableApiSubResource):
    """Bulk prices."""

    resource_name = "discount_rules"
    count_resource = "products/discount_rules"


class ProductImages(OfProduct, EditableApiSubResource, CountableApiSubResource):
    """Images."""

    resource_name = "images"
    count_resource = "products/images"


class ProductOptions(OfProduct, ListableApiSubResource):
    """The options a product has from its option set."""

    resource_name = "options"


class ProductReviews(OfProduct, EditableApiSubResource, CountableApiSubResource):
    """Reviews."""

    resource_name = "reviews"
    count_resource = "products/reviews"


class ProductRules(OfProduct, EditableApiSubResource, CountableApiSubResource):
    """Changes of price, weight and stock that follow from options."""

    resource_name = "rules"
    count_resource = "products/rules"


class ProductSkus(OfProduct, EditableApiSubResource, CountableApiSubResource):
    """Stock keeping units: one for each combination of options."""

    resource_name = "skus"
    id_range = True
    count_resource = "products/skus"


class ProductVideos(OfProduct, EditableApiSubResource, CountableApiSubResource):
    """Videos."""

    resource_name = "videos"
    count_resource = "products/videos"


class GoogleProductSearchMappings(OfProduct, ListableApiSubResource):
    """What Google's product search is told."""

    resource_name = "googleproductsearch"


class Products(EditableApiResource, CountableApiResource):
    """Products."""

    resource_name = "products"
    id_range = True
    configurable_fields = Related(ProductConfigurableFields)
    custom_fields = Related(ProductCustomFields)
    discount_rules = Related(ProductDiscountRules)
    images = Related(ProductImages)
    options = Related(ProductOptions)
    reviews = Related(ProductReviews)
    rules = Related(ProductRules)
    skus = Related(ProductSkus)
    videos = Related(ProductVideos)
    google_mappings = Related(GoogleProductSearchMappings)
