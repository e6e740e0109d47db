"""What a test that should not pass is told."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

pytest_plugins = ("pytester",)
Run = Callable[..., pytest.RunResult]


def told(result: pytest.RunResult, title: str = "bcfake requests") -> list[str]:
    """The lines of the sections with this title."""
    lines, inside = [], False
    for line in result.outlines:
        if re.match(r"[-=_]{4,}", line):
            inside = line.strip("-=_ ") == title
        elif inside:
            lines.append(line)
    return lines


def test_a_failing_test_shows_the_last_requests(run: Run) -> None:
    """Number, status, what changed, fault, quota left, and what to look at; no token."""
    result = run(
        """
        import requests

        def test_shop(bcfake):
            token = "TOKEN" + bcfake.access_token
            send = lambda method, path, **more: requests.request(
                method, bcfake.url + path, headers=bcfake.headers, **more
            )
            bcfake.faults.add("GET /brands", 503)
            bcfake.faults.add("DELETE /brands/{id}", "reset", after_commit=True)
            send("POST", "/brands", json={"name": "Acme"})
            send("POST", "/brands", json={"name": "Acme"})
            send("POST", "/brands", json={"name": "Bolt", "colour": "red"})
            send("GET", "/brands")
            send("GET", "/brands?secret=" + bcfake.access_token)
            try:
                send("DELETE", "/brands/1")
            except requests.ConnectionError:
                pass
            bcfake.quota.exhaust()
            send("GET", "/orders")
            print(token.startswith("x"))
            assert False
        """
    )
    result.assert_outcomes(failed=1)
    lines = told(result)
    assert re.fullmatch(r"<FakeStore (\w+) at https://[\w.]+/stores/\1/v2>: 7 requests", lines[0])
    assert lines[1] == "  #1 POST /v2/brands -> 201  created brand 1; 149 left"
    assert lines[2].startswith("  #2 POST /v2/brands -> 409  A resource conflict")
    assert lines[2].endswith("{'name': 'Acme'}; 148 left")
    assert lines[3].startswith("  #3 POST /v2/brands -> 400  The field 'colour' is not supported")
    assert (
        lines[4] == "  #4 GET /v2/brands -> 503  fault: GET /brands -> 503 (1x, before); 146 left"
    )
    assert lines[5].startswith("  #5 GET /v2/brands?secret=[redacted] -> 400")
    assert lines[6].startswith("  #6 DELETE /v2/brands/1 -> no answer  deleted brand 1; fault: DEL")
    assert lines[7].startswith("  #7 GET /v2/orders -> 429  quota exhausted; a new window opens in")
    assert lines[7].endswith("clock.advance; 0 left")
    assert len(lines) == 8


def test_no_token_is_ever_shown(run: Run) -> None:
    """Neither in the section nor where pytest explains an assertion on the journal."""
    result = run(
        """
        import pytest, requests

        def ask(bcfake, query):
            requests.get(bcfake.url + query, headers=bcfake.headers)

        @pytest.mark.bcfake(access_token="s3cr3t-0123456789")
        def test_entry(bcfake):
            ask(bcfake, "/brands?token=s3cr3t-0123456789")
            entry = bcfake.requests.one()
            assert entry.request_headers == {} and entry is bcfake

        @pytest.mark.bcfake(access_token="s3cr3t-0123456789")
        def test_journal(bcfake):
            ask(bcfake, "/v3/s3cr3t-0123456789")
            bcfake.requests.assert_sent("POST /brands")
        """,
        "-vv",
    )
    result.assert_outcomes(failed=2)
    shown = [line for line in result.outlines if "s3cr3t" in line]
    written = ("mark.bcfake", 'ask(bcfake, "')  # the source of the tests themselves
    assert [line for line in shown if not any(each in line for each in written)] == []
    assert "[redacted]" in result.stdout.str()


def test_only_the_last_requests_are_shown(run: Run) -> None:
    result = run(
        """
        import requests

        def test_many(bcfake):
            for n in range(30):
                requests.get(f"{bcfake.url}/brands?min_id={n}", headers=bcfake.headers)
            assert False
        """
    )
    lines = told(result)
    assert lines[0].endswith(": 30 requests")
    assert lines[1] == "  ... 10 before"
    assert [line.split()[0] for line in lines[2:]] == [f"#{n}" for n in range(11, 31)]


def test_a_request_to_an_unknown_operation_fails_a_test_that_swallowed_it(run: Run) -> None:
    """With the nearest route, and how to allow it."""
    result = run(
        """
        import pytest, requests

        def test_path(bcfake):
            answer = requests.get(bcfake.url + "/prodcts/5", headers=bcfake.headers)
            assert answer.status_code == 404

        def test_method(bcfake):
            requests.put(bcfake.url + "/orders", json={}, headers=bcfake.headers)

        def test_host(bcfake):
            requests.post("https://login.bigcommerce.com/oauth2/nonsense")

        def test_many_more_came_since(bcfake):
            bcfake.quota.set(5000)
            requests.get(bcfake.url + "/prodcts", headers=bcfake.headers)
            with requests.Session() as session:
                for _ in range(1001):
                    session.get(bcfake.url + "/time", headers=bcfake.headers)

        def test_allowed_by_call(bcfake):
            requests.get(bcfake.url + "/prodcts/5", headers=bcfake.headers)
            bcfake.requests.allow_unknown("GET /v2/prodcts/{id}")

        @pytest.mark.bcfake(allow_unknown=["* /v2/prodcts*", "GET /v3/*"])
        def test_allowed_by_marker(bcfake):
            requests.get(bcfake.url + "/prodcts/5", headers=bcfake.headers)
            requests.get(bcfake.url[:-2] + "v3/catalog/themes", headers=bcfake.headers)
        """,
        "-rfE",
    )
    result.assert_outcomes(passed=2, failed=4)
    text = result.stdout.str()
    assert (
        "bcfake: request to an operation the fake does not know: GET /v2/prodcts/5 -> 404 "
        "(nearest: /v2/products/{id}" in text
    )
    assert 'if that is meant: bcfake.requests.allow_unknown("GET /v2/prodcts/5")' in text
    assert 'allow_unknown("PUT /v2/orders")' in text
    assert "/v2/orders takes GET, POST" in text
    assert 'allow_unknown("POST /oauth2/nonsense")' in text
    assert 'allow_unknown("GET /v2/prodcts")' in text


def test_what_the_tear_down_did_is_told_as_an_error_of_the_tear_down(run: Run) -> None:
    result = run(
        """
        import pytest, requests

        @pytest.fixture
        def tidy(bcfake):
            yield
            requests.delete(bcfake.url + "/brandz", headers=bcfake.headers)

        def test_passes(tidy):
            pass

        def test_fails(tidy):
            assert False
        """
    )
    result.assert_outcomes(passed=1, failed=1, errors=2)
    assert result.stdout.str().count("know: DELETE /v2/brandz") == 2


def test_a_fault_that_never_struck_fails_the_test(run: Run) -> None:
    """Unless the test fails anyhow: then its section has it."""
    result = run(
        """
        def test_passes(bcfake):
            bcfake.faults.add("GET /brands", 503, times=2)

        def test_fails(bcfake):
            bcfake.faults.add("POST /brands", "timeout", times=None)
            assert False

        def test_taken_back(bcfake):
            bcfake.faults.remove(bcfake.faults.add("GET /brands", 503))
        """
    )
    result.assert_outcomes(passed=1, failed=2)
    result.stdout.fnmatch_lines(["bcfake: fault never struck: GET /brands -> 503 (2x, before)"])
    result.stdout.fnmatch_lines(
        ["  ! fault never struck: POST /brands -> timeout (always, before)"]
    )


def test_too_many_requests_fail_the_test(run: Run) -> None:
    """The closest marker counts, and each store by itself."""
    result = run(
        """
        import pytest, requests

        pytestmark = pytest.mark.bcfake(max_requests=1)

        def ask(store, times):
            for _ in range(times):
                requests.get(store.url + "/time", headers=store.headers)

        def test_too_many(bcfake):
            ask(bcfake, 2)

        def test_each_store(bcfake, bcfake_factory):
            ask(bcfake, 1)
            ask(bcfake_factory(), 1)

        @pytest.mark.bcfake(max_requests=3)
        def test_more(bcfake):
            ask(bcfake, 3)
        """,
        "-rfE",
    )
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(
        ["bcfake: expected at most 1 request(s), found 2:", "  2x GET /v2/time"]
    )


def test_requests_that_reached_no_store_are_shown_with_how_to_name_credentials(run: Run) -> None:
    """Those of this test only, and only when it fails."""
    result = run(
        """
        import requests

        def ask(store_hash, token):
            url = f"https://api.bigcommerce.com/stores/{store_hash}/v2/orders"
            return requests.get(url, headers={"X-Auth-Token": token}).status_code

        def test_before(bcfake):
            assert ask("earlier", "x") == 404

        def test_wrong_hash(bcfake):
            assert ask("hardwired", "y") == 200

        def test_wrong_token(bcfake):
            assert ask(bcfake.store_hash, "hardwired-token") == 200
        """
    )
    result.assert_outcomes(passed=1, failed=2)
    lines = "\n".join(told(result))
    assert "earlier" not in lines
    assert "requests that reached no store:" in lines
    assert "GET /stores/hardwired/v2/orders -> 404  no open store has the hash 'hardwired'" in lines
    assert "bcfake_store_hash" in lines
    assert "bcfake.use_credentials(...)" in lines
    assert "GET /v2/orders -> 401  the X-Auth-Token is not this store's" in lines
    assert "hardwired-token" not in lines


def test_a_failing_set_up_shows_its_requests(run: Run) -> None:
    result = run(
        """
        import pytest, requests

        @pytest.fixture
        def broken(bcfake):
            requests.get(bcfake.url + "/orders/5", headers=bcfake.headers)
            raise RuntimeError("no order")

        def test_it(broken):
            pass
        """
    )
    result.assert_outcomes(errors=1)
    assert told(result)[1].startswith(
        "  #1 GET /v2/orders/5 -> 404  The requested resource was not"
    )


def test_a_junit_report_has_the_last_requests(pytester: pytest.Pytester) -> None:
    """Sections do not get there, properties do."""
    pytester.makepyfile("def test_it(bcfake): bcfake.client().Store.all(); assert False")
    pytester.runpytest_subprocess("-p", "no:randomly", "--junitxml=out.xml")
    report = (pytester.path / "out.xml").read_text()
    assert re.search(r'<property name="bcfake" value="#1 GET /v2/store -&gt; 200', report)


def test_tests_that_do_not_ask_for_a_store_are_left_alone(pytester: pytest.Pytester) -> None:
    """No section, no import of the fake."""
    pytester.makepyfile(
        """
        import sys

        def test_it():
            loaded = {"bcfake.fake", "flask", "cheroot", "requests", "bigcommerce"} & {*sys.modules}
            assert loaded == {"nothing"}
        """
    )
    result = pytester.runpytest_subprocess("-p", "no:randomly", "-p", "no:hypothesispytest")
    result.assert_outcomes(failed=1)
    result.stdout.no_fnmatch_line("*bcfake requests*")
    result.stdout.fnmatch_lines(["*assert set() == {'nothing'}"])
