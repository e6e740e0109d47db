"""A program as users write it, for type checkers: mypy --strict and pyright find nothing here.

Each line that would be a mistake says so; none is ever run.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from flask import Request
from typing_extensions import assert_type

from bigcommerce import BigcommerceApi, RetryPolicy
from bigcommerce.app import App, Installation
from bigcommerce.exception import GraphQLException, RateLimitingException
from bigcommerce.paging import Page, Pages
from bigcommerce.resources import OrderProducts, Orders, Products
from bigcommerce.sending import Event
from bigcommerce.v3 import Batch, Record, Rows
from bigcommerce.webhooks import verify


def note(event: Event) -> None:
    print(event.method, event.url, event.attempt, event.wait)


api = BigcommerceApi(
    client_id="id",
    store_hash="hash",
    access_token="token",
    retry=RetryPolicy(attempts=5, max_time=60),
    on_retry=note,
    timeout=(3, 30),
    proxies={"https": "http://proxy.example"},
)


def price_rise(percent: float) -> None:
    for product in api.Products.iterall(is_visible=True, by_id=True, ahead=4):
        assert_type(product, Products)
        assert_type(product.price, str)
        assert_type(product.id, int)
        product.update(price=float(product.price) * (1 + percent / 100))
        product.images(limit=5)


def orders_of(customer_id: int) -> Iterator[tuple[Orders, list[OrderProducts]]]:
    for order in api.Orders.all(customer_id=customer_id, min_date_created=date(2024, 1, 1)):
        assert_type(order.total_inc_tax, str)
        assert_type(order.status_id, int)
        yield order, order.products()


def progress() -> None:
    pages = api.Orders.pages(status_id=11, page_size=100)
    assert_type(pages, Pages[Orders])
    assert_type(pages.total, "int | None")
    for page in pages:
        assert_type(page, Page[Orders])
        print(page.number, len(page), page.next)
    print(pages.drifted)


def mistakes() -> None:
    api.Products.create(nmae="Mug")  # type: ignore[call-arg]  # pyright: ignore
    api.Products.create(availability="sometimes")  # type: ignore[arg-type]  # pyright: ignore
    api.Orders.all(status="new")  # type: ignore[call-arg]  # pyright: ignore
    api.Products.create({"nmae": "whatever a mapping says is sent"})
    api.Products.all(params={"id:in": [1, 2]})


def v3() -> None:
    for row in api.v3.catalog.products.list(include=["variants"], id__in=[1, 2], by_id=True):
        assert_type(row.name, str)
        assert_type(row.price, float)
        print(row.variants, row.answer.meta)
    made = api.v3.catalog.products.create(name="Mug", type="physical", weight=1, price="8.50")
    assert_type(api.v3.catalog.products.get(made.id).is_visible, bool)
    assert_type(api.v3.catalog.brands.update(3, page_title="Acme").name, str)
    assert_type(api.v3.catalog.products.update_many([{"id": 1, "price": 2}]), Batch)
    assert_type(names(api.v3.customers.list()), "list[str]")
    api.v3.catalog.products.create({"new_field": 1}, name="whatever a mapping says is sent")
    api.v3.catalog.products.list(params={"new:filter": 1})


def names(rows: Rows[Record]) -> list[str]:
    return [str(row.get("first_name")) for row in rows]


def mistakes_in_v3() -> None:
    api.v3.catalog.product  # type: ignore[attr-defined]  # pyright: ignore  # noqa: B018
    api.v3.catalog.products.create(nmae="Mug")  # type: ignore[call-arg]  # pyright: ignore
    api.v3.catalog.products.list(id_in=[1])  # type: ignore[call-arg]  # pyright: ignore
    api.v3.catalog.products.update(1, type="soft")  # type: ignore[arg-type]  # pyright: ignore


def graphql() -> None:
    try:
        print(api.graphql.execute("query { system { time } }"))
    except GraphQLException as error:
        print(error.path, error.code, error.data, error.complexity)


def patient() -> None:
    try:
        api.with_options(timeout=60, retry=True).Store.all()
    except RateLimitingException as error:
        assert_type(error.retry_after_seconds, "float | None")


def installed(query: dict[str, str]) -> Installation:
    return App("id", "secret", "https://app.example/auth").install(query)


def received(request: Request) -> str:
    return str(verify(request.data, request.headers, "secret")["scope"])
