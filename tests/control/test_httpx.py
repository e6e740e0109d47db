"""httpx, sync and async: by a transport of one's own, unchanged by interception, over the port."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import httpx
import pytest

import bcfake
from bcfake import FakeStore, Platform, Server

Ask = Callable[..., httpx.Response]
FIXED = "https://api.bigcommerce.com/stores/{}/v2"


@pytest.fixture
def store() -> Iterator[FakeStore]:
    store = FakeStore(platform=Platform()).open()
    yield store
    store.close()


def sync(client: Callable[[], httpx.Client]) -> Ask:
    """What sends one request with a client."""

    def ask(method: str, url: str, **how: object) -> httpx.Response:
        with client() as made:
            return made.request(method, url, **how)  # type: ignore[arg-type]

    return ask


def unsync(client: Callable[[], httpx.AsyncClient]) -> Ask:
    """The same with an async client, in an event loop of its own."""

    def ask(method: str, url: str, **how: object) -> httpx.Response:
        async def send() -> httpx.Response:
            async with client() as made:
                return await made.request(method, url, **how)  # type: ignore[arg-type]

        return asyncio.run(send())

    return ask


@pytest.fixture(
    params=[
        "transport",
        "async transport",
        "intercepted",
        "async intercepted",
        "live",
        "async live",
    ]
)
def ask(request: pytest.FixtureRequest, store: FakeStore) -> Iterator[Ask]:
    """One way for httpx to reach the store, at the URL that the store has then."""
    with ExitStack() as stack:
        made: dict[str, object] = {"trust_env": False}
        if request.param.endswith("transport"):
            made = {"transport": bcfake.httpx_transport(store)}
        elif request.param.endswith("intercepted"):
            stack.enter_context(bcfake.intercepting_httpx(store))
        else:
            store.origin = stack.enter_context(Server(store.platform)).url
        kind = httpx.AsyncClient if request.param.startswith("async") else httpx.Client
        wrap = unsync if request.param.startswith("async") else sync
        yield wrap(lambda: kind(**made))  # type: ignore[arg-type]


def test_a_request_is_answered_and_kept(ask: Ask, store: FakeStore) -> None:
    headers = {**store.headers, "Content-Type": "application/json"}
    answer = ask("POST", store.url + "/brands", json={"name": "Acme"}, headers=headers)
    assert (answer.status_code, answer.json()["name"]) == (201, "Acme")
    assert answer.headers["X-Rate-Limit-Requests-Left"] == "149"
    found = ask("GET", store.url + "/brands", params={"name": "Acme & Co"}, headers=headers)
    assert found.status_code == 204
    store.requests.assert_sent("GET /brands", query={"name": "Acme & Co"})
    store.requests.assert_sent("POST /brands", body={"name": "Acme"})


def test_a_streamed_body_arrives(ask: Ask, store: FakeStore) -> None:
    """A file-like one, for sync and async alike."""
    headers = {**store.headers, "Content-Type": "application/json"}
    body = json.dumps({"name": "Acme"}).encode()
    assert ask("POST", store.url + "/brands", content=body, headers=headers).status_code == 201


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("reset", httpx.ReadError),
        ("closed", httpx.RemoteProtocolError),
        ("timeout", httpx.ReadTimeout),
        ("truncated", httpx.RemoteProtocolError),
    ],
)
def test_a_failing_connection_raises_as_over_a_real_one(
    ask: Ask, store: FakeStore, kind: str, expected: type[Exception]
) -> None:
    store.brands.add()
    store.faults.add("GET /brands", kind)
    patience = 0.2 if kind == "timeout" else 10
    with pytest.raises(expected) as caught:
        ask("GET", store.url + "/brands", headers=store.headers, timeout=patience)
    assert store.access_token not in str(caught.value)
    assert ask("GET", store.url + "/brands", headers=store.headers).status_code == 200


def test_a_refused_connection_is_one_in_this_process(store: FakeStore) -> None:
    """Over a port it is a reset: the port is open."""
    store.faults.add("GET /brands", "refused")
    with (
        httpx.Client(transport=bcfake.httpx_transport(store)) as client,
        pytest.raises(httpx.ConnectError, match="Connection refused"),
    ):
        client.get(store.url + "/brands", headers=store.headers)


@pytest.mark.parametrize("method", ["HEAD", "GET"])
def test_a_head_has_no_body(ask: Ask, store: FakeStore, method: str) -> None:
    store.brands.add(name="Acme")
    answer = ask(method, store.url + "/brands", headers=store.headers)
    assert answer.status_code == 200
    assert (answer.content == b"") == (method == "HEAD")


# ---- interception


def test_only_bigcommerces_hosts_are_taken(store: FakeStore) -> None:
    """A mock of one's own for another host is asked as before."""
    ours = httpx.MockTransport(lambda request: httpx.Response(418))
    with (
        bcfake.intercepting_httpx(store),
        httpx.Client(mounts={"https://other.example": ours}) as c,
    ):
        assert c.get("https://other.example/").status_code == 418
        url = FIXED.format(store.store_hash) + "/store"
        assert c.get(url, headers=store.headers).status_code == 200


def test_clients_made_before_are_reached_and_nothing_is_left_behind(store: FakeStore) -> None:
    before = httpx.HTTPTransport.handle_request, httpx.AsyncHTTPTransport.handle_async_request
    with httpx.Client() as client, bcfake.intercepting_httpx(store):
        assert client.get(store.url + "/store", headers=store.headers).status_code == 200
    assert before == (
        httpx.HTTPTransport.handle_request,
        httpx.AsyncHTTPTransport.handle_async_request,
    )


def test_platforms_nest(store: FakeStore) -> None:
    """Each request goes to the platform that made its token, the inner one else."""
    other = FakeStore(platform=Platform()).open()
    with bcfake.intercepting_httpx(store), bcfake.intercepting_httpx(other):
        for each in (store, other):
            assert httpx.get(each.url + "/store", headers=each.headers).status_code == 200
    assert (store.requests.count, other.requests.count) == (1, 1)


def test_requests_run_side_by_side_in_an_event_loop(store: FakeStore) -> None:
    async def sync_shop() -> list[int]:
        async with httpx.AsyncClient(headers=store.headers) as client:
            asked = [
                client.post(store.url + "/brands", json={"name": f"Brand {n}"}) for n in range(20)
            ]
            return [answer.status_code for answer in await asyncio.gather(*asked)]

    with bcfake.intercepting_httpx(store):
        assert asyncio.run(sync_shop()) == [201] * 20
    assert len(store.brands) == 20


# ---- the fixtures


def test_the_fixture_reaches_code_that_uses_httpx(bcfake_httpx: FakeStore) -> None:
    url = FIXED.format(bcfake_httpx.store_hash)
    assert httpx.get(url + "/store", headers=bcfake_httpx.headers).status_code == 200
    bcfake_httpx.requests.assert_sent("GET /store")


def test_without_it_the_guard_says_what_to_ask_for(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makepyfile(
        """
        import httpx

        def test_shop(bcfake):
            httpx.get("https://api.bigcommerce.com/stores/x/v2/orders", trust_env=False)
        """
    )
    result = pytester.runpytest_subprocess("-p", "bcfake", "-p", "no:cacheprovider")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*bcfake_httpx if it uses httpx*"])


pytest_plugins = ("pytester",)
