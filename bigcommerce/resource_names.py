"""The resources that a client has as attributes, for type checkers and editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bigcommerce import resources


class ResourceNames:
    """`api.<Name>` is the class of that name with the client's connection filled in."""

    Banners: type[resources.Banners]
    BlogPosts: type[resources.BlogPosts]
    BlogTags: type[resources.BlogTags]
    Brands: type[resources.Brands]
    Categories: type[resources.Categories]
    Countries: type[resources.Countries]
    CountryStates: type[resources.CountryStates]
    Coupons: type[resources.Coupons]
    Currencies: type[resources.Currencies]
    CustomerAddresses: type[resources.CustomerAddresses]
    CustomerGroups: type[resources.CustomerGroups]
    Customers: type[resources.Customers]
    GiftCertificates: type[resources.GiftCertificates]
    GoogleProductSearchMappings: type[resources.GoogleProductSearchMappings]
    OptionSetOptions: type[resources.OptionSetOptions]
    OptionSets: type[resources.OptionSets]
    OptionValues: type[resources.OptionValues]
    Options: type[resources.Options]
    OrderConsignments: type[resources.OrderConsignments]
    OrderCoupons: type[resources.OrderCoupons]
    OrderFees: type[resources.OrderFees]
    OrderMessages: type[resources.OrderMessages]
    OrderProducts: type[resources.OrderProducts]
    OrderShipments: type[resources.OrderShipments]
    OrderShippingAddresses: type[resources.OrderShippingAddresses]
    OrderShippingQuotes: type[resources.OrderShippingQuotes]
    OrderStatuses: type[resources.OrderStatuses]
    OrderTaxes: type[resources.OrderTaxes]
    Orders: type[resources.Orders]
    Pages: type[resources.Pages]
    PaymentMethods: type[resources.PaymentMethods]
    ProductConfigurableFields: type[resources.ProductConfigurableFields]
    ProductCustomFields: type[resources.ProductCustomFields]
    ProductDiscountRules: type[resources.ProductDiscountRules]
    ProductImages: type[resources.ProductImages]
    ProductOptions: type[resources.ProductOptions]
    ProductReviews: type[resources.ProductReviews]
    ProductRules: type[resources.ProductRules]
    ProductSkus: type[resources.ProductSkus]
    ProductVideos: type[resources.ProductVideos]
    Products: type[resources.Products]
    Redirects: type[resources.Redirects]
    ShippingCarrierConnections: type[resources.ShippingCarrierConnections]
    ShippingMethods: type[resources.ShippingMethods]
    ShippingZoneMethods: type[resources.ShippingZoneMethods]
    ShippingZones: type[resources.ShippingZones]
    Store: type[resources.Store]
    TaxClasses: type[resources.TaxClasses]
    Time: type[resources.Time]
    Webhooks: type[resources.Webhooks]
