"""Scenarios of the catalog."""

from __future__ import annotations

from bcfake.verify.steps import NOBODY, Scenario, Step, life, refusals

BRAND = {"name": "{run} Acme"}
CATEGORY = {"name": "{run} Mugs"}
PRODUCT = {
    "name": "{run} Mug",
    "type": "physical",
    "sku": "{run}-MUG",
    "price": "9.95",
    "weight": "0.4",
    "categories": ["{category}"],
    "brand_id": "{brand}",
    "availability": "available",
}

CATALOG = (
    Scenario(
        "brands",
        life(
            "brand",
            "/brands",
            BRAND,
            {"page_title": "Mugs by Acme"},
            Step("another of the same name", "POST", "/brands", BRAND),
            Step("find it by name", "GET", "/brands?name={run}%20Acme"),
            Step("list from its id", "GET", "/brands?min_id={brand}"),
            Step("a page past the last", "GET", "/brands?min_id={brand}&page=9"),
            Step("count from its id", "GET", "/brands/count?min_id={brand}"),
            Step("only the headers", "HEAD", "/brands/{brand}"),
            Step("what may be done", "OPTIONS", "/brands"),
            Step("a method the path lacks", "PUT", "/brands", {}),
            *refusals("/brands", "/brands/{brand}", BRAND, "name"),
        ),
    ),
    Scenario(
        "categories",
        (
            Step("make one", "POST", "/categories", CATEGORY, keeps="category"),
            Step(
                "one below it",
                "POST",
                "/categories",
                {"name": "{run} Cups", "parent_id": "{category}"},
                keeps="below",
            ),
            Step("read the one below", "GET", "/categories/{below}"),
            Step("list by parent", "GET", "/categories?parent_id={category}"),
            Step("count from its id", "GET", "/categories/count?min_id={category}"),
            Step(
                "a parent that is not there",
                "POST",
                "/categories",
                {**CATEGORY, "parent_id": NOBODY},
            ),
            Step("below itself", "PUT", "/categories/{category}", {"parent_id": "{below}"}),
            Step("hide it", "PUT", "/categories/{category}", {"is_visible": False}),
            *refusals("/categories", "/categories/{category}", CATEGORY, "name"),
            Step("delete the one below", "DELETE", "/categories/{below}"),
            Step("delete it", "DELETE", "/categories/{category}"),
        ),
    ),
    Scenario(
        "products",
        (
            Step("a brand for it", "POST", "/brands", BRAND, keeps="brand"),
            Step("a category for it", "POST", "/categories", CATEGORY, keeps="category"),
            *life(
                "product",
                "/products",
                PRODUCT,
                {"price": "12.5", "inventory_tracking": "simple", "inventory_level": 7},
                Step("another of the same name", "POST", "/products", PRODUCT),
                Step("find it by SKU", "GET", "/products?sku={run}-MUG"),
                Step("some of its fields", "GET", "/products/{product}?include=name,price"),
                Step("count by SKU", "GET", "/products/count?sku={run}-MUG"),
                Step("a price below zero", "PUT", "/products/{product}", {"price": -1}),
                Step("a word for a price", "PUT", "/products/{product}", {"price": "cheap"}),
                Step(
                    "a custom field",
                    "POST",
                    "/products/{product}/custom_fields",
                    {"name": "Glaze", "text": "Blue"},
                ),
                Step("its custom fields", "GET", "/products/{product}/custom_fields"),
                Step(
                    "a bulk price",
                    "POST",
                    "/products/{product}/discount_rules",
                    {"min": 10, "max": 19, "type": "percent", "type_value": 5},
                ),
                Step("its bulk prices", "GET", "/products/{product}/discount_rules"),
                Step(
                    "a review",
                    "POST",
                    "/products/{product}/reviews",
                    {"author": "Jane", "title": "Good", "review": "Holds coffee.", "rating": 4},
                ),
                Step("its reviews", "GET", "/products/{product}/reviews"),
                Step("no images", "GET", "/products/{product}/images"),
                Step("no SKUs", "GET", "/products/{product}/skus"),
                *refusals("/products", "/products/{product}", PRODUCT, "price"),
            ),
            Step("delete the category", "DELETE", "/categories/{category}"),
            Step("delete the brand", "DELETE", "/brands/{brand}"),
        ),
    ),
    Scenario(
        "options and SKUs",
        (
            Step("an option", "POST", "/options", {"name": "{run} Size", "type": "RT"}, "option"),
            Step(
                "its value",
                "POST",
                "/options/{option}/values",
                {"label": "Small", "value": "S"},
                "value",
            ),
            Step("a set", "POST", "/option_sets", {"name": "{run} Shirts"}, "option_set"),
            Step(
                "the option in the set",
                "POST",
                "/option_sets/{option_set}/options",
                {"option_id": "{option}"},
            ),
            Step("a category", "POST", "/categories", CATEGORY, keeps="category"),
            Step(
                "a product with the set",
                "POST",
                "/products",
                {
                    **{name: value for name, value in PRODUCT.items() if name != "brand_id"},
                    "option_set_id": "{option_set}",
                },
                keeps="product",
            ),
            Step("its options", "GET", "/products/{product}/options", keeps="product_option"),
            Step(
                "a SKU",
                "POST",
                "/products/{product}/skus",
                {
                    "sku": "{run}-S",
                    "options": [
                        {"product_option_id": "{product_option}", "option_value_id": "{value}"}
                    ],
                },
                keeps="sku",
            ),
            Step("find it across products", "GET", "/products/skus?sku={run}-S"),
            Step("its stock", "PUT", "/products/{product}/skus/{sku}", {"inventory_level": 3}),
            Step("delete the SKU", "DELETE", "/products/{product}/skus/{sku}"),
            Step("delete the product", "DELETE", "/products/{product}"),
            Step("delete the set", "DELETE", "/option_sets/{option_set}"),
            Step("delete the option", "DELETE", "/options/{option}"),
        ),
    ),
)
