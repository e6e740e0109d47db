"""Recording: a store behind a port, read by the client and never written, as a file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bcfake import viewing
from bcfake.cli import run
from bcfake.fake import API_ORIGIN, FakeStore, Platform
from bcfake.record import record
from bcfake.record.personal import Scrubber
from bcfake.record.plan import SAME_EVERYWHERE, chosen, readable_names, v3_views
from bcfake.record.reader import Get, checked, connect
from bcfake.resources import CATALOGUE
from bcfake.server import Server
from bcfake.view import Sight
from bcfake.wire.v2 import show
from bcfake.wire.v3_answers import v3_json

JANE = {
    "first_name": "Zebulon",
    "last_name": "Quackenbush",
    "company": "Quackenbush Ducks",
    "street_1": "99 Pond Road",
    "street_2": "Flat 77",
    "city": "Duckington",
    "zip": "QK4 7DK",
    "phone": "+44 7700 900123",
    "email": "zeb@quackenbush.example",
}
POSTAL = {name: text for name, text in JANE.items() if name != "email"}
CANARIES = ("zebulon", "quack", "pond", "flat 77", "duckington", "qk4", "900123", "203.0.114.9")


@pytest.fixture
def real(bcfake_platform: Platform) -> Iterator[FakeStore]:
    """The store that plays the real one: something of everything, and one talkative customer."""
    store = FakeStore(platform=bcfake_platform, quota=100_000)
    for resource in CATALOGUE.resources:
        if not resource.single and resource.base_rows is None:
            getattr(store, resource.name).add()
    plant(store)
    store.open()
    yield store
    store.close()


@pytest.fixture
def on_port(real: FakeStore, bcfake_port: Server) -> FakeStore:
    """The same, to be reached by a socket."""
    real.origin = bcfake_port.url
    return real


def plant(store: FakeStore) -> None:
    """Personal data wherever a store keeps it."""
    jane = {name: JANE[name] for name in ("first_name", "last_name", "company", "phone", "email")}
    customer = store.customers.add(
        **jane,
        notes="Quack",
        registration_ip_address="203.0.114.9",
        form_fields=[{"name": "Nickname", "value": "Quacky"}],
    )
    store.customer_addresses.add(customer_id=customer["id"], state="Texas", **POSTAL)
    order = store.orders.add(
        customer_id=customer["id"],
        billing_address={**JANE, "state": "Texas", "country": "United States"},
        staff_notes="Quack quack",
        customer_message="Ring at the pond",
        ip_address="203.0.114.9",
    )
    store.order_messages.add(order_id=order["id"], subject="Quack?", message="Quack!")
    store.gift_certificates.add(
        to_name="Zebulon Quackenbush",
        to_email=JANE["email"],
        from_name="Zebulon",
        from_email="Zeb@Quackenbush.example",
        message="Quack",
        code="QUACK-1",
    )
    store.product_reviews.add(author="Zebulon", title="Quack", review="Like a pond")
    store.brands.add(name="Ducks", page_title="Ask zeb@quackenbush.example")
    for kind, owner in (("customer", customer), ("order", order)):
        rows = getattr(store, f"{kind}_metafields")
        rows.add(resource_id=owner["id"], key="nickname", value="Quacky")
    store.customer_attribute_values.add(customer_id=customer["id"], attribute_value="Quacky")
    store.wishlists.add(customer_id=customer["id"], name="For Zebulon")
    store.subscribers.add(email=JANE["email"], first_name="Zebulon", last_name="Quackenbush")
    store.webhooks.add(
        destination="https://example.com/quack?token=quack", headers={"Authorization": "quack"}
    )


def reader(store: FakeStore) -> Get:
    base_url = "" if store.origin == API_ORIGIN else store.origin
    return connect(store.store_hash, store.access_token, base_url, sleep=store.clock.sleep)


def recorded(store: FakeStore, out: Path, get: Get | None = None, **settings: Any) -> FakeStore:
    """A new store that begins with the recording."""
    record(get or reader(store), out, identity="one", **settings)
    return FakeStore(seed=out)


def shown(store: FakeStore, name: str) -> list[dict[str, Any]]:
    """The rows as the API shows them, the address of the store aside."""
    resource = CATALOGUE[name]
    if name in v3_views():
        view = v3_views()[name]
        rows = store.data.list(resource)
        return json.loads(v3_json([viewing.show(view, Sight(store.data, row, "")) for row in rows]))
    return json.loads(json.dumps([show(resource, row, "") for row in getattr(store, name).all()]))


def shows_the_same(real: FakeStore, out: Path) -> None:
    twin = recorded(real, out, keep_personal=True)
    for name in readable_names():
        own = ("gift_certificates", "webhooks", "sites")  # those have secrets, or the store's host
        if name not in (*own, *SAME_EVERYWHERE):
            assert shown(twin, name) == shown(real, name), name


def test_a_recording_shows_what_the_store_showed(on_port: FakeStore, tmp_path: Path) -> None:
    shows_the_same(on_port, tmp_path / "seed.json")


def test_a_recording_of_the_demo_shop_shows_the_same(real: FakeStore, tmp_path: Path) -> None:
    real.restore(FakeStore(seed="demo").snapshot())
    shows_the_same(real, tmp_path / "seed.json")


def test_a_recorded_store_goes_on_like_any_other(real: FakeStore, tmp_path: Path) -> None:
    twin = recorded(real, tmp_path / "seed.json")
    with twin:
        api = twin.client()
        order = api.Orders.create(
            billing_address={"zip": "78751"}, products=[{"product_id": 1, "quantity": 1}]
        )
        assert order.id == max(row["id"] for row in real.orders) + 1
        api.Products.get(1).update(price="3.00")
        api.Customers.get(1).delete()


def test_nothing_but_get_is_sent(real: FakeStore, tmp_path: Path) -> None:
    before = real.dump()
    recorded(real, tmp_path / "seed.json")
    assert {entry.method for entry in real.requests} == {"GET"}
    assert real.dump() == before


# ---- what is personal


def test_nothing_personal_is_left_in_the_file(real: FakeStore, tmp_path: Path) -> None:
    recorded(real, tmp_path / "seed.json")
    text = (tmp_path / "seed.json").read_text("utf-8").casefold()
    assert [canary for canary in CANARIES if canary in text] == []


def test_nothing_personal_is_in_the_file_of_an_interrupted_recording(
    real: FakeStore, tmp_path: Path
) -> None:
    with pytest.raises(KeyboardInterrupt):
        recorded(real, tmp_path / "seed.json", interrupted(reader(real), after=60))
    text = (tmp_path / "seed.json.partial").read_text("utf-8").casefold()
    assert "customers" in text
    assert [canary for canary in CANARIES if canary in text] == []
    assert real.access_token not in text


def test_the_same_has_the_same_pseudonym_everywhere(real: FakeStore, tmp_path: Path) -> None:
    twin = recorded(real, tmp_path / "seed.json")
    customer = twin.customers.all()[-1]
    address = twin.customer_addresses.all(customer_id=customer["id"])[0]
    order = twin.orders.all(customer_id=customer["id"])[0]
    certificate = twin.gift_certificates.all()[-1]
    assert customer["email"] == order["billing_address"]["email"] == certificate["to_email"]
    assert certificate["from_email"] == certificate["to_email"], "whatever the case"
    assert certificate["to_name"] == f"{customer['first_name']} {customer['last_name']}"
    for name in POSTAL:
        assert order["billing_address"][name] == address[name] != JANE[name]
    assert twin.brands.all()[-1]["page_title"] == f"Ask {customer['email']}"
    assert twin.orders.all()[-1]["ip_address"] == customer["registration_ip_address"]


def test_pseudonyms_look_like_what_they_stand_for_and_differ_from_key_to_key() -> None:
    one, other = Scrubber("one"), Scrubber("other")
    row = {"zip": "QK4 7DK", "email": "zeb@example.com", "ip_address_v6": "fe80::1", "phone": ""}
    mine = one.row(CATALOGUE["customers"], row)
    assert mine == one.row(CATALOGUE["customers"], row)
    assert mine["email"] != other.row(CATALOGUE["customers"], row)["email"]
    assert [char.isalpha() for char in mine["zip"]] == [char.isalpha() for char in "QK4 7DK"]
    assert mine["ip_address_v6"].startswith("2001:db8::")
    assert mine["phone"] == ""


def test_what_a_customer_wrote_on_a_product_is_replaced_and_what_was_picked_is_not() -> None:
    options = [
        {"type": "Text field", "display_name": "Engraving", "display_value": "For Zebulon"},
        {"type": "Rectangle", "display_name": "Size", "display_value": "Large"},
    ]
    row = Scrubber("one").row(CATALOGUE["order_products"], {"product_options": options})
    written, picked = row["product_options"]
    assert written["display_value"].startswith("Note ")
    assert written["display_name"] == "Engraving"
    assert picked == options[1]


def test_personal_data_may_be_kept_but_secrets_are_not(real: FakeStore, tmp_path: Path) -> None:
    twin = recorded(real, tmp_path / "seed.json", keep_personal=True)
    assert twin.customers.all()[-1]["email"] == JANE["email"]
    assert twin.gift_certificates.all()[-1]["code"].startswith("GC-")
    hook = twin.webhooks.all()[-1]
    assert "quack" not in json.dumps([hook["headers"], hook["destination"]])
    assert hook["destination"].startswith("https://example.com/")


# ---- which, and how far


def test_only_some_resources_and_what_they_are_part_of(real: FakeStore, tmp_path: Path) -> None:
    twin = recorded(real, tmp_path / "seed.json", resources=["brands", "order_products"])
    assert {entry.template for entry in real.requests} == {
        "/v2/brands",
        "/v2/orders",
        "/v2/orders/{order_id}/products",
    }
    assert (len(twin.brands), len(twin.customers)) == (len(real.brands), 0)


def test_long_lists_are_read_page_by_page(real: FakeStore, tmp_path: Path) -> None:
    real.brands.add_many(600)
    twin = recorded(real, tmp_path / "seed.json", resources=["brands"])
    assert shown(twin, "brands")[-1] == shown(real, "brands")[-1]
    assert len(real.requests) == 3


def interrupted(get: Get, *, after: int) -> Get:
    """`get`, until Ctrl-C is pressed."""
    left = iter(range(after))

    def some(path: str, **query: Any) -> Any:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return get(path, **query)

    return some


@pytest.mark.parametrize("after", [0, 1, 30, 60])
def test_an_interrupted_recording_goes_on_and_ends_the_same(
    real: FakeStore, tmp_path: Path, after: int
) -> None:
    whole, out = tmp_path / "whole.json", tmp_path / "seed.json"
    recorded(real, whole)
    asked = real.requests.count
    with pytest.raises(KeyboardInterrupt):
        recorded(real, out, interrupted(reader(real), after=after))
    assert not out.exists()
    with (tmp_path / "seed.json.partial").open("a") as file:
        file.write('{"resource": "bra')  # as a kill in the middle of a line leaves it
    recorded(real, out)
    assert out.read_text("utf-8") == whole.read_text("utf-8")
    assert real.requests.count == 2 * asked, "nothing was asked for twice"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["seed.json", "whole.json"]


def test_what_was_begun_differently_is_not_gone_on_with(real: FakeStore, tmp_path: Path) -> None:
    out = tmp_path / "seed.json"
    with pytest.raises(KeyboardInterrupt):
        recorded(real, out, interrupted(reader(real), after=1))
    partial = (tmp_path / "seed.json.partial").read_bytes()
    with pytest.raises(ValueError, match=r"seed\.json\.partial: a recording of another store, tok"):
        recorded(real, out, keep_personal=True)
    assert (tmp_path / "seed.json.partial").read_bytes() == partial


def test_a_file_that_is_there_is_not_overwritten(real: FakeStore, tmp_path: Path) -> None:
    (tmp_path / "seed.json").write_text("mine")
    with pytest.raises(ValueError, match=r"seed\.json: is there already"):
        recorded(real, tmp_path / "seed.json")
    assert len(real.requests) == 0


# ---- when the store does not do its part


def test_the_quota_is_respected(real: FakeStore, tmp_path: Path) -> None:
    """The store's clock is what the waits advance; no request is refused."""
    real.quota.set(10, 30.0)
    twin = recorded(real, tmp_path / "seed.json", resources=["order_products"])
    assert len(real.requests) > 10
    assert {entry.status for entry in real.requests} <= {200, 204}
    assert len(twin.order_products) == len(real.order_products)


@pytest.mark.parametrize("effect", [429, 500, 503, "reset", "truncated"])
def test_a_failure_that_passes_is_waited_for(
    real: FakeStore, tmp_path: Path, effect: int | str
) -> None:
    real.faults.add("GET /brands", effect, times=2)
    assert len(recorded(real, tmp_path / "a.json", resources=["brands"]).brands) == len(real.brands)


def test_one_that_stays_ends_the_recording_in_words(real: FakeStore, tmp_path: Path) -> None:
    real.faults.add("GET /brands", 503, times=None)
    with pytest.raises(ConnectionError, match="brands: no answer after 6 attempts: 503"):
        recorded(real, tmp_path / "seed.json", resources=["brands"])


def test_what_the_token_may_not_see_is_passed_over_and_told(
    real: FakeStore, tmp_path: Path
) -> None:
    real.faults.add("GET /customers", 403, times=None)
    told: list[str] = []
    twin = recorded(real, tmp_path / "a.json", resources=["customers", "brands"], tell=told.append)
    assert "passed over: customers: 403" in told
    assert (len(twin.customers), len(twin.brands)) == (0, len(real.brands))


def test_where_v3_may_not_be_seen_there_is_what_every_store_has(
    real: FakeStore, tmp_path: Path
) -> None:
    real.channels.add(name="Till", type="pos")
    real.faults.add("GET /v3/channels", 403, times=None)
    told: list[str] = []
    twin = recorded(real, tmp_path / "a.json", resources=["channels"], tell=told.append)
    assert "passed over: v3/channels: 403" in told
    assert [row["name"] for row in twin.channels] == ["My Store"]


def test_a_parent_of_v3_is_read_with_what_is_below_it(real: FakeStore, tmp_path: Path) -> None:
    twin = recorded(real, tmp_path / "seed.json", resources=["site_routes"])
    assert shown(twin, "site_routes") == shown(real, "site_routes") != []
    assert {entry.path for entry in real.requests} >= {"/v3/sites", "/v3/sites/1000/routes"}


def test_what_is_not_known_here_is_left_out_and_told(real: FakeStore, tmp_path: Path) -> None:
    real.drift = True
    told: list[str] = []
    twin = recorded(real, tmp_path / "seed.json", resources=["brands"], tell=told.append)
    assert len(twin.brands) == len(real.brands)
    assert any(line.startswith("left out: brands.new_") for line in told)


# ---- the command


def command(store: FakeStore, out: Path, *more: str) -> list[str]:
    return [
        *("record", "--store-hash", store.store_hash, "--token", store.access_token),
        *("--base-url", store.origin, "--out", str(out), *more),
    ]


def test_the_command_shows_progress_and_says_what_to_do_with_the_file(
    on_port: FakeStore, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(command(on_port, tmp_path / "seed.json", "--resources", "brands,customers")) == 0
    out, err = capfd.readouterr()
    assert out == ""
    rows = len(on_port.brands) + len(on_port.customers)
    assert err.splitlines() == [
        f"brands: {len(on_port.brands)} rows",
        f"customers: {len(on_port.customers)} rows",
        f"{tmp_path}/seed.json: {rows} rows of 2 resources; begin with --seed {tmp_path}/seed.json",
    ]
    assert on_port.access_token not in err


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--resources", "prodcts"], "unknown or not to be read: 'prodcts'; known: .*products"),
        (["--base-url", "http://example.com"], "the token would be sent in the clear"),
        (["--base-url", "127.0.0.1:80"], r"it is not https://host\[:port\]"),
        (["--token", "wrong"], "the store refuses the token"),
        (["--out", "/nowhere/seed.json"], "there is no folder /nowhere"),
    ],
)
def test_a_mistake_is_told_at_once(
    on_port: FakeStore,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    more: list[str],
    said: str,
) -> None:
    assert run(command(on_port, tmp_path / "seed.json", *more)) == 1
    assert re.search("bcfake record: .*" + said, capfd.readouterr().err)
    assert list(tmp_path.iterdir()) == []


def test_after_a_mistyped_token_the_right_one_begins_at_once(
    on_port: FakeStore, tmp_path: Path
) -> None:
    right = command(on_port, tmp_path / "seed.json", "--resources", "brands")
    assert run([*right, "--token", "mistyped"]) == 1
    assert run(right) == 0
    assert [each.name for each in tmp_path.iterdir()] == ["seed.json"]


def test_a_token_is_needed(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["record", "--store-hash", "abc", "--out", "seed.json"])
    assert "no token: give --token, or set BC_ACCESS_TOKEN" in capfd.readouterr().err


def test_addresses_with_a_path_are_no_origins() -> None:
    assert checked("https://api.example.com:8443/") == "https://api.example.com:8443"
    with pytest.raises(ValueError, match="stores/x"):
        checked("https://api.example.com/stores/x")


def test_countries_are_read_only_when_asked_for() -> None:
    assert "countries" not in chosen([])
    assert chosen(["country_states"]) == ["countries", "country_states"]
