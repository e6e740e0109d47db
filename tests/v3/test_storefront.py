"""Scripts, tokens for the storefront, e-mail templates, certificates, redirects in files."""

from __future__ import annotations

import csv
import json
from datetime import timedelta
from typing import Any

import jwt
import pytest
import requests

TAG = "<script>1</script>"


# ---- scripts


def test_a_script_is_a_url_or_a_tag(v3: Any) -> None:
    def make(**more: Any) -> requests.Response:
        answer: requests.Response = v3("POST", "/content/scripts", json={"name": "a", **more})
        return answer

    assert make(kind="src", src="https://a.example/a.js", load_method="async").ok
    tag = make(kind="script_tag", html=TAG).json()["data"]
    assert (tag["enabled"], tag["consent_category"]) == (True, "unknown")
    assert "src" in make(kind="src").json()["errors"]
    assert "html" in make(kind="src", src="https://a.example/a.js", html=TAG).json()["errors"]
    assert "load_method" in make(kind="script_tag", html=TAG, load_method="async").json()["errors"]


def test_an_app_sees_its_own_scripts_alone(v3: Any, bcfake: Any) -> None:
    bcfake.scripts.add(name="another's", api_client_id="another")
    made = v3("POST", "/content/scripts", json={"name": "mine"}).json()["data"]

    assert [each["name"] for each in v3("GET", "/content/scripts").json()["data"]] == ["mine"]
    assert made["api_client_id"] == bcfake.client_id
    theirs = bcfake.scripts.all(name="another's")[0]["uuid"]
    assert v3("GET", f"/content/scripts/{theirs}").status_code == 404


def test_an_app_has_at_most_ten_scripts(v3: Any, bcfake: Any) -> None:
    bcfake.scripts.add_many(10)

    assert v3("POST", "/content/scripts", json={"name": "one more"}).status_code == 422


def test_scripts_of_an_uninstalled_app_go_if_they_say_so(bcfake: Any) -> None:
    bcfake.scripts.add(name="stays")
    bcfake.scripts.add(name="goes", auto_uninstall=True)

    bcfake.app.uninstall()

    assert [row["name"] for row in bcfake.scripts.all()] == ["stays"]


# ---- tokens


def claims(token: str) -> Any:
    return jwt.decode(token, options={"verify_signature": False})


@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("/storefront/api-token", {"allowed_cors_origins": ["https://a.example"]}),
        ("/storefront/api-token-private", {"scopes": ["Unauthenticated"]}),
        ("/storefront/api-token-customer-impersonation", {}),
    ],
)
def test_tokens_are_for_channels_and_for_a_time(path: str, more: Any, v3: Any, bcfake: Any) -> None:
    later = int((bcfake.clock.now() + timedelta(hours=1)).timestamp())
    body = {"expires_at": later, "channel_id": 1, **more}

    token = v3("POST", path, json=body).json()["data"]["token"]

    assert claims(token)["cid"] == [1]
    assert claims(token)["eat"] == later
    for wrong in (
        {**body, "expires_at": 1},
        {**body, "channel_id": 9},
        {**body, "channel_ids": [1]},
        {name: value for name, value in body.items() if name != "channel_id"},
        {name: value for name, value in body.items() if name != "expires_at"},
    ):
        assert v3("POST", path, json=wrong).status_code == 422, wrong


def test_a_token_is_revoked_by_a_header(v3: Any, bcfake: Any) -> None:
    later = int((bcfake.clock.now() + timedelta(hours=1)).timestamp())
    body = {"expires_at": later, "channel_id": 1}
    token = v3("POST", "/storefront/api-token", json=body).json()["data"]["token"]
    url = bcfake.url.removesuffix("/v2") + "/v3/storefront/api-token"

    unknown = requests.delete(url, headers=bcfake.headers, timeout=5)
    headers = {**bcfake.headers, "Sf-Api-Token": token}
    revoked = requests.delete(url, headers=headers, timeout=5)

    assert (unknown.status_code, revoked.status_code) == (422, 200)
    assert [row["revoked"] for row in bcfake.storefront_tokens.all()] == [True]


# ---- e-mail templates


def test_a_channel_may_have_a_template_of_its_own(v3: Any) -> None:
    path = "/marketing/email-templates/invoice_email"
    of_store = v3("GET", path).json()["data"]

    own = v3("PUT", f"{path}?channel_id=1", json={"subject": "Yours"}).json()["data"]

    assert own == {**of_store, "subject": "Yours"}
    assert v3("GET", f"{path}?channel_id=1").json()["data"] == own
    assert v3("GET", path).json()["data"] == of_store
    shown = v3("GET", "/marketing/email-templates?channel_id=1").json()["data"]
    assert [each["subject"] for each in shown if each["type_id"] == "invoice_email"] == ["Yours"]
    assert v3("DELETE", path).status_code == 422  # the store's own stays
    assert v3("DELETE", f"{path}?channel_id=1").status_code == 200
    assert v3("GET", f"{path}?channel_id=1").json()["data"] == of_store
    assert v3("GET", "/marketing/email-templates/no_email").status_code == 404


# ---- certificates


def test_a_certificate_is_shown_without_its_key(v3: Any) -> None:
    path = "/sites/1000/certificate"
    assert v3("GET", path).json()["data"] == {"status": "shared", "installed_certificate": None}
    certificate = {"certificate": "public", "private_key": "secret"}

    assert v3("PUT", path, json={"certificate": certificate}).json() == {"data": {}, "meta": {}}
    other = {"url": "shop.example.com", "certificate": certificate}
    for _ in range(2):  # the second replaces the first
        v3("PUT", path, json=other)

    shown = v3("GET", path)
    assert shown.json()["data"]["status"] == "dedicated"
    assert shown.json()["data"]["installed_certificate"]["certificate"] == "public"
    assert "secret" not in shown.text
    assert len(v3("GET", "/sites/certificates").json()["data"]) == 2
    [found] = v3("GET", "/sites/certificates?urls:in=https://shop.example.com").json()["data"]
    assert found["common_name"] == "shop.example.com"
    assert v3("GET", "/sites/1000").json()["data"]["ssl_status"] == "dedicated"
    assert v3("PUT", path, json={"certificate": {"certificate": "a"}}).status_code == 422


# ---- redirects in files

REDIRECTS = "/storefront/redirects"
HEADER = "Domain,Old Path,Manual URL/Path,Dynamic Target Type,Dynamic Target ID"


def test_redirects_come_in_by_a_file_and_out_again(v3: Any, bcfake: Any) -> None:
    bcfake.products.add(name="Mug")
    domain = f"store-{bcfake.store_hash}.mybigcommerce.com"
    lines = [
        HEADER,
        f"{domain},/old,/new,,",
        f"{domain},/mug,,Product,1",
        f"{domain},/gone,,Product,99",
        "other.example,/a,/b,,",
    ]
    file = {"import_file": ("redirects.csv", "\n".join(lines))}

    made = v3("POST", f"{REDIRECTS}/imex/import", files=file)

    assert made.status_code == 201
    id = made.json()["id"]
    [job] = v3("GET", f"{REDIRECTS}/imex/jobs", params={"id": id}).json()["data"]
    assert (job["completed_items"], job["failed_items"], job["status"]) == (2, 2, "complete")
    assert [each["row"] for each in job["errors"]] == [4, 5]
    stream = v3("GET", f"{REDIRECTS}/imex/import/{id}/events")
    assert stream.headers["Content-Type"] == "text/event-stream"
    assert json.loads(stream.text.split("data: ")[1])["job_id"] == id

    dynamic = {"include_dynamic_target_urls": True}
    exported = v3("POST", f"{REDIRECTS}/imex/export", json=dynamic).json()["id"]
    file = v3("GET", f"{REDIRECTS}/imex/export/{exported}/download")
    assert file.headers["Content-Type"] == "text/csv"
    header, *rows = csv.reader(file.text.splitlines())
    assert header[:5] == HEADER.split(",")
    assert rows[0][:5] == [domain, "/old", "/new", "", ""]
    assert rows[1][3:5] == ["Product", "1"]
    assert rows[1][5].endswith("/mug/")


def test_some_files_are_refused(v3: Any) -> None:
    path = f"{REDIRECTS}/imex/import"
    for content in (b"a,b\n1,2", b"\xff\xfe"):
        assert v3("POST", path, files={"import_file": ("a.csv", content)}).status_code == 400
    assert v3("POST", path, files={"other": ("a.csv", HEADER)}).status_code == 400
    assert v3("POST", f"{REDIRECTS}/imex/export", json={}).status_code == 409
    assert v3("GET", f"{REDIRECTS}/imex/export/none/download").status_code == 404


def test_a_stream_may_be_asked_for_by_its_type(v3: Any, bcfake: Any) -> None:
    job = bcfake.redirect_jobs.add(type="export")
    root = bcfake.url.removesuffix("/v2") + "/v3"
    url = f"{root}{REDIRECTS}/imex/export/{job['uuid']}/events"

    for accept, status in (("text/event-stream", 200), ("text/html", 406)):
        headers = {**bcfake.headers, "Accept": accept}
        assert requests.get(url, headers=headers, timeout=5).status_code == status
