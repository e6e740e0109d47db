"""Scenarios of the shop itself: settings, content, marketing, webhooks."""

from __future__ import annotations

from bcfake.verify.steps import Scenario, Step, life

SETTINGS = (
    Scenario(
        "the store",
        (
            Step("time", "GET", "/time", own=True),
            Step("the store", "GET", "/store", own=True),
            Step("order statuses", "GET", "/order_statuses"),
            Step("tax classes", "GET", "/tax_classes", own=True),
            Step("currencies", "GET", "/currencies", own=True),
            Step("payment methods", "GET", "/payments/methods", own=True),
            Step("a country", "GET", "/countries?country_iso2=US"),
            Step("its states", "GET", "/countries/226/states?limit=3"),
            Step("no such path", "GET", "/nothing"),
            Step("a method nobody takes", "PATCH", "/store", {}),
            Step("XML", "GET", "/time", headers={"Accept": "application/xml"}),
        ),
    ),
)
CONTENT = (
    Scenario(
        "content",
        (
            *life(
                "post",
                "/blog/posts",
                {"title": "{run} mugs", "body": "<p>New</p>"},
                {"title": "{run} cups", "body": "<p>Newer</p>", "is_published": False},
            ),
            *life(
                "redirect",
                "/redirects",
                {"path": "/{run}-old", "forward": {"type": "manual", "ref": "/new"}},
                {"path": "/{run}-older", "forward": {"type": "manual", "ref": "/newer"}},
            ),
        ),
    ),
    Scenario(
        "banners and gift certificates",
        (
            *life(
                "banner",
                "/banners",
                {
                    "name": "{run} sale",
                    "content": "<p>Sale</p>",
                    "page": "home_page",
                    "location": "top",
                    "date_type": "always",
                },
                {
                    "name": "{run} sales",
                    "content": "<p>Sales</p>",
                    "page": "home_page",
                    "location": "bottom",
                    "date_type": "always",
                },
            ),
            *life(
                "certificate",
                "/gift_certificates",
                {
                    "to_name": "Jane",
                    "to_email": "jane-{run}@example.com",
                    "from_name": "John",
                    "from_email": "john-{run}@example.com",
                    "amount": "25.00",
                },
                {
                    "to_name": "Jane Doe",
                    "to_email": "jane-{run}@example.com",
                    "from_name": "John",
                    "from_email": "john-{run}@example.com",
                    "amount": "25.00",
                },
            ),
        ),
    ),
    Scenario(
        "webhooks",
        life(
            "hook",
            "/hooks",
            {
                "scope": "store/order/created",
                "destination": "https://example.com/{run}",
                "is_active": False,
            },
            {"destination": "https://example.com/{run}/2"},
            Step(
                "to an address without TLS",
                "POST",
                "/hooks",
                {"scope": "store/order/created", "destination": "http://example.com/{run}"},
            ),
        ),
    ),
)
