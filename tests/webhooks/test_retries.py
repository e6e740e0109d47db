"""The documented ladder of retries, deactivation and blocks, all on the store's clock."""

from __future__ import annotations

from datetime import timedelta
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bcfake.fake import FakeStore
from bcfake.webhooks.blocks import BLOCKED_FOR, Blocks
from bcfake.webhooks.dispatcher import LADDER

from .conftest import HOOK

DAY = 86400
unhurried = settings(deadline=None)  # a busy machine is no failure
MOMENTS = [0, *accumulate(LADDER)]  # of the attempts of a delivery that always fails


def shop_with(target, scope="store/cart/*", destination=HOOK):
    """A store with a frozen clock and one hook."""
    shop = FakeStore()
    shop.clock.freeze()
    shop.webhooks.route(HOOK, target)
    shop.webhooks.add(scope=scope, destination=destination)
    return shop


def emit(shop, times=1):
    for _ in range(times):
        shop.webhooks.emit("store/cart/updated", type="cart", id="0934")


def test_the_ladder_is_the_documented_one_and_takes_about_48_hours():
    assert LADDER == (60, 180, 300, 600, 900, 1800, 3600, 7200, 21600, 50400, 86400)
    assert sum(LADDER) == pytest.approx(48 * 3600, rel=0.01)


# ---- laws

leaps = st.lists(st.floats(0, 2 * DAY, allow_nan=False), max_size=8)


@unhurried
@given(leaps=leaps)
def test_attempts_are_made_at_the_ladders_moments_however_the_clock_is_advanced(leaps):
    """As many attempts as have their moment in the time that passed, each at its moment."""
    shop = shop_with(lambda request: 500)
    start = shop.clock.time()
    emit(shop)
    for leap in leaps:
        shop.clock.advance(leap)
        shop.webhooks.deliver()
    passed = shop.clock.time() - start
    moments = [attempt.at - start for attempt in shop.webhooks.sent.one().attempts]
    expected = [moment for moment in MOMENTS if moment <= passed]
    assert moments == pytest.approx(expected, abs=0.01)


@unhurried
@given(failures=st.integers(0, len(LADDER) + 3))
def test_a_receiver_that_recovers_in_time_keeps_its_hook(failures):
    """One that fails 12 times, first attempt and 11 retries, loses it."""
    answers = [500] * failures
    shop = shop_with(lambda request: answers.pop() if answers else 200)
    emit(shop)
    shop.webhooks.run_until_idle()
    delivery = shop.webhooks.sent.one()
    recovers = failures <= len(LADDER)
    assert delivery.state == ("delivered" if recovers else "failed")
    assert len(delivery.attempts) == min(failures, len(LADDER)) + 1
    assert shop.webhooks.get(1)["is_active"] is recovers


@unhurried
@given(times=st.lists(st.integers(0, 10 * DAY), min_size=1, max_size=6))
def test_every_attempt_sends_the_same_body(times):
    bodies = []
    shop = shop_with(lambda request: bodies.append(request.body) or 503)
    emit(shop)
    for seconds in times:
        shop.clock.advance(seconds)
        shop.webhooks.deliver()
    assert len(set(bodies)) == 1


# ---- scenarios


@pytest.mark.parametrize("status", [199, 300, 302, 404, 429, 500])
def test_anything_but_2xx_is_tried_again_after_a_minute(status):
    shop = shop_with(lambda request: status)
    emit(shop)
    shop.clock.advance(59)
    assert shop.webhooks.deliver() == 0
    shop.clock.advance(1)
    assert shop.webhooks.deliver() == 1


def test_a_retry_is_signed_anew_with_the_same_id():
    seen = []
    shop = shop_with(lambda request: seen.append(dict(request.headers)) or 500)
    emit(shop)
    shop.clock.advance(60)
    shop.webhooks.deliver()
    first, second = seen
    assert first["webhook-id"] == second["webhook-id"]
    assert int(second["webhook-timestamp"]) - int(first["webhook-timestamp"]) == 60
    assert first["webhook-signature"] != second["webhook-signature"]


def test_after_the_last_retry_the_hook_is_inactive_over_the_api(bcfake, send, listen):
    """Two days pass for the app; the next request finds what they have brought."""
    bcfake.webhooks.add(scope="store/category/*", destination=HOOK)
    bcfake.webhooks.route(HOOK, lambda request: 500)
    send("POST", "/categories", {"name": "Cups"})
    assert send("GET", "/hooks/1").json()["is_active"]
    bcfake.clock.advance(timedelta(hours=49))
    hook = send("GET", "/hooks/1").json()
    assert (hook["is_active"], hook["updated_at"] > hook["created_at"]) == (False, True)
    send("POST", "/categories", {"name": "Mugs"})
    assert len(bcfake.webhooks.sent) == 1


def test_a_hook_that_is_switched_on_again_gets_new_events(bcfake, send):
    answers = [500] * 12
    received = []

    def receiver(request):
        received.append(request)
        return answers.pop() if answers else 200

    bcfake.webhooks.route(HOOK, receiver)
    bcfake.webhooks.add(scope="store/category/*", destination=HOOK)
    send("POST", "/categories", {"name": "Cups"})
    bcfake.webhooks.run_until_idle()
    send("PUT", "/hooks/1", {"is_active": True})
    send("POST", "/categories", {"name": "Mugs"})
    assert received[-1].json["data"]["id"] == 2


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        (lambda shop: shop.webhooks.delete(1), "deleted"),
        (lambda shop: shop.webhooks.update(1, is_active=False), "inactive"),
    ],
)
def test_a_retry_is_not_made_for_a_hook_that_has_ended(end, reason):
    shop = shop_with(lambda request: 500)
    emit(shop)
    end(shop)
    shop.clock.advance(60)
    assert shop.webhooks.deliver() == 0
    delivery = shop.webhooks.sent.one()
    assert (delivery.state, reason in delivery.reason) == ("failed", True)


def test_an_idle_hook_is_deactivated_after_90_days(bcfake, send):
    bcfake.webhooks.add(scope="store/category/*", destination=HOOK)
    bcfake.webhooks.add(scope="store/brand/metafield/*", destination=HOOK)
    bcfake.clock.advance(timedelta(days=89))
    send("POST", "/categories", {"name": "Cups"})
    bcfake.clock.advance(timedelta(days=2))
    assert [hook["is_active"] for hook in send("GET", "/hooks").json()] == [True, False]
    bcfake.clock.advance(timedelta(days=89))
    assert [hook["is_active"] for hook in send("GET", "/hooks").json()] == [False, False]


# ---- blocked domains


def test_a_domain_is_blocked_for_3_minutes_when_a_tenth_of_100_calls_fail():
    """11 of 100; what comes meanwhile goes to the first retry queues, 60 and 180 s."""
    answers = [500] * 11
    shop = shop_with(lambda request: answers.pop() if answers else 200)
    emit(shop, 100)
    assert shop.webhooks.blocked == {"app.example": BLOCKED_FOR}
    emit(shop)
    late = shop.webhooks.sent[-1]
    assert (late.state, late.attempts) == ("waiting", [])
    shop.clock.advance(60)
    assert shop.webhooks.deliver() == 0
    shop.clock.advance(180)
    shop.webhooks.deliver()
    assert shop.webhooks.blocked == {}
    assert late.attempts[0].at == pytest.approx(shop.clock.time())


@pytest.mark.parametrize(("failures", "calls"), [(10, 100), (99, 99)])
def test_a_domain_is_not_blocked_for_less(failures, calls):
    answers = [500] * failures
    shop = shop_with(lambda request: answers.pop() if answers else 200)
    emit(shop, calls)
    assert shop.webhooks.blocked == {}


@pytest.mark.parametrize(("seconds", "blocked"), [(119, True), (120, False)])
def test_calls_older_than_two_minutes_do_not_count(seconds, blocked):
    blocks, domain = Blocks(), ("app", "app.example")
    assert not any(blocks.note(domain, 0.0, False) for _ in range(99))
    assert blocks.note(domain, seconds, False) is blocked


@unhurried
@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), min_size=90, max_size=300))
def test_a_domain_is_blocked_as_soon_as_a_window_of_100_calls_falls_below_90_percent(calls):
    blocks, domain, now, seen = Blocks(), ("app", "app.example"), 0.0, []
    for seconds, succeeded in calls:
        now += seconds
        seen.append((now, succeeded))
        window = [ok for at, ok in seen if at > now - 120]
        expected = len(window) >= 100 and sum(window) / len(window) < 0.9
        assert blocks.note(domain, now, succeeded) is expected
        assert blocks.blocks(domain, now) is expected
        if expected:
            assert not blocks.blocks(domain, now + 180)
            return


def test_a_block_is_for_all_hooks_of_a_domain_and_no_other():
    shop = shop_with(lambda request: 500)
    seen = []
    shop.webhooks.route("https://other.example", seen.append)
    for destination in ("https://app.example/second", "https://other.example/hook"):
        shop.webhooks.add(scope="store/subscriber/*", destination=destination)
    emit(shop, 100)
    shop.webhooks.emit("store/subscriber/created", type="subscriber", id=5)
    second, other = shop.webhooks.sent[-2:]
    assert (second.state, second.attempts, other.state) == ("waiting", [], "delivered")


# ---- exceptions


def exceptions_of(shop):
    """The error codes that a second hook, for delivery exceptions, is told."""
    codes = []
    there = "https://watch.example/exceptions"
    shop.webhooks.route(there, lambda request: codes.append(request.json["data"]["error_code"]))
    shop.webhooks.add(scope="store/hook/deliveryException", destination=there)
    return codes


def test_a_failure_is_told_to_the_hook_for_exceptions_once_in_10_minutes():
    shop = shop_with(lambda request: 500)
    codes = exceptions_of(shop)
    emit(shop, 3)
    assert codes == [90001]
    shop.clock.advance(60 + 180 + 300)
    shop.webhooks.deliver()
    assert codes == [90001]
    shop.clock.advance(600)
    shop.webhooks.deliver()
    assert codes == [90001, 90001]


def test_giving_up_is_told_to_the_hook_for_exceptions():
    shop = shop_with(lambda request: 500)
    codes = exceptions_of(shop)
    emit(shop)
    shop.webhooks.run_until_idle()
    assert codes[-1] == 90002


def test_a_block_is_told_to_the_hook_for_exceptions():
    shop = shop_with(lambda request: 500)
    codes = exceptions_of(shop)
    emit(shop, 100)
    assert codes == [90001, 90003]


def test_failures_of_the_hook_for_exceptions_are_not_told():
    shop = shop_with(lambda request: 500, scope="store/hook/deliveryException")
    shop.webhooks.emit("store/hook/deliveryException", type="webhook", id=9, error_code=90001)
    assert len(shop.webhooks.sent) == 1


def test_reset_forgets_what_waits_and_who_is_blocked_but_keeps_routes():
    answers = [500] * 100
    shop = shop_with(lambda request: answers.pop() if answers else 200)
    shop.reset()
    shop.webhooks.add(scope="store/cart/*", destination=HOOK)
    emit(shop, 100)
    shop.reset()
    assert (shop.webhooks.waiting, shop.webhooks.blocked, len(shop.webhooks.sent)) == (0, {}, 0)
    shop.webhooks.add(scope="store/cart/*", destination=HOOK)
    emit(shop)
    assert shop.webhooks.sent.one().status == 200
