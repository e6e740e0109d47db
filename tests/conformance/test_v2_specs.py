"""Every operation of BigCommerce's OpenAPI files, tried strictly against a live fake."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bcfake.fake import FakeStore
from bcfake.platform import Platform
from bcfake.server import Server

TOOL = Path(__file__).parents[3] / "shared/tools/conformance.py"
OPERATIONS = 134

# Where recorded answers, or the words of the documents, contradict the schemas: each disagreement
# by the place the tool names, and how it is known.
COUPON = {
    "restricted_to": "an unrestricted coupon reads [] (recorded 2026, create-coupon)",
    "shipping_methods": "a coupon for any method reads null (recorded 2026, create-coupon)",
}
ORDER = {
    "cart_id": "null on orders made by the API (recorded 2026)",
    "payment_provider_id": "null on orders made by the API (recorded 2026)",
    "customer_message": "null until sent (recorded 2026)",
    "staff_notes": "null until sent (recorded 2026)",
}
NO_QUOTES = {"answered 204": "the operation's text says 204 for orders made by the API"}
UPDATED = {name: ORDER[name] for name in ("cart_id", "payment_provider_id")}  # the rest was sent
ADDRESS = "/orders/{order_id}/shipping_addresses/{shipping_address_id}"
CONSIGNMENT = "/orders/{order_id}/consignments/shipping/{shipping_consignment_id}"
DISAGREEMENTS: Mapping[str, Mapping[str, str]] = {
    "GET /coupons": COUPON,
    "POST /coupons": COUPON,
    "PUT /coupons/{id}": COUPON,
    "GET /orders": ORDER,
    "POST /orders": ORDER,
    "GET /orders/{order_id}": ORDER,
    "PUT /orders/{order_id}": UPDATED,
    f"GET {ADDRESS}/shipping_quotes": NO_QUOTES,
    f"GET {CONSIGNMENT}/shipping_quotes": NO_QUOTES,
}

pytestmark = pytest.mark.skipif(not TOOL.exists(), reason=f"the conformance tool is not at {TOOL}")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the tool found, as its JSON says it."""
    out = tmp_path_factory.mktemp("conformance") / "v2.json"
    platform = Platform()
    with Server(platform) as server:
        store = FakeStore(quota=1_000_000, platform=platform).open()
        flags = ["--base", server.url, "--store-hash", store.store_hash, "--strict"]
        command = [sys.executable, str(TOOL), *flags, "--token", store.access_token]
        ran = subprocess.run([*command, "--json", str(out)], capture_output=True, text=True)
        store.close()
    assert ran.returncode in (0, 1), ran.stdout + ran.stderr
    loaded: dict[str, Any] = json.loads(out.read_text())
    return loaded


def test_every_operation_is_exercised(report: dict[str, Any]) -> None:
    assert report["total"]["operations"] == OPERATIONS
    assert report["total"]["not_exercised"] == 0


def test_no_documented_field_is_missing(report: dict[str, Any]) -> None:
    lacking = {each["operation"]: each["missing_fields"] for each in report["operations"]}
    assert {name: fields for name, fields in lacking.items() if fields} == {}


def test_errors_and_state_are_right_everywhere(report: dict[str, Any]) -> None:
    assert report["total"]["errors"]["fail"] == 0
    assert report["total"]["state"]["fail"] == 0


def test_only_known_disagreements_are_left(report: dict[str, Any]) -> None:
    found = {each["operation"]: each["reasons"] for each in report["operations"]}
    disagreeing = {name: reasons for name, reasons in found.items() if reasons}
    assert set(disagreeing) == set(DISAGREEMENTS)
    for name, reasons in disagreeing.items():
        places = DISAGREEMENTS[name]
        assert len(reasons) == len(places), (name, reasons)
        for place in places:
            assert sum(place in reason for reason in reasons) == 1, (name, place, reasons)
