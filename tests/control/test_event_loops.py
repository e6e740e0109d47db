"""Tests that are coroutines, in an event loop of their own, use the same fixtures."""

from __future__ import annotations

import textwrap

import pytest

pytest_plugins = ("pytester",)
SOURCE = """
import asyncio
import pytest

pytestmark = pytest.mark.anyio


@pytest.fixture(params=["asyncio"])
def anyio_backend(request):
    return request.param


async def http(store, method, path, body=""):
    '''One request over the port, written by hand: no library helps.'''
    host, port = store.origin.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    lines = [
        f"{method} /stores/{store.store_hash}/v2{path} HTTP/1.1",
        "Host: api.bigcommerce.com",
        f"X-Auth-Token: {store.access_token}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        "Connection: close",
    ]
    writer.write("\\r\\n".join([*lines, "", body]).encode())
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    return int(answer.split()[1])


async def test_requests_side_by_side(bcfake_server):
    bodies = ['{"name": "Brand %d"}' % n for n in range(20)]
    asked = [http(bcfake_server, "POST", "/brands", body) for body in bodies]
    assert await asyncio.gather(*asked) == [201] * 20
    assert len(bcfake_server.brands) == 20
    assert bcfake_server.requests.count == 20


async def test_the_store_is_clean(bcfake_server):
    assert len(bcfake_server.brands) == 0
    assert await http(bcfake_server, "GET", "/brands") == 204


async def test_httpx_in_the_loop(bcfake_httpx):
    import httpx

    async with httpx.AsyncClient(headers=bcfake_httpx.headers) as client:
        asked = [client.get(bcfake_httpx.url + "/brands") for _ in range(10)]
        assert [each.status_code for each in await asyncio.gather(*asked)] == [204] * 10
    assert bcfake_httpx.requests.count == 10


async def test_blocking_code_in_a_thread(bcfake, bcfake_client):
    made = await asyncio.to_thread(bcfake_client.Brands.create, name="Acme")
    assert bcfake.brands.get(made.id)["name"] == "Acme"


async def test_a_problem_fails_a_coroutine_too(bcfake_server):
    assert await http(bcfake_server, "GET", "/nothing") == 404
"""


@pytest.mark.parametrize(
    "mode",
    [
        pytest.param((), id="plain"),
        pytest.param(("-p", "xdist", "-n", "2"), id="xdist", marks=pytest.mark.slow),
        pytest.param(
            ("-p", "randomly", "--randomly-seed=7"), id="random order", marks=pytest.mark.slow
        ),
    ],
)
def test_coroutines_are_tested_as_functions_are(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, mode: tuple[str, ...]
) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makepyfile(test_inner=textwrap.dedent(SOURCE))
    pytester.makeini("[pytest]\nfilterwarnings = error\n")
    ours = ("-p", "bcfake", "-p", "anyio", "-p", "no:cacheprovider")
    result = pytester.runpytest_subprocess(*ours, *mode)
    result.assert_outcomes(passed=4, failed=1)
    result.stdout.fnmatch_lines(
        ["*request to an operation the fake does not know: GET /v2/nothing*"]
    )
