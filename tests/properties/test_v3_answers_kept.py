"""What V3 answers is what it would answer had it kept nothing, whatever was written before."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
)

from bcfake.fake import FakeStore
from bcfake.message import Request
from bcfake.wire.pipeline import serve

PARTS = "variants,images,options,modifiers,custom_fields,bulk_pricing_rules,videos,primary_image"
ASKED = (
    f"/catalog/products?include={PARTS}",
    "/catalog/products?limit=1&page=2",
    "/catalog/products/1/variants",
    "/catalog/products/1/options",
    "/catalog/variants",
    "/catalog/categories",
    "/catalog/brands",
    "/customers?include=addresses,attributes,storecredit,formfields",
    "/customers/attribute-values",
    "/channels?include=currencies",
    "/pricelists/1/records?include=sku",
)
PLACES = st.integers(0, 2)
WORDS = st.sampled_from(["Red", "Blue", "RED-1", "Ü"])
AMOUNTS = st.sampled_from([0, 5, 9.99])


class KeptMachine(RuleBasedStateMachine):
    """A few rows of each kind that others are shown with, written by V2, by V3 and by Python."""

    pictures = Bundle("pictures")

    @initialize()
    def open(self) -> None:
        self.store = FakeStore(quota=1_000_000).open()
        for n in range(2):
            self.v3("POST", "/catalog/brands", {"name": f"Brand {n}"})
            self.v3("POST", "/catalog/categories", {"name": f"Category {n}", "parent_id": 0})
            self.product(f"Product {n}", f"SKU-{n}", 5)
            self.customer(n)
        self.v3("POST", "/pricelists", {"name": "List"})
        for id in (1, 2):
            self.v3("PUT", f"/pricelists/1/records/{id}/usd", {"price": id})
        assert all(self.v3("GET", path).body.startswith(b'{"data":[{') for path in ASKED[:1])

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()

    def send(self, method: str, path: str, body: Any = None) -> Any:
        """An answer of the store, whether it refuses or not."""
        path, _, query = path.partition("?")
        request = Request(
            method,
            "https://api.bigcommerce.com",
            f"/stores/{self.store.store_hash}{path}",
            query,
            {"content-type": "application/json", "x-auth-token": self.store.access_token},
            b"" if body is None else json.dumps(body).encode(),
        )
        return serve(self.store.platform, request)

    def v2(self, method: str, path: str, body: Any = None) -> Any:
        return self.send(method, f"/v2{path}", body)

    def v3(self, method: str, path: str, body: Any = None) -> Any:
        return self.send(method, f"/v3{path}", body)

    def id(self, rows: Any, place: int) -> Any:
        """The id of one of the rows; of none that there is, where there are fewer."""
        found = rows.all()
        return found[place % len(found)]["id"] if found else 999

    # ---- what is written

    @rule(name=WORDS, sku=WORDS, price=AMOUNTS)
    def product(self, name: str, sku: str, price: float) -> None:
        body = {"name": name, "sku": sku, "price": price, "type": "physical", "weight": 1}
        self.v3("POST", "/catalog/products", body)

    @rule(place=PLACES, sku=WORDS, price=AMOUNTS, level=st.integers(0, 9))
    def product_by_v2(self, place: int, sku: str, price: float, level: int) -> None:
        body = {"sku": sku, "price": price, "inventory_level": level}
        self.v2("PUT", f"/products/{self.id(self.store.products, place)}", body)

    @rule(place=PLACES)
    def product_goes(self, place: int) -> None:
        self.v2("DELETE", f"/products/{self.id(self.store.products, place)}")

    @rule(place=PLACES, label=WORDS)
    def option(self, place: int, label: str) -> None:
        values = [{"label": label, "sort_order": 0}, {"label": f"{label}!", "sort_order": 1}]
        body = {"display_name": "Size", "type": "radio_buttons", "option_values": values}
        path = f"/catalog/products/{self.id(self.store.products, place)}/options"
        self.v3("POST", path, body)

    @rule(place=PLACES, sku=WORDS, price=AMOUNTS)
    def variant(self, place: int, sku: str, price: float) -> None:
        options = self.store.product_options.all()
        if not options:
            return
        option = options[place % len(options)]
        value = self.store.option_values.all(option_id=option["option_id"])[place % 2]
        choice = {"option_id": option["id"], "id": value["id"]}
        path = f"/catalog/products/{option['product_id']}/variants"
        self.v3("POST", path, {"sku": sku, "price": price, "option_values": [choice]})

    @rule(place=PLACES, price=AMOUNTS)
    def variant_changes(self, place: int, price: float) -> None:
        rows = self.store.product_skus.all()
        if rows:
            row = rows[place % len(rows)]
            path = f"/catalog/products/{row['product_id']}/variants/{row['id']}"
            self.v3("PUT", path, {"price": price, "inventory_level": int(price)})

    @rule(place=PLACES)
    def variant_goes(self, place: int) -> None:
        rows = self.store.product_skus.all()
        if rows:
            row = rows[place % len(rows)]
            self.v2("DELETE", f"/products/{row['product_id']}/skus/{row['id']}")

    @rule(place=PLACES, label=WORDS)
    def value_renamed(self, place: int, label: str) -> None:
        rows = self.store.option_values.all()
        if rows:
            row = rows[place % len(rows)]
            self.v2("PUT", f"/options/{row['option_id']}/values/{row['id']}", {"label": label})

    @rule(place=PLACES, front=st.booleans())
    def image(self, place: int, front: bool) -> None:
        body = {"image_file": "http://example.com/a.png", "is_thumbnail": front}
        self.v2("POST", f"/products/{self.id(self.store.products, place)}/images", body)

    @rule(place=PLACES, name=WORDS)
    def category(self, place: int, name: str) -> None:
        id = self.id(self.store.categories, place)
        self.v3("POST", "/catalog/categories", {"name": name, "parent_id": id})

    @rule(n=PLACES)
    def customer(self, n: int) -> None:
        body = {"first_name": "Ann", "last_name": "Lee", "email": f"{n}@example.com"}
        self.v2("POST", "/customers", body)

    @rule(place=PLACES)
    def address(self, place: int) -> None:
        if len(self.store.customers):
            self.store.customer_addresses.add(customer_id=self.id(self.store.customers, place))

    @rule(place=PLACES, name=WORDS, value=WORDS)
    def attribute(self, place: int, name: str, value: str) -> None:
        self.v3("POST", "/customers/attributes", [{"name": name, "type": "string"}])
        attribute = self.id(self.store.customer_attributes, place)
        customer = self.id(self.store.customers, place)
        body = [{"attribute_id": attribute, "customer_id": customer, "value": value}]
        self.v3("PUT", "/customers/attribute-values", body)

    @rule(place=PLACES, name=WORDS)
    def attribute_renamed(self, place: int, name: str) -> None:
        body = [{"id": self.id(self.store.customer_attributes, place), "name": name}]
        self.v3("PUT", "/customers/attributes", body)

    @rule(place=PLACES)
    def customer_goes(self, place: int) -> None:
        self.v3("DELETE", f"/customers?id:in={self.id(self.store.customers, place)}")

    @rule(place=PLACES, enabled=st.booleans())
    def currency(self, place: int, enabled: bool) -> None:
        id = self.id(self.store.currencies, place)
        self.v2("PUT", f"/currencies/{id}", {"enabled": enabled, "name": "Other"})

    @rule(target=pictures)
    def snapshot(self) -> Any:
        return multiple(self.store.snapshot())

    @rule(picture=pictures)
    def restore(self, picture: Any) -> None:
        self.store.restore(picture)

    # ---- what is answered

    @invariant()
    def answers_are_made_of_what_there_is(self) -> None:
        if not hasattr(self, "store"):
            return
        kept = [self.v3("GET", path) for path in ASKED]
        for table in self.store.snapshot().values():
            for row in table:
                row.viewed = None
        for path, answer in zip(ASKED, kept, strict=True):
            made = self.v3("GET", path)
            assert (answer.status, answer.body) == (made.status, made.body), path


TestKeptMachine = KeptMachine.TestCase
TestKeptMachine.settings = settings(max_examples=15, stateful_step_count=12, deadline=None)
