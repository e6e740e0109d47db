# Written by tests/typing/generate.py from the fake's definitions; do not edit.
# mypy: disable-error-code="override,assignment"
# ruff: noqa
# fmt: off

from bigcommerce.v3.collection import Collection

class AbandonedCartsSettings(Collection):
    channels: Collection

class AbandonedCarts(Collection):
    settings: AbandonedCartsSettings

class CartsSettings(Collection):
    channels: Collection

class Carts(Collection):
    items: Collection
    metafields: Collection
    redirect_urls: Collection
    settings: CartsSettings

class CatalogBrands(Collection):
    image: Collection
    metafields: Collection

class CatalogCategoriesProducts(Collection):
    sort_order: Collection

class CatalogCategories(Collection):
    image: Collection
    metafields: Collection
    products: CatalogCategoriesProducts

class CatalogProductsModifiersValues(Collection):
    image: Collection

class CatalogProductsModifiers(Collection):
    values: CatalogProductsModifiersValues

class CatalogProductsOptions(Collection):
    values: Collection

class CatalogProductsVariants(Collection):
    image: Collection
    metafields: Collection

class CatalogProducts(Collection):
    bulk_pricing_rules: Collection
    category_assignments: Collection
    channel_assignments: Collection
    complex_rules: Collection
    custom_fields: Collection
    images: Collection
    metafields: Collection
    modifiers: CatalogProductsModifiers
    options: CatalogProductsOptions
    reviews: Collection
    variants: CatalogProductsVariants
    videos: Collection

class CatalogTrees(Collection):
    categories: Collection

class CatalogVariants(Collection):
    metafields: Collection

class Catalog(Collection):
    brands: CatalogBrands
    categories: CatalogCategories
    products: CatalogProducts
    summary: Collection
    trees: CatalogTrees
    variants: CatalogVariants

class ChannelsSite(Collection):
    checkout_url: Collection

class Channels(Collection):
    active_theme: Collection
    channel_menus: Collection
    currency_assignments: Collection
    listings: Collection
    metafields: Collection
    site: ChannelsSite

class CheckoutsSettings(Collection):
    channels: Collection

class Checkouts(Collection):
    billing_address: Collection
    consignments: Collection
    coupons: Collection
    discounts: Collection
    fees: Collection
    orders: Collection
    settings: CheckoutsSettings
    token: Collection

class ContentWidgetTemplates(Collection):
    preview: Collection

class Content(Collection):
    page_widgets: Collection
    pages: Collection
    placements: Collection
    regions: Collection
    scripts: Collection
    widget_templates: ContentWidgetTemplates
    widgets: Collection

class CustomersSettings(Collection):
    channels: Collection

class Customers(Collection):
    addresses: Collection
    attribute_values: Collection
    attributes: Collection
    consent: Collection
    form_field_values: Collection
    metafields: Collection
    settings: CustomersSettings
    stored_instruments: Collection
    subscribers: Collection
    validate_credentials: Collection

class Hooks(Collection):
    admin: Collection

class InfrastructureDeployments(Collection):
    uploads: Collection

class Infrastructure(Collection):
    deployments: InfrastructureDeployments
    projects: Collection

class InventoryAdjustments(Collection):
    absolute: Collection
    relative: Collection

class InventoryLocations(Collection):
    items: Collection
    metafields: Collection

class Inventory(Collection):
    adjustments: InventoryAdjustments
    items: Collection
    locations: InventoryLocations

class MarketingAbandonedCartEmails(Collection):
    default: Collection
    settings: Collection

class Marketing(Collection):
    abandoned_cart_emails: MarketingAbandonedCartEmails
    email_templates: Collection

class OrdersPaymentActions(Collection):
    capture: Collection
    refund_quotes: Collection
    refunds: Collection
    void: Collection

class OrdersSettings(Collection):
    channels: Collection

class Orders(Collection):
    metafields: Collection
    payment_actions: OrdersPaymentActions
    pickups: Collection
    settings: OrdersSettings
    transactions: Collection

class Payments(Collection):
    access_tokens: Collection
    methods: Collection

class Pickup(Collection):
    methods: Collection
    options: Collection

class Pricelists(Collection):
    assignments: Collection
    records: Collection

class Promotions(Collection):
    codegen: Collection
    codes: Collection
    settings: Collection

class Segments(Collection):
    shopper_profiles: Collection

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

class SettingsStore(Collection):
    locale: Collection
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
    analytics: Collection
    catalog: Collection
    email_statuses: Collection
    favicon: SettingsFavicon
    inventory: SettingsInventory
    logo: SettingsLogo
    search: SettingsSearch
    store: SettingsStore
    storefront: SettingsStorefront

class ShippingProducts(Collection):
    customs_information: Collection

class ShippingSettings(Collection):
    channels: Collection

class Shipping(Collection):
    products: ShippingProducts
    settings: ShippingSettings

class ShopperProfiles(Collection):
    segments: Collection

class Sites(Collection):
    certificate: Collection
    certificates: Collection
    routes: Collection

class Store(Collection):
    metafields: Collection
    systemlogs: Collection

class StorefrontRedirectsImex(Collection):
    export: Collection
    import_: Collection
    jobs: Collection

class StorefrontRedirects(Collection):
    imex: StorefrontRedirectsImex

class Storefront(Collection):
    api_token: Collection
    api_token_customer_impersonation: Collection
    api_token_private: Collection
    custom_template_associations: Collection
    redirects: StorefrontRedirects

class TaxProducts(Collection):
    properties: Collection

class TaxProviders(Collection):
    connection: Collection

class Tax(Collection):
    classes: Collection
    customers: Collection
    products: TaxProducts
    properties: Collection
    providers: TaxProviders
    rates: Collection
    settings: Collection
    zonecheck: Collection
    zones: Collection

class ThemesActions(Collection):
    activate: Collection
    download: Collection

class ThemesConfigurations(Collection):
    validate: Collection

class Themes(Collection):
    actions: ThemesActions
    configurations: ThemesConfigurations
    custom_templates: Collection
    jobs: Collection

class Wishlists(Collection):
    items: Collection

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
