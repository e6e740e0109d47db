"""A short tour of a store by the real client, in print: what it did and what came of it."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterator
from typing import Any

from bcfake.fake import FakeStore

Step = Callable[[FakeStore, Any], Iterator[str]]


def tour(store: FakeStore, say: Callable[[str], object] = print) -> int:
    """Take the tour of an open store with the demo seed; 0, or 1 when something went wrong."""
    say(f"A tour of {store.url}")
    for number, step in enumerate(STEPS, 1):
        say(f"\n{number:2}. {(step.__doc__ or '').strip()}")
        try:
            for line in step(store, store.client()):
                say(f"      {line}")
        except Exception:
            say(traceback.format_exc())
            say("The tour ends here: something went wrong.")
            return 1
    for problem in store.problems():
        say(problem)
    say(f"\n{store.requests.count} requests, {len(store.problems())} problems.")
    return 1 if store.problems() else 0


def list_(store: FakeStore, api: Any) -> Iterator[str]:
    """List: api.Products.all(limit=3)"""
    for product in api.Products.all(limit=3):
        yield f"{product.id}  {product.name}  {product.price}"


def filter_(store: FakeStore, api: Any) -> Iterator[str]:
    """Filter: api.Products.all(brand_id=3, min_price=40)"""
    for product in api.Products.all(brand_id=3, min_price=40):
        yield f"{product.id}  {product.name}  {product.price}"


def create(store: FakeStore, api: Any) -> Iterator[str]:
    """Create: api.Products.create(name="Travel Press", ...)"""
    press = api.Products.create(
        name="Travel Press",
        type="physical",
        price="29.00",
        weight="0.5",
        categories=[7],
        availability="available",
        sku="BREW-PRESS",
    )
    yield f"product {press.id} at {press.custom_url}, made {press.date_created}"


def update(store: FakeStore, api: Any) -> Iterator[str]:
    """Update: product.update(price="26.50", inventory_level=12)"""
    press = api.Products.all(sku="BREW-PRESS")[0]
    after = press.update(price="26.50", inventory_level=12)
    yield f"price {press.price} -> {after.price}, stock {after.inventory_level}"


def sub_resource(store: FakeStore, api: Any) -> Iterator[str]:
    """Sub-resource: api.OrderProducts.all(102), api.ProductCustomFields.create(...)"""
    for line in api.OrderProducts.all(102):
        yield f"order 102: {line.quantity} x {line.name}"
    press = api.Products.all(sku="BREW-PRESS")[0]
    field = api.ProductCustomFields.create(press.id, name="Cups", text="2")
    yield f"custom field {field.id} of product {press.id}: {field.name} = {field.text}"


def count(store: FakeStore, api: Any) -> Iterator[str]:
    """Count: api.Products.count(), api.Orders.count()"""
    yield f"{api.Products.count()} products, {api.Orders.count()} orders"


def page_through(store: FakeStore, api: Any) -> Iterator[str]:
    """Page through everything: api.Products.iterall()"""
    before = store.requests.count
    products = list(api.Products.iterall())
    asked = store.requests.count - before
    _expect(len({product.id for product in products}) == len(store.products))
    yield f"{len(products)} products, each once, in {asked} requests"


def conflict(store: FakeStore, api: Any) -> Iterator[str]:
    """A 409: api.Brands.create(name="Fieldnote"), which exists"""
    yield _told(_refused(409, lambda: api.Brands.create(name="Fieldnote")))


def fault(store: FakeStore, api: Any) -> Iterator[str]:
    """An injected 503: store.faults.add("GET /orders", 503)"""
    store.faults.add("GET /orders", 503)
    yield _told(_refused(503, api.Orders.all))
    yield f"asked again: {len(api.Orders.all())} orders"


def quota(store: FakeStore, api: Any) -> Iterator[str]:
    """A rate limit met: store.quota.exhaust()"""
    store.quota.exhaust()
    error: Any = _refused(429, api.Orders.all)
    yield _told(error)
    store.clock.sleep(error.retry_after_seconds)
    yield f"{error.retry_after_seconds:.1f} s later, by the store's clock: {api.Orders.count()}"


def waiting(store: FakeStore, api: Any) -> Iterator[str]:
    """A rate limit waited out in no time: rate_limiting_management={"wait": True, ...}"""
    store.quota.set(10, 30)
    rules = {"min_requests_remaining": 1, "wait": True}
    patient = store.client(rate_limiting_management=rules)
    began, clock = time.monotonic(), store.clock.time()
    for product in patient.Products.iterall(limit=30):
        patient.Products.get(product.id)
    waited, took = store.clock.time() - clock, time.monotonic() - began
    _expect(waited >= 60)
    yield f"31 requests at 10 in 30 s: the client waited {waited:.0f} s of the store's clock"
    yield f"and {took:.1f} s of yours"


STEPS: tuple[Step, ...] = (
    list_,
    filter_,
    create,
    update,
    sub_resource,
    count,
    page_through,
    conflict,
    fault,
    quota,
    waiting,
)


def _refused(status: int, call: Callable[[], object]) -> Exception:
    """The client's exception for `status`; whatever else happens is raised."""
    try:
        call()
    except Exception as error:
        if getattr(error, "status_code", None) != status:
            raise
        return error
    raise AssertionError(f"a {status} was expected")


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error!s:.100}"


def _expect(fact: bool) -> None:
    if not fact:
        raise AssertionError("the fake and the client disagree")
