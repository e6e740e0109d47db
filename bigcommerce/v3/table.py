"""What V3 offers, as data: a line for each collection, with its path and operations.

An operation is one of

    list get create update delete           rows, one at a time
    create_many update_many upsert          rows, an array of them in one request
    delete_many delete_where                rows by their ids, or by filters
    read write remove                       the one object at the path
    upload                                  a file

and `update_many=10` states how many rows one request takes, where BigCommerce documents it.
"""

from __future__ import annotations

from keyword import iskeyword
from typing import NamedTuple

from bigcommerce.walks import IdRange

MANY = 10  # rows in one array where nothing is documented: what most of V3 takes
MOST_DELETED = 100  # ids in one URL where nothing is documented (assumed)
BY_ID = IdRange("id:min", "id:max", {"sort": "id", "direction": "asc"})
BY_CURSOR = "cursor"


class Spec(NamedTuple):
    """A collection. `ids`: it can be read by id.

    `paged` False: everything comes in one answer; BY_CURSOR: each page tells the next and none
    has a number. `doomed` is the filter that takes the ids of `delete_many`, or "body" where an
    array does.
    """

    path: str
    operations: str
    paged: bool | str = True
    ids: IdRange | None = None
    doomed: str = "id:in"

    @property
    def name(self) -> str:
        """The dotted name below `api.v3`: the path without ids, `-` written as `_`."""
        parts = [part for part in self.path.split("/") if not part.startswith("{")]
        return ".".join(part + "_" * iskeyword(part) for part in parts).replace("-", "_")

    @property
    def parents(self) -> list[str]:
        """The ids in the path, by name."""
        return [part[1:-1] for part in self.path.split("/") if part.startswith("{")]

    @property
    def limits(self) -> dict[str, int]:
        """The operations with the rows one request of theirs takes."""
        given = (word.partition("=") for word in self.operations.split())
        return {name: int(most or MANY) for name, _, most in given}


TABLE = (
    # abandoned-carts
    Spec("abandoned-carts", "get"),
    Spec("abandoned-carts/settings", "read write"),
    Spec("abandoned-carts/settings/channels", "get update"),
    # carts
    Spec("carts", "get create update delete"),
    Spec("carts/metafields", "list create_many update_many delete_many", doomed="body"),
    Spec("carts/settings", "read write"),
    Spec("carts/settings/channels", "get update"),
    Spec("carts/{cartId}/items", "create update delete"),
    Spec("carts/{cartId}/redirect_urls", "create"),
    Spec("carts/{cart_id}/metafields", "list get create update delete"),
    # catalog
    Spec("catalog/brands", "list get create update delete delete_where"),
    Spec("catalog/brands/metafields", "list create_many update_many delete_many", doomed="body"),
    Spec("catalog/brands/{brand_id}/image", "remove upload"),
    Spec("catalog/brands/{brand_id}/metafields", "list get create update delete"),
    Spec(
        "catalog/categories",
        "list get create update delete delete_many",
        ids=IdRange("id:min", "id:max", {"sort": "id"}),
    ),
    Spec(
        "catalog/categories/metafields",
        "list create_many update_many delete_many",
        doomed="body",
    ),
    Spec("catalog/categories/{category_id}/image", "remove upload"),
    Spec("catalog/categories/{category_id}/metafields", "list get create update delete"),
    Spec("catalog/categories/{category_id}/products/sort-order", "list upsert"),
    Spec(
        "catalog/products",
        "list get create update update_many=10 delete delete_many=250",
        ids=BY_ID,
    ),
    Spec(
        "catalog/products/category-assignments",
        "list upsert delete_many",
        doomed="product_id:in",
    ),
    Spec(
        "catalog/products/channel-assignments",
        "list upsert delete_many",
        doomed="product_id:in",
    ),
    Spec("catalog/products/metafields", "list create_many update_many delete_many", doomed="body"),
    Spec(
        "catalog/products/{product_id}/bulk-pricing-rules",
        "list get create update delete",
        paged=False,
    ),
    Spec("catalog/products/{product_id}/complex-rules", "list get create update delete"),
    Spec("catalog/products/{product_id}/custom-fields", "list get create update delete"),
    Spec("catalog/products/{product_id}/images", "list get create update delete"),
    Spec("catalog/products/{product_id}/metafields", "list get create update delete"),
    Spec("catalog/products/{product_id}/modifiers", "list get create update delete"),
    Spec(
        "catalog/products/{product_id}/modifiers/{modifier_id}/values",
        "list get create update delete",
    ),
    Spec(
        "catalog/products/{product_id}/modifiers/{modifier_id}/values/{value_id}/image",
        "upload",
    ),
    Spec("catalog/products/{product_id}/options", "list get create update delete"),
    Spec(
        "catalog/products/{product_id}/options/{option_id}/values",
        "list get create update delete",
    ),
    Spec("catalog/products/{product_id}/reviews", "list get create update delete"),
    Spec("catalog/products/{product_id}/variants", "list get create update delete"),
    Spec("catalog/products/{product_id}/variants/{variant_id}/image", "create"),
    Spec(
        "catalog/products/{product_id}/variants/{variant_id}/metafields",
        "list get create update delete",
    ),
    Spec("catalog/products/{product_id}/videos", "list get create update delete"),
    Spec("catalog/summary", "read"),
    Spec("catalog/trees", "list upsert=50 delete_many", paged=False),
    Spec(
        "catalog/trees/categories",
        "list create_many update_many delete_many",
        doomed="category_uuid:in",
    ),
    Spec("catalog/trees/{tree_id}/categories", "list", paged=False),
    Spec("catalog/variants", "list update_many=50"),
    Spec("catalog/variants/metafields", "list create_many update_many delete_many", doomed="body"),
    # channels
    Spec("channels", "list get create update"),
    Spec("channels/currency-assignments", "list create_many update_many", paged=False),
    Spec("channels/metafields", "list create_many update_many delete_many", doomed="body"),
    Spec("channels/{channel_id}/active-theme", "read"),
    Spec("channels/{channel_id}/channel-menus", "read create remove"),
    Spec("channels/{channel_id}/currency-assignments", "read create write remove"),
    Spec("channels/{channel_id}/listings", "list get create_many update_many", paged=BY_CURSOR),
    Spec("channels/{channel_id}/metafields", "list get create update delete"),
    Spec("channels/{channel_id}/site", "read create write remove"),
    Spec("channels/{channel_id}/site/checkout-url", "write remove"),
    # checkouts
    Spec("checkouts", "get update"),
    Spec("checkouts/settings", "read write"),
    Spec("checkouts/settings/channels", "get update"),
    Spec("checkouts/{checkoutId}/billing-address", "create update"),
    Spec("checkouts/{checkoutId}/consignments", "create_many update delete"),
    Spec("checkouts/{checkoutId}/coupons", "create delete"),
    Spec("checkouts/{checkoutId}/discounts", "create"),
    Spec("checkouts/{checkoutId}/fees", "create write delete_many", doomed="body.ids"),
    Spec("checkouts/{checkoutId}/orders", "create"),
    Spec("checkouts/{checkoutId}/token", "create"),
    # content
    Spec("content/page-widgets", "read create"),
    Spec("content/pages", "list get create update update_many delete delete_many"),
    Spec("content/placements", "list get create update delete"),
    Spec("content/regions", "list", paged=False),
    Spec("content/scripts", "list get create update delete"),
    Spec("content/widget-templates", "list get create update delete"),
    Spec("content/widget-templates/{uuid}/preview", "create"),
    Spec("content/widgets", "list get create update delete"),
    # customers
    Spec("customers", "list create_many=10 update_many=10 delete_many"),
    Spec("customers/addresses", "list create_many update_many delete_many"),
    Spec("customers/attribute-values", "list upsert=10 delete_many"),
    Spec("customers/attributes", "list create_many update_many delete_many"),
    Spec("customers/form-field-values", "list upsert"),
    Spec("customers/metafields", "list create_many update_many delete_many", doomed="body"),
    Spec("customers/settings", "read write"),
    Spec("customers/settings/channels", "get update"),
    Spec("customers/subscribers", "list get create update delete delete_where"),
    Spec("customers/validate-credentials", "create"),
    Spec("customers/{customerId}/consent", "read write"),
    Spec("customers/{customerId}/metafields", "list get create update delete"),
    Spec("customers/{customerId}/stored-instruments", "list", paged=False),
    # hooks
    Spec("hooks", "list get create update delete"),
    Spec("hooks/admin", "read write"),
    # infrastructure
    Spec("infrastructure/deployments", "create"),
    Spec("infrastructure/deployments/uploads", "create"),
    Spec("infrastructure/projects", "list create delete delete_many", doomed="project_uuid:in"),
    # inventory
    Spec("inventory/adjustments/absolute", "write"),
    Spec("inventory/adjustments/relative", "create"),
    Spec("inventory/items", "list"),
    Spec(
        "inventory/locations",
        "list create_many update_many delete_many",
        doomed="location_id:in",
    ),
    Spec(
        "inventory/locations/metafields",
        "list create_many update_many delete_many",
        doomed="body",
    ),
    Spec("inventory/locations/{location_id}/items", "list write"),
    Spec("inventory/locations/{location_id}/metafields", "list get create update delete"),
    # marketing
    Spec("marketing/abandoned-cart-emails", "list get create update delete", paged=False),
    Spec("marketing/abandoned-cart-emails/default", "read"),
    Spec("marketing/abandoned-cart-emails/settings", "read write"),
    Spec("marketing/email-templates", "list get update delete", paged=False),
    # orders
    Spec("orders/metafields", "list create_many update_many delete_many", doomed="body"),
    Spec("orders/payment_actions/refunds", "list get"),
    Spec("orders/pickups", "list create_many=100 update_many delete_many", paged=False),
    Spec("orders/settings", "read write"),
    Spec("orders/settings/channels", "get update"),
    Spec("orders/{order_id}/metafields", "list get create update delete"),
    Spec("orders/{order_id}/payment_actions/capture", "create"),
    Spec("orders/{order_id}/payment_actions/refund_quotes", "create"),
    Spec("orders/{order_id}/payment_actions/refunds", "list create", paged=False),
    Spec("orders/{order_id}/payment_actions/void", "create"),
    Spec("orders/{order_id}/transactions", "list", paged=False),
    # payments
    Spec("payments/access_tokens", "create"),
    Spec("payments/methods", "list", paged=False),
    # pickup
    Spec("pickup/methods", "list create_many=100 update_many=10 delete_many"),
    Spec("pickup/options", "create"),
    # pricelists
    Spec("pricelists", "list get create update delete delete_many"),
    Spec("pricelists/assignments", "list create_many=25 delete_many", doomed="channel_id:in"),
    Spec("pricelists/records", "create_many=100 upsert=100"),
    Spec("pricelists/{price_list_id}/assignments", "write"),
    Spec(
        "pricelists/{price_list_id}/records",
        "list get create_many=100 upsert=1000 delete_many",
        doomed="variant_id:in",
    ),
    Spec("pricelists/{price_list_id}/records/{variant_id}", "get update delete"),
    # promotions
    Spec("promotions", "list get create update delete delete_many=50"),
    Spec("promotions/codes", "list delete_where", paged=False),
    Spec("promotions/settings", "read write"),
    Spec("promotions/{promotion_id}/codegen", "create"),
    Spec("promotions/{promotion_id}/codes", "list create delete delete_many=250"),
    # segments
    Spec("segments", "list create_many update_many delete_many"),
    Spec("segments/{segmentId}/shopper-profiles", "list create_many=50 delete_many"),
    # settings
    Spec("settings/analytics", "list get update", paged=False),
    Spec("settings/catalog", "read write"),
    Spec("settings/email-statuses", "read write"),
    Spec("settings/favicon/image", "upload"),
    Spec("settings/inventory", "read write"),
    Spec("settings/inventory/notifications", "read write"),
    Spec("settings/logo", "read write"),
    Spec("settings/logo/image", "upload"),
    Spec("settings/search/filters", "list upsert", paged=False),
    Spec("settings/search/filters/available", "list", paged=False),
    Spec("settings/search/filters/contexts", "list upsert", paged=False),
    Spec("settings/store/locale", "read write"),
    Spec("settings/store/profile", "read write"),
    Spec("settings/store/units-of-measurement", "read write"),
    Spec("settings/storefront/category", "read write"),
    Spec("settings/storefront/product", "read write"),
    Spec("settings/storefront/robotstxt", "read write"),
    Spec("settings/storefront/search", "read write"),
    Spec("settings/storefront/security", "read write"),
    Spec("settings/storefront/seo", "read write"),
    Spec("settings/storefront/status", "read write"),
    # shipping
    Spec(
        "shipping/products/customs-information",
        "list upsert=50 delete_many",
        doomed="product_id:in",
    ),
    Spec("shipping/settings", "read write"),
    Spec("shipping/settings/channels", "get update"),
    # shopper-profiles
    Spec("shopper-profiles", "list create_many delete_many"),
    Spec("shopper-profiles/{shopperProfileId}/segments", "list"),
    # sites
    Spec("sites", "list get create update delete"),
    Spec("sites/certificates", "list", paged=False),
    Spec("sites/{site_id}/certificate", "read write"),
    Spec("sites/{site_id}/routes", "list get create update upsert delete"),
    # store
    Spec(
        "store/metafields",
        "list get create_many update update_many delete delete_many",
        doomed="body",
    ),
    Spec("store/systemlogs", "list"),
    # storefront
    Spec("storefront/api-token", "create remove"),
    Spec("storefront/api-token-customer-impersonation", "create"),
    Spec("storefront/api-token-private", "create"),
    Spec("storefront/custom-template-associations", "list upsert=100 delete_many"),
    Spec("storefront/redirects", "list upsert delete_many", ids=BY_ID),
    Spec("storefront/redirects/imex/export", "create"),
    Spec("storefront/redirects/imex/import", "upload"),
    Spec("storefront/redirects/imex/jobs", "list"),
    # tax
    Spec("tax/classes", "create_many=50 update_many=50 delete_many=50"),
    Spec("tax/customers", "list upsert delete_many", paged=False, doomed="customer_id:in"),
    Spec(
        "tax/products/properties",
        "list upsert delete_many",
        paged=False,
        doomed="product_id:in",
    ),
    Spec("tax/properties", "list create_many update_many delete_many", paged=False),
    Spec("tax/providers/{provider_id}/connection", "read write remove"),
    Spec("tax/rates", "list create_many update_many delete_many", paged=False),
    Spec("tax/settings", "read write"),
    Spec("tax/zonecheck", "create_many"),
    Spec("tax/zones", "list create_many update_many delete_many", paged=False),
    # themes
    Spec("themes", "list get delete upload", paged=False),
    Spec("themes/actions/activate", "create"),
    Spec("themes/custom-templates", "get"),
    Spec("themes/jobs", "get"),
    Spec("themes/{uuid}/actions/download", "create"),
    Spec("themes/{uuid}/configurations", "list"),
    Spec("themes/{uuid}/configurations/validate", "create"),
    # wishlists
    Spec("wishlists", "list get create update delete"),
    Spec("wishlists/{wishlist_id}/items", "create delete"),
)
