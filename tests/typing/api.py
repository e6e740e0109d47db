"""What a type checker makes of the client; checked with mypy and pyright, never run."""

from collections.abc import Iterator

from typing_extensions import assert_type

import bigcommerce
from bigcommerce.api import BigcommerceApi
from bigcommerce.exception import HttpException, RateLimitingException
from bigcommerce.resources import Orders, OrderShipments, Products, ProductSkus, Store

api = bigcommerce.BigcommerceApi(client_id="id", store_hash="hash", access_token="token")
assert_type(api, BigcommerceApi)

assert_type(api.Products.all(limit=3), list[Products])
assert_type(api.Products.get(1), Products)
assert_type(api.Products.create(name="Mug"), Products)
assert_type(api.Products.get(1).update(name="Cup"), Products)
assert_type(api.Products.iterall(max_items=10), Iterator[Products])
assert_type(api.Products.count(), int)
assert_type(api.Store.all(), Store)
assert_type(api.Customers.validate(1, "password"), bool)

assert_type(api.ProductSkus.get(1), list[ProductSkus])
assert_type(api.ProductSkus.get(1, 2), ProductSkus)
assert_type(api.ProductSkus.all(1), list[ProductSkus])

order = api.Orders.get(100)
assert_type(order, Orders)
assert_type(order.shipments(), list[OrderShipments])
assert_type(order.shipments(5), OrderShipments)
order.note = "assigned as an attribute"

api.Nothing  # type: ignore[attr-defined]  # pyright: ignore  # noqa: B018
api.OrderStatuses.create(name="x")  # type: ignore[attr-defined]  # pyright: ignore


def shown(error: HttpException) -> str:
    if isinstance(error, RateLimitingException):
        assert_type(error.retry_after_seconds, float | None)
    assert_type(error.field_errors, dict[str, str])
    assert_type(error.message, str | None)
    return f"{error.method} {error.url}: {error.status_code} {error.request_id}"


with BigcommerceApi(host="store.example", basic_auth=("user", "token"), timeout=(3, 30)) as legacy:
    assert_type(legacy, BigcommerceApi)
