"""Every resource of the V2 API, and the classes to build more from.

The modules are loaded when a class of theirs is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bigcommerce.resources.banners import Banners
    from bigcommerce.resources.base import (
        ApiResource,
        ApiSubResource,
        CollectionDeleteableApiResource,
        CollectionDeleteableApiSubResource,
        CountableApiResource,
        CountableApiSubResource,
        CreateableApiResource,
        CreateableApiSubResource,
        DeleteableApiResource,
        DeleteableApiSubResource,
        EditableApiResource,
        EditableApiSubResource,
        ListableApiResource,
        ListableApiSubResource,
        Mapping,
        Related,
        SingletonApiResource,
        UpdateableApiResource,
        UpdateableApiSubResource,
    )
    from bigcommerce.resources.blog_posts import BlogPosts, BlogTags
    from bigcommerce.resources.brands import Brands
    from bigcommerce.resources.categories import Categories
    from bigcommerce.resources.countries import Countries, CountryStates
    from bigcommerce.resources.coupons import Coupons
    from bigcommerce.resources.currencies import Currencies
    from bigcommerce.resources.customer_groups import CustomerGroups
    from bigcommerce.resources.customers import CustomerAddresses, Customers
    from bigcommerce.resources.gift_certificates import GiftCertificates
    from bigcommerce.resources.option_sets import OptionSetOptions, OptionSets
    from bigcommerce.resources.options import Options, OptionValues
    from bigcommerce.resources.order_statuses import OrderStatuses
    from bigcommerce.resources.orders import (
        OrderConsignments,
        OrderCoupons,
        OrderFees,
        OrderMessages,
        OrderProducts,
        Orders,
        OrderShipments,
        OrderShippingAddresses,
        OrderShippingQuotes,
        OrderTaxes,
    )
    from bigcommerce.resources.pages import Pages
    from bigcommerce.resources.payments import PaymentMethods
    from bigcommerce.resources.products import (
        GoogleProductSearchMappings,
        ProductConfigurableFields,
        ProductCustomFields,
        ProductDiscountRules,
        ProductImages,
        ProductOptions,
        ProductReviews,
        ProductRules,
        Products,
        ProductSkus,
        ProductVideos,
    )
    from bigcommerce.resources.redirects import Redirects
    from bigcommerce.resources.shipping import (
        ShippingCarrierConnections,
        ShippingMethods,
        ShippingZoneMethods,
        ShippingZones,
    )
    from bigcommerce.resources.store import Store
    from bigcommerce.resources.tax_classes import TaxClasses
    from bigcommerce.resources.time import Time
    from bigcommerce.resources.webhooks import Webhooks

__all__ = [
    "ApiResource",
    "ApiSubResource",
    "Banners",
    "BlogPosts",
    "BlogTags",
    "Brands",
    "Categories",
    "CollectionDeleteableApiResource",
    "CollectionDeleteableApiSubResource",
    "CountableApiResource",
    "CountableApiSubResource",
    "Countries",
    "CountryStates",
    "Coupons",
    "CreateableApiResource",
    "CreateableApiSubResource",
    "Currencies",
    "CustomerAddresses",
    "CustomerGroups",
    "Customers",
    "DeleteableApiResource",
    "DeleteableApiSubResource",
    "EditableApiResource",
    "EditableApiSubResource",
    "GiftCertificates",
    "GoogleProductSearchMappings",
    "ListableApiResource",
    "ListableApiSubResource",
    "Mapping",
    "OptionSetOptions",
    "OptionSets",
    "OptionValues",
    "Options",
    "OrderConsignments",
    "OrderCoupons",
    "OrderFees",
    "OrderMessages",
    "OrderProducts",
    "OrderShipments",
    "OrderShippingAddresses",
    "OrderShippingQuotes",
    "OrderStatuses",
    "OrderTaxes",
    "Orders",
    "Pages",
    "PaymentMethods",
    "ProductConfigurableFields",
    "ProductCustomFields",
    "ProductDiscountRules",
    "ProductImages",
    "ProductOptions",
    "ProductReviews",
    "ProductRules",
    "ProductSkus",
    "ProductVideos",
    "Products",
    "Redirects",
    "Related",
    "ShippingCarrierConnections",
    "ShippingMethods",
    "ShippingZoneMethods",
    "ShippingZones",
    "SingletonApiResource",
    "Store",
    "TaxClasses",
    "Time",
    "UpdateableApiResource",
    "UpdateableApiSubResource",
    "Webhooks",
]

# Each module with its classes, which type checkers read from the imports above.
_CLASSES = {
    "banners": "Banners",
    "base": (
        "ApiResource ApiSubResource CollectionDeleteableApiResource "
        "CollectionDeleteableApiSubResource CountableApiResource CountableApiSubResource "
        "CreateableApiResource CreateableApiSubResource DeleteableApiResource "
        "DeleteableApiSubResource EditableApiResource EditableApiSubResource "
        "ListableApiResource ListableApiSubResource Mapping Related SingletonApiResource "
        "UpdateableApiResource UpdateableApiSubResource"
    ),
    "blog_posts": "BlogPosts BlogTags",
    "brands": "Brands",
    "categories": "Categories",
    "countries": "Countries CountryStates",
    "coupons": "Coupons",
    "currencies": "Currencies",
    "customer_groups": "CustomerGroups",
    "customers": "CustomerAddresses Customers",
    "gift_certificates": "GiftCertificates",
    "option_sets": "OptionSetOptions OptionSets",
    "options": "Options OptionValues",
    "order_statuses": "OrderStatuses",
    "orders": (
        "OrderConsignments OrderCoupons OrderFees OrderMessages OrderProducts Orders "
        "OrderShipments OrderShippingAddresses OrderShippingQuotes OrderTaxes"
    ),
    "pages": "Pages",
    "payments": "PaymentMethods",
    "products": (
        "GoogleProductSearchMappings ProductConfigurableFields ProductCustomFields "
        "ProductDiscountRules ProductImages ProductOptions ProductReviews ProductRules "
        "Products ProductSkus ProductVideos"
    ),
    "redirects": "Redirects",
    "shipping": "ShippingCarrierConnections ShippingMethods ShippingZoneMethods ShippingZones",
    "store": "Store",
    "tax_classes": "TaxClasses",
    "time": "Time",
    "webhooks": "Webhooks",
}
_HOME = {name: module for module, names in _CLASSES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name in _CLASSES:
        return import_module(f"{__name__}.{name}")
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_CLASSES, *_HOME})
