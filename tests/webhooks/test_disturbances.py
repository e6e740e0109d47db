"""Deliveries lost, doubled, late and out of order on demand: what an app has to bear."""

from __future__ import annotations

import pytest

from .conftest import HOOK


@pytest.fixture
def carts(bcfake, listen):
    """A function: emits an event for each id and is the ids received since it was last asked."""
    bcfake.clock.freeze()
    received = listen("store/cart/*")

    def carts(*ids, word="updated"):
        for id in ids:
            bcfake.webhooks.emit(f"store/cart/{word}", type="cart", id=id)
        seen = [each.json["data"]["id"] for each in received]
        received.clear()
        return seen

    return carts


def test_undisturbed_events_come_once_and_in_order(carts):
    assert carts(1, 2, 3) == [1, 2, 3]


def test_dropped_events_are_lost_for_good(bcfake, carts):
    bcfake.webhooks.drop(2)
    assert carts(1, 2, 3) == [3]
    bcfake.webhooks.run_until_idle()
    assert carts() == []
    assert [each.state for each in bcfake.webhooks.sent] == ["dropped", "dropped", "delivered"]


def test_only_the_scope_asked_for_is_dropped(bcfake, carts):
    bcfake.webhooks.drop(scope="store/cart/updated")
    assert carts(1, 2, word="created") == [1, 2]
    assert carts(3, 4) == []


def test_a_duplicate_has_the_same_hash(bcfake, carts):
    bcfake.webhooks.duplicate(times=3, count=1)
    assert carts(1, 2) == [1, 1, 1, 2]
    hashes = [each.hash for each in bcfake.webhooks.sent]
    assert len(set(hashes)) == 2


def test_a_duplicate_is_retried_by_itself(bcfake):
    answers = [200, 500]
    bcfake.webhooks.route(HOOK, lambda request: answers.pop() if answers else 200)
    bcfake.webhooks.add(scope="store/cart/*", destination=HOOK)
    bcfake.webhooks.duplicate()
    bcfake.webhooks.emit("store/cart/updated", id="1")
    bcfake.webhooks.run_until_idle()
    assert [len(each.attempts) for each in bcfake.webhooks.sent] == [2, 1]


def test_a_delayed_event_comes_when_the_clock_says_so(bcfake, carts):
    bcfake.webhooks.delay(120, count=1)
    assert carts(1, 2) == [2]
    bcfake.clock.advance(119)
    bcfake.webhooks.deliver()
    assert carts() == []
    bcfake.clock.advance(1)
    bcfake.webhooks.deliver()
    assert carts() == [1]


def test_a_delayed_event_comes_with_the_next_request_after_its_time(bcfake, send, carts):
    bcfake.webhooks.delay(120)
    carts(1)
    bcfake.clock.advance(120)
    send("GET", "/time")
    assert carts() == [1]


def test_reordered_events_come_last_first_and_the_rest_as_usual(bcfake, carts):
    bcfake.webhooks.reorder(3)
    assert carts(1, 2) == []
    assert carts(3, 4) == [3, 2, 1, 4]


def test_a_reorder_can_be_cut_short(bcfake, carts):
    bcfake.webhooks.reorder(3)
    assert carts(1, 2) == []
    bcfake.webhooks.deliver()
    assert carts() == [2, 1]


def test_disturbances_add_up(bcfake, carts):
    bcfake.webhooks.duplicate(count=1)
    bcfake.webhooks.reorder(2)
    assert carts(1, 2) == [2, 1, 1]


def test_undisturbed_takes_all_of_it_back(bcfake, carts):
    bcfake.webhooks.drop(scope="store/cart/created")
    bcfake.webhooks.duplicate()
    bcfake.webhooks.reorder(5)
    carts(1)
    bcfake.webhooks.undisturbed()
    assert carts(2) == [1, 1, 2]
    assert carts(3, word="created") == [3]


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda hooks: hooks.drop(0), "count 0: a whole number from 1, or None for all"),
        (lambda hooks: hooks.drop(scope="store/order/create"), "store/order/created"),
        (lambda hooks: hooks.duplicate(times=1), "times 1: a whole number from 2"),
        (lambda hooks: hooks.delay(0), "seconds 0: a number, more than 0"),
        (lambda hooks: hooks.drop("x"), "count 'x': a whole number from 1"),
        (lambda hooks: hooks.delay("x"), "seconds 'x': a number"),
        (lambda hooks: hooks.reorder("x"), "count 'x': a whole number from 2"),
        (lambda hooks: hooks.reorder(1), "count 1: a whole number from 2"),
    ],
)
def test_what_makes_no_sense_is_refused(bcfake, ask, message):
    with pytest.raises(ValueError, match=message):
        ask(bcfake.webhooks)
