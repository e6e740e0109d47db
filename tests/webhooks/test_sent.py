"""Asking what was sent, and being told why it was not."""

from __future__ import annotations

import pytest

from .conftest import HOOK


def failure(call) -> str:
    """The message of an assertion that fails."""
    with pytest.raises(AssertionError) as failed:
        call()
    return str(failed.value)


@pytest.fixture
def two(bcfake, send, listen):
    """A category and a product were made; each has a hook."""
    listen("store/category/*", "store/product/*")
    send("POST", "/categories", {"name": "Cups"})
    send("PUT", "/categories/1", {"name": "Mugs"})
    return bcfake.webhooks.sent


def test_deliveries_are_in_the_order_of_their_events(two):
    assert [each.scope for each in two] == ["store/category/created", "store/category/updated"]
    assert two[0].payload["data"] == two[0].data == {"type": "category", "id": 1}
    assert (two[0].destination, two[0].headers["Content-Type"]) == (HOOK, "application/json")


def test_deliveries_are_narrowed(two):
    assert len(two.where("store/category/*")) == 2
    assert len(two.where("store/category/*", data={"id": 2})) == 0
    assert len(two.where(destination=HOOK, state="delivered", status=200)) == 2
    assert two.where("store/category/updated").one().number == 2


def test_an_unknown_state_is_refused(two):
    with pytest.raises(ValueError, match="waiting, delivered"):
        two.where(state="sent")


def test_one_lists_what_there_is(two):
    message = failure(two.where("store/category/*").one)
    assert message.startswith("expected one store/category/*, found 2:")
    assert '#1 store/category/created {"type":"category","id":1} -> ' in message


def test_assert_sent_returns_what_it_found(two):
    assert two.assert_sent("store/category/created", times=1, data={"id": 1}).one().status == 200


def test_assert_sent_says_that_no_hook_takes_the_scope(two):
    message = failure(lambda: two.assert_sent("store/order/created"))
    assert "expected store/order/created at least once, found 0 of 2 deliveries" in message
    assert "no active hook takes store/order/created; hooks: store/category/*, store/" in message


def test_assert_sent_says_that_python_is_silent(bcfake, two):
    bcfake.products.add()
    message = failure(lambda: bcfake.webhooks.sent.assert_sent("store/product/created", times=1))
    assert "inside bcfake.webhooks.telling() only" in message


def test_assert_sent_says_which_hooks_are_inactive(bcfake):
    bcfake.webhooks.add(scope="store/order/*", is_active=False)
    message = failure(lambda: bcfake.webhooks.sent.assert_sent("store/order/created"))
    assert "hooks: store/order/* (inactive)" in message


def test_assert_sent_counts_and_compares(two):
    message = failure(lambda: two.assert_sent("store/category/*", times=3, data={"id": 1}))
    assert "with {'id': 1} 3 time(s), found 2 of 2 deliveries" in message


def test_assert_not_sent(two):
    two.assert_not_sent("store/product/*")
    message = failure(lambda: two.assert_not_sent("store/category/created"))
    assert "expected no store/category/created, found 1" in message


def test_a_scope_that_no_event_has_is_refused(two):
    with pytest.raises(ValueError, match="'store/ordr/created' is not a known event; perhaps"):
        two.assert_not_sent("store/ordr/created")


def test_a_delivery_says_what_became_of_it(bcfake, listen):
    bcfake.webhooks.route(HOOK, lambda request: 500)
    bcfake.webhooks.add(scope="store/cart/*", destination=HOOK)
    bcfake.webhooks.emit("store/cart/updated", id="1")
    assert str(bcfake.webhooks.sent.one()).endswith(f"-> {HOOK}  waiting: 500")
    bcfake.webhooks.run_until_idle()
    assert str(bcfake.webhooks.sent.one()).endswith("500, 500: given up after the last retry")


def test_a_delivery_does_not_print_the_headers_of_its_hook(bcfake):
    headers = {"Authorization": "Bearer s3cr3t"}
    bcfake.webhooks.add(scope="store/cart/*", destination="https://a.example", headers=headers)
    bcfake.webhooks.emit("store/cart/updated", id="1")
    delivery = bcfake.webhooks.sent.one()
    assert delivery.headers["authorization"] == "Bearer s3cr3t"
    assert "s3cr3t" not in repr(delivery) + str(delivery)
