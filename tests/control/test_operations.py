"""What a store can be told over HTTP, and that it is what Python would have done."""

from __future__ import annotations

from decimal import Decimal

import jwt
import requests

from bcfake import FakeStore
from bcfake.options import HELP

# ---- stores


def test_a_store_is_made_with_any_setting_and_answers_at_its_url(remote):
    status, made = remote("POST", "/stores", seed="demo", quota=7, loose=True, store_hash="made1")
    try:
        assert status == 201
        assert made["url"] == f"{remote.server.url}/stores/made1/v2"
        answer = requests.get(
            made["url"] + "/products?limit=1", headers={"X-Auth-Token": made["access_token"]}
        )
        assert answer.json()[0]["name"] == "Morning Blend, 250 g"
        assert answer.headers["X-Rate-Limit-Requests-Left"] == "6"
    finally:
        assert remote("DELETE", "/stores/made1").status == 204
    assert remote("GET", "/stores/made1").status == 404


def test_every_setting_of_a_store_may_be_given(remote):
    description = remote("GET", "/openapi.json").json
    body = description["paths"]["/stores"]["post"]["requestBody"]["content"]["application/json"]
    assert list(body["schema"]["properties"]) == list(HELP)


def test_stores_are_listed(remote, shop):
    stores = remote("GET", "/stores").json["stores"]
    assert shop.store_hash in [each["store_hash"] for each in stores]


def test_the_only_store_is_called_default_too(remote, shop):
    assert remote("GET", "/stores/default").json == remote("GET", f"/stores/{shop.store_hash}").json


def test_of_several_stores_none_is_the_default(remote, shop):
    with FakeStore(platform=remote.server.platform) as other:
        status, told, field, accepted = remote.refused("GET", "/stores/default")
        assert (status, field) == (404, "hash")
        assert set(accepted) == {shop.store_hash, other.store_hash}
        assert "'default'" in told


def test_credentials_and_behaviour_can_be_changed(remote, shop, at):
    assert remote("PUT", at + "/credentials", access_token="t0ken-of-mine").status == 200
    assert shop.access_token == "t0ken-of-mine"
    assert remote("PATCH", at, loose=True).json["loose"] is True
    assert (shop.loose, shop.drift) == (True, False)


def test_tokens_are_given_out_limited_and_revoked(remote, shop, at):
    made = remote("POST", at + "/tokens", scopes=["store_v2_products_read_only"]).json
    assert made["scopes"] == ["store_v2_products_read_only"]
    headers = {"X-Auth-Token": made["token"]}
    assert requests.get(shop.url + "/products", headers=headers).status_code == 204
    assert requests.get(shop.url + "/orders", headers=headers).status_code == 403
    remote("POST", at + "/tokens/revoke", token=made["token"])
    assert requests.get(shop.url + "/products", headers=headers).status_code == 401
    assert [each["works"] for each in remote("GET", at + "/tokens").json["tokens"]] == [True, False]


def test_the_app_under_test_is_installed_and_loaded_at_its_url(remote, shop, at, control_server):
    """The fake's own server stands for the app: it answers 404 and notes what it was asked."""
    target = control_server.url + "/auth"
    told = remote("POST", at + "/apps/install", target=target, scopes="store_v2_products").json
    assert (told["status"], told["token"], told["refusal"]) == (404, None, "")
    remote("POST", at + "/apps/load", target=target)
    asked = [entry.query for entry in control_server.platform.stray][-2:]
    assert "code=" in asked[0]
    assert "signed_payload_jwt=" in asked[1]
    status, _, field, _ = remote.refused("POST", at + "/apps/load", target="https://app.example")
    assert (status, field) == (400, "target")


def test_further_apps_are_installed_and_their_payloads_signed(remote, shop, at, control_server):
    made = remote("POST", at + "/apps", client_id="theirs", scopes="store_v2_products").json
    assert [each["client_id"] for each in remote("GET", at + "/apps").json["apps"]] == [
        shop.client_id,
        "theirs",
    ]
    signed = remote(
        "POST", at + "/apps/payloads", client_id="theirs", user={"id": 7}, claims={"channel_id": 2}
    ).json
    claims = jwt.decode(
        signed["signed_payload_jwt"], made["client_secret"], audience="theirs", algorithms=["HS256"]
    )
    assert (claims["user"]["id"], claims["channel_id"]) == (7, 2)
    target = control_server.url + "/load"
    assert remote("POST", at + "/apps/load", target=target, client_id="theirs").status == 200
    assert remote("POST", at + "/apps/uninstall", client_id="theirs") == (200, None)
    status, _, field, accepted = remote.refused("POST", at + "/apps/uninstall", client_id="other")
    assert (status, field) == (400, "client_id")
    assert accepted == [shop.client_id, "theirs"]


# ---- rows


def test_rows_are_added_with_what_is_needed_and_come_back_as_json(remote, shop, at):
    status, told = remote("POST", at + "/rows/products", values={"price": "9.50"}, count=2)
    assert status == 201
    assert [row["price"] for row in told["rows"]] == ["9.5000", "9.5000"]
    assert [row["price"] for row in shop.products] == [Decimal("9.50")] * 2
    assert remote("GET", at + "/rows/products/1").json == told["rows"][0]
    assert remote("GET", at + "/rows/products").json == told


def test_rows_are_found_by_their_fields(remote, shop, at):
    shop.products.add(name="Mug", is_visible=True, price="9.50")
    shop.products.add(name="Cup", is_visible=False)
    for query in ({"name": "Mug"}, {"is_visible": "true"}, {"price": "9.5"}):
        rows = remote("GET", at + "/rows/products", query).json["rows"]
        assert [row["name"] for row in rows] == ["Mug"], query
    shop.product_images.add(product_id=2)
    rows = remote("GET", at + "/rows/product_images", {"product_id": 2}).json["rows"]
    assert len(rows) == 1


def test_rows_are_changed_and_taken_out(remote, shop, at):
    shop.brands.add(name="Acme")
    assert remote("PATCH", at + "/rows/brands/1", values={"name": "Bolt"}).json["name"] == "Bolt"
    assert shop.brands.get(1)["name"] == "Bolt"
    assert remote("DELETE", at + "/rows/brands/1") == (204, None)
    assert len(shop.brands) == 0


def test_the_row_of_a_resource_that_has_one_needs_no_id(remote, shop, at):
    told = remote("PATCH", at + "/rows/store_information", values={"name": "Corner shop"})
    assert told.json["name"] == "Corner shop"
    status, _, field, _ = remote.refused("PATCH", at + "/rows/brands", values={"name": "Bolt"})
    assert (status, field) == (400, "id")


def test_what_there_are_rows_of_is_told(remote):
    resources = {each["name"]: each for each in remote("GET", "/resources").json["resources"]}
    assert resources["product_images"]["parent"] == "products"
    assert {"name": "id", "kind": "int", "required": False, "read_only": True} in resources[
        "brands"
    ]["fields"]


def test_rows_come_from_csv(remote, shop, at):
    text = "\ufeffname,price\nMug,9.50\nCup,8\n"
    told = remote("POST", at + "/rows/products/csv", text=text)
    assert [row["name"] for row in told.json["rows"]] == ["Mug", "Cup"]
    assert [row["price"] for row in shop.products] == [Decimal("9.50"), Decimal(8)]
    status, said, field, _ = remote.refused(
        "POST", at + "/rows/products/csv", text="name,price\nJug,much\n"
    )
    assert (status, field, len(shop.products)) == (400, "text", 2)
    assert said.startswith("CSV, line 2, column 'price' ('much')")


# ---- state


def test_a_shop_is_seeded_by_name_and_by_document(remote, shop, at):
    remote("POST", at + "/seed", source="demo")
    remote("POST", at + "/seed", source={"version": 1, "rows": {"brands": [{"name": "Acme"}]}})
    assert len(shop.products) == 292
    assert shop.brands.all(name="Acme")


def test_no_file_of_the_server_is_read(remote, at, tmp_path):
    file = tmp_path / "shop.json"
    file.write_text('{"version": 1, "rows": {}}')
    for path, name in ((at + "/seed", "source"), ("/stores", "seed")):
        status, _, field, accepted = remote.refused("POST", path, **{name: str(file)})
        assert (status, field) == (400, name)
        assert "demo" in accepted


def test_a_snapshot_is_gone_back_to(remote, shop, at):
    shop.brands.add(name="Acme")
    number = remote("POST", at + "/snapshots").json["number"]
    shop.brands.add(name="Bolt")
    assert remote("POST", f"{at}/snapshots/{number}/restore").status == 204
    assert [brand["name"] for brand in shop.brands] == ["Acme"]
    assert [each["number"] for each in remote("GET", at + "/snapshots").json["snapshots"]] == [1]
    assert remote("DELETE", f"{at}/snapshots/{number}").status == 204
    assert remote("POST", f"{at}/snapshots/{number}/restore").status == 404


def test_a_dump_goes_into_another_store(remote, shop, at):
    shop.brands.add(name="Acme")
    dump = remote("GET", at + "/dump").json
    shop.brands.add(name="Bolt")
    assert remote("POST", at + "/load", source=dump).status == 204
    assert [brand["name"] for brand in shop.brands] == ["Acme"]


def test_a_reset_makes_it_as_new(remote, shop, at):
    shop.brands.add(name="Acme")
    remote("POST", at + "/faults", aim="GET /brands", effect=503)
    assert remote("POST", at + "/reset").status == 204
    assert (len(shop.brands), len(shop.faults)) == (0, 0)
