"""The code in the client's documents runs, and they know every option."""

from __future__ import annotations

import inspect
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import requests

from bigcommerce.retry import RetryPolicy
from bigcommerce.v3.collection import _READING

README = Path(__file__).parents[2] / "README.md"
DOCS = README.parent / "docs"


@pytest.mark.parametrize("name", ["client.md", "decisions/async.md"])
def test_the_code_runs(bcfake: Any, name: str) -> None:
    ids = [bcfake.products.add(is_visible=True)["id"] for _ in range(3)]
    bcfake.orders.add_many(2)
    names: dict[str, Any] = {"bcfake": bcfake, "product_ids": ids}
    for block in re.findall(r"```python\n(.*?)```", (DOCS / name).read_text(), re.DOTALL):
        exec(compile(block, name, "exec"), names)
    if name == "client.md":
        assert (len(names["page"]), names["pages"].total, names["resume_with"]) == (2, 2, None)
        assert (len(names["saved"]), names["saved"].errors) == (3, [])
        assert names["product"].variants
        an_app_is_used(bcfake, **{name: names[name] for name in ("web", "tokens", "told")})
    else:
        assert names["levels"] == [0, 0, 0]
        assert names["stock"] == dict.fromkeys(ids, 0)


def an_app_is_used(bcfake: Any, web: Any, tokens: dict[str, str], told: list[Any]) -> None:
    """The app of client.md, as merchants and BigCommerce use it."""
    installed = bcfake.app.install(web, scopes=["store_v2_information", "store_v2_customers_login"])
    assert installed.text.startswith("Welcome, ")
    assert tokens == {bcfake.store_hash: installed.token}
    assert bcfake.app.load(web).text.endswith("owns the store")
    assert bcfake.app.load(web, user={"id": 9, "email": "b@x.example"}).text.startswith("b@x")
    bcfake.webhooks.route("https://app.example", web)
    bcfake.webhooks.add(scope="store/product/created", destination="https://app.example/hooks")
    bcfake.client().v3.catalog.products.create(name="Pot", type="physical", weight=1, price=1)
    assert [payload["scope"] for payload in told] == ["store/product/created"]
    shopper = bcfake.customers.add()["id"]
    url = web.test_client().get(f"/login/{shopper}").text
    assert "is logged in" in requests.get(url, timeout=9).text


def test_every_option_is_told_of() -> None:
    text = (DOCS / "client.md").read_text()
    settings = set(inspect.signature(RetryPolicy).parameters) - {"random"}
    assert [name for name in (*settings, *_READING) if name not in text] == []


def test_the_readme_s_program_runs(bcfake: Any) -> None:
    bcfake.categories.add()
    bcfake.orders.add(status_id=11)
    program, *_ = re.findall(r"```python\n(.*?)```", README.read_text(), re.DOTALL)
    for name in ("client_id", "store_hash", "access_token"):
        program = program.replace(f'{name}="..."', f"{name}={getattr(bcfake, name)!r}")
    exec(compile(program, "README.md", "exec"), {"print": lambda *shown: None})
    assert bcfake.products.get(1)["price"] == Decimal("8.00")
    bcfake.requests.assert_sent("GET /orders/{id}/products")
