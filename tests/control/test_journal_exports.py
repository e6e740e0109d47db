"""What the journal gives away: a HAR without secrets, and what each request changed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime, timezone
from decimal import Decimal
from typing import Any

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from bcfake import FakeStore, Server
from bcfake.har import archive
from bcfake.journal import Entry

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}


def all_of(**properties: Any) -> dict[str, Any]:
    """The schema of an object that has these."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def many(item: Any) -> dict[str, Any]:
    return {"type": "array", "items": item}


PAIRS = many(all_of(name=TEXT, value=TEXT))
# What HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/) demands.
HAR = all_of(
    log=all_of(
        version={"const": "1.2"},
        creator=all_of(name=TEXT, version=TEXT),
        entries=many(
            all_of(
                startedDateTime=TEXT,
                time={"type": "number", "minimum": 0},
                request=all_of(
                    method=TEXT,
                    url=TEXT,
                    httpVersion=TEXT,
                    cookies=many({}),
                    headers=PAIRS,
                    queryString=PAIRS,
                    headersSize=WHOLE,
                    bodySize=WHOLE,
                ),
                response=all_of(
                    status=WHOLE,
                    statusText=TEXT,
                    httpVersion=TEXT,
                    cookies=many({}),
                    headers=PAIRS,
                    content=all_of(size=WHOLE, mimeType=TEXT),
                    redirectURL=TEXT,
                    headersSize=WHOLE,
                    bodySize=WHOLE,
                ),
                cache={"type": "object"},
                timings=all_of(send=WHOLE, wait=WHOLE, receive=WHOLE),
            )
        ),
    )
)


def send(store: FakeStore, method: str, path: str, **how: Any) -> requests.Response:
    return requests.request(method, store.url + path, headers=store.headers, **how)


# ---- HAR


def test_the_archive_is_one_and_has_what_went_to_and_fro(bcfake, tmp_path):
    bcfake.clock.freeze(datetime(2026, 1, 31, 12, tzinfo=timezone.utc))
    bcfake.faults.add("GET /orders", "reset")
    send(bcfake, "POST", "/brands", json={"name": "Acme"})
    send(bcfake, "GET", "/brands?name=Acme&limit=5")
    with pytest.raises(requests.ConnectionError):
        send(bcfake, "GET", "/orders")
    file = tmp_path / "shop.har"
    har = bcfake.requests.har(file)
    assert json.loads(file.read_text("utf-8")) == har
    Draft202012Validator(HAR).validate(har)
    post, get, broken = har["log"]["entries"]
    assert post["startedDateTime"] == "2026-01-31T12:00:00+00:00"
    assert post["request"]["url"] == bcfake.url + "/brands"
    assert post["request"]["postData"] == {
        "mimeType": "application/json",
        "text": '{"name": "Acme"}',
    }
    assert json.loads(post["response"]["content"]["text"])["name"] == "Acme"
    assert post["comment"] == "created brand 1"
    assert get["request"]["queryString"] == [
        {"name": "name", "value": "Acme"},
        {"name": "limit", "value": "5"},
    ]
    assert (broken["response"]["status"], "fault" in broken["comment"]) == (0, True)


def test_any_selection_of_requests_can_be_exported(bcfake):
    for path in ("/brands", "/orders", "/brands"):
        send(bcfake, "GET", path)
    assert len(bcfake.requests.where("GET /brands").har()["log"]["entries"]) == 2
    assert len(bcfake.requests[1:].har()["log"]["entries"]) == 2


def test_no_secret_is_in_it(bcfake):
    """Tokens, wherever they stand; passwords; the secrets of hooks and carriers."""
    token, secret = bcfake.access_token, bcfake.client_secret
    send(bcfake, "GET", f"/brands?search={token}")
    send(bcfake, "POST", "/brands", json={"name": f"Brand {secret}", "meta_description": token})
    send(
        bcfake,
        "POST",
        "/customers",
        json={
            "first_name": "Ann",
            "last_name": "Bee",
            "email": "ann@example.com",
            "_authentication": {"password": 'p4ss"w0rd-1', "password_confirmation": 'p4ss"w0rd-1'},
        },
    )
    hook = {"scope": "store/order/*", "destination": "https://app.example/h"}
    send(bcfake, "POST", "/hooks", json={**hook, "headers": {"X-Secret": "h00k-s3cret"}})
    account = {"key": "fedex-k3y", "password": "fedex-p4ss", "account_number": "1234567"}
    send(
        bcfake,
        "POST",
        "/shipping/carrier/connection",
        json={"carrier_id": "fedex", "connection": account},
    )
    requests.get(
        bcfake.url + "/brands", headers={"Authorization": "Basic c2VjcmV0", "Cookie": "a=s"}
    )
    text = json.dumps(bcfake.requests.har())
    for each in (token, secret, "w0rd-1", "h00k-s3cret", "fedex-k3y", "fedex-p4ss", "1234567"):
        assert each not in text, each
    for each in ("c2VjcmV0", "a=s"):
        assert each not in text, each
    assert "ann@example.com" in text


BODIES = [
    '{"password": "SECRET"}',
    '{"a": [{"new_password":"SECRET"}]}',
    '{"access_token": "SECRET", "context"',
    '{"access_token": "SECRET',
    '{"scope": "store/order/*", "headers": {"X-Key": "SECRET"}}',
    '{"headers": {"X-Key": "SECRET',
    "client_secret=SECRET&code=1",
    "code=1&client_secret=SECRET",
    "eyJhbGciOiJIUzI1NiJ9.SECRET.SECRET",
]


@pytest.mark.parametrize("body", BODIES)
def test_a_secret_in_a_place_named_like_one_is_not_shown_even_in_broken_bodies(body):
    entry = Entry(1, "POST", "/x", "", "", 200, body.encode(), body.encode(), {})
    assert "SECRET" not in json.dumps(archive([entry]))


@given(
    secret=st.text(min_size=8, max_size=40).filter(lambda text: len(set(text)) > 5),
    before=st.text(max_size=20),
)
def test_a_known_secret_is_in_no_part_of_it(secret, before):
    """Whatever it is made of: as itself, in JSON, in a URL."""
    body = json.dumps({"note": before + secret}).encode()
    entry = Entry(
        number=1,
        method="POST",
        path=f"/v2/{secret}",
        query=requests.models.RequestEncodingMixin._encode_params({"q": secret}),
        template="",
        status=200,
        request_body=body,
        response_body=(before + secret).encode("utf-8", "replace"),
        request_headers={"x-note": secret},
    )
    told = json.dumps(archive([entry], [secret])["log"]["entries"], ensure_ascii=False)
    assert secret not in [*texts(json.loads(told))]
    assert not any(secret in text for text in texts(json.loads(told)))


def texts(value: Any) -> list[str]:
    """Every text in a document."""
    if isinstance(value, dict):
        return [each for part in value.values() for each in texts(part)]
    if isinstance(value, list):
        return [each for part in value for each in texts(part)]
    return [value] if isinstance(value, str) else []


def test_what_is_no_text_is_in_base64():
    entry = Entry(1, "GET", "/i.png", "", "", 200, b"", b"\x89PNG\xff", {})
    (told,) = archive([entry])["log"]["entries"]
    assert told["response"]["content"]["text"] == "iVBOR/8="
    assert told["response"]["content"]["encoding"] == "base64"


# ---- what a request changed


def test_an_update_tells_the_fields_that_differ(bcfake):
    bcfake.products.add(name="Mug", price="9.50", inventory_tracking="simple", inventory_level=3)
    send(bcfake, "PUT", "/products/1", json={"price": "8.00", "name": "Mug"})
    changes = {each.field: each for each in bcfake.requests.one().diff}
    price = changes["price"]
    assert tuple(price) == ("products", 1, "price", Decimal("9.50"), Decimal("8.00"))
    assert str(price) == "products 1: price Decimal('9.5000') -> Decimal('8.0000')"
    assert "name" not in changes


def test_a_new_row_tells_its_fields_and_a_deleted_one_what_was_there(bcfake):
    send(bcfake, "POST", "/brands", json={"name": "Acme"})
    send(bcfake, "DELETE", "/brands/1")
    created, deleted = bcfake.requests
    assert ("brands", 1, "name", None, "Acme") in created.diff
    assert ("brands", 1, "name", "Acme", None) in deleted.diff


def test_what_rules_change_elsewhere_is_told_too(bcfake):
    """An order takes stock: the product is in the diff, though the request named an order."""
    bcfake.products.add(name="Mug", price="9.50", inventory_tracking="simple", inventory_level=3)
    body = {
        "billing_address": {"first_name": "Ann", "last_name": "Bee", "street_1": "1 Hill St"}
        | {"city": "Austin", "state": "Texas", "zip": "78701", "country": "United States"},
        "products": [{"product_id": 1, "quantity": 2}],
        "status_id": 11,
    }
    assert send(bcfake, "POST", "/orders", json=body).status_code == 201
    told = {(each.resource, each.field) for each in bcfake.requests.one().diff}
    assert ("orders", "status_id") in told
    assert ("products", "inventory_level") in told
    assert ("products", 1, "inventory_level", 3, 1) in bcfake.requests.one().diff


def test_reading_and_refusals_change_nothing(bcfake):
    bcfake.brands.add(name="Acme")
    bcfake.faults.add("PUT /brands/{id}", "html")
    send(bcfake, "GET", "/brands")
    send(bcfake, "POST", "/brands", json={"name": "Acme"})
    bcfake.faults.add("PUT /brands/{id}", 503)
    send(bcfake, "PUT", "/brands/1", json={"name": "Bolt"})
    assert [entry.diff for entry in bcfake.requests[:2]] == [[], []]
    bcfake.faults.clear()


def test_a_write_whose_answer_was_lost_is_told(bcfake):
    bcfake.faults.add("POST /brands", "closed", after_commit=True)
    with pytest.raises(requests.ConnectionError):
        send(bcfake, "POST", "/brands", json={"name": "Acme"})
    assert ("brands", 1, "name", None, "Acme") in bcfake.requests.one().diff


# ---- subprocesses

PROGRAM = """
import os
import bigcommerce.api
api = bigcommerce.api.BigcommerceApi(
    client_id=os.environ["BC_CLIENT_ID"],
    store_hash=os.environ["BC_STORE_HASH"],
    access_token=os.environ["BC_ACCESS_TOKEN"],
)
print(api.Brands.create(name="Acme").id)
"""


def test_what_a_subprocess_asks_is_in_the_same_journal(bcfake, bcfake_env):
    assert bcfake_env["BC_STORE_HASH"] == os.environ["BC_STORE_HASH"] == bcfake.store_hash
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.stdout, done.stderr) == ("1\n", "")
    entry = bcfake.requests.assert_sent("POST /brands", times=1).one()
    assert ("brands", 1, "name", None, "Acme") in entry.diff


def test_a_subprocess_may_break_its_own_store(bcfake, bcfake_env):
    program = """
import json, os, urllib.request
control = os.environ["BCFAKE_CONTROL_URL"]
body = json.dumps({"aim": "GET /brands", "effect": 503}).encode()
asked = urllib.request.Request(control + "/faults", body, {"Content-Type": "application/json"})
print(urllib.request.urlopen(asked).status)
"""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.stdout, done.stderr) == ("201\n", "")
    assert send(bcfake, "GET", "/brands").status_code == 503


HARD_CODED = """
import requests
url = "https://api.bigcommerce.com/stores/{0.store_hash}/v2/brands"
print(requests.post(url, headers={0.headers}, json={{"name": "Acme"}}).status_code)
"""


def test_a_subprocess_that_has_the_real_host_fixed_is_led_here(bcfake, bcfake_https_env):
    """With what the parent's environment had before still in force."""
    command = [sys.executable, "-c", HARD_CODED.format(bcfake)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.stdout, done.stderr) == ("201\n", "")
    entry = bcfake.requests.assert_sent("POST /brands", times=1).one()
    assert ("brands", 1, "name", None, "Acme") in entry.diff
    assert entry.url.startswith("https://api.bigcommerce.com/")


def test_a_subprocess_by_environment_comes_by_https_too(bcfake, bcfake_https_env):
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.stdout, done.stderr) == ("1\n", "")


def test_what_the_parent_had_in_its_environment_stays(tmp_path, bcfake):
    (tmp_path / "sitecustomize.py").write_text("print('mine')")
    before = {"PYTHONPATH": str(tmp_path), "NODE_OPTIONS": "--no-warnings", "NO_PROXY": ".example"}
    with Server(bcfake.platform, tls=True) as server:
        env = os.environ | before | server.environment(bcfake, before)
        command = [sys.executable, "-c", HARD_CODED.format(bcfake)]
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=60, env=env
        )
    assert (done.stdout, done.stderr) == ("mine\n201\n", "")
    assert env["NODE_OPTIONS"].startswith("--no-warnings --require ")
    assert env["NO_PROXY"] == ".example,.bigcommerce.com,.mybigcommerce.com"


def test_the_environment_is_as_before_afterwards(pytester, monkeypatch):
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makepyfile(
        """
        import os

        def test_with(bcfake_env):
            assert os.environ["BC_STORE_HASH"]

        def test_without():
            assert "BC_STORE_HASH" not in os.environ
        """
    )
    result = pytester.runpytest_subprocess("-p", "bcfake", "-p", "no:cacheprovider")
    result.assert_outcomes(passed=2)


pytest_plugins = ("pytester",)
