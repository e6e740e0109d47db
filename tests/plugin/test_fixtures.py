"""What a test gets by asking for a fixture."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest_plugins = ("pytester",)
Run = Callable[..., pytest.RunResult]


def test_code_under_test_runs_unchanged_against_a_clean_store(run: Run) -> None:
    """It builds its own client, or calls requests itself; nobody hands it a session."""
    run(
        """
        import bigcommerce.api, pytest, requests

        def with_the_client(client_id, store_hash, access_token):
            api = bigcommerce.api.BigcommerceApi(
                client_id=client_id, store_hash=store_hash, access_token=access_token
            )
            return [brand.name for brand in api.Brands.all()]

        def with_requests(store_hash, access_token):
            url = f"https://api.bigcommerce.com/stores/{store_hash}/v2/brands"
            answer = requests.get(url, headers={"X-Auth-Token": access_token})
            return answer.status_code, answer.content

        @pytest.mark.parametrize("name", ["Acme", "Bolt"])
        def test_client(bcfake, name):
            bcfake.brands.add(name=name)
            found = with_the_client(bcfake.client_id, bcfake.store_hash, bcfake.access_token)
            assert found == [name]

        def test_bare(bcfake):
            assert with_requests(bcfake.store_hash, bcfake.access_token) == (204, b"")

        def test_ready_client(bcfake_client, bcfake):
            bcfake_client.Brands.create(name="Acme")
            assert bcfake.brands.get(1)["name"] == "Acme"
            assert bcfake.requests.where("POST /brands").one().status == 201
        """
    ).assert_outcomes(passed=4)


def test_every_store_is_its_own(run: Run) -> None:
    """Two stores of one test, stores of threads: what one writes the other never sees."""
    run(
        """
        import threading
        import pytest

        def test_two(bcfake, bcfake_factory):
            other = bcfake_factory(quota=7)
            other.client().Brands.create(name="Acme")
            assert (len(other.brands), len(bcfake.brands)) == (1, 0)
            assert (other.quota.left, bcfake.quota.left) == (6, 150)
            assert other.store_hash != bcfake.store_hash
            assert other.access_token != bcfake.access_token

        @pytest.mark.parametrize("n", range(4))
        def test_threads(bcfake_factory, n):
            stores = [bcfake_factory() for _ in range(4)]
            def fill(store):
                for each in range(5):
                    store.client().Brands.create(name=f"{store.store_hash} {each}")
            threads = [threading.Thread(target=fill, args=[store]) for store in stores]
            [thread.start() for thread in threads]
            [thread.join() for thread in threads]
            for store in stores:
                assert {row["name"].split()[0] for row in store.brands} == {store.store_hash}
                assert len(store.brands) == store.requests.count == 5
        """
    ).assert_outcomes(passed=5)


def test_fixed_credentials_are_named_in_the_ini_file(run: Run) -> None:
    """Test after test answers to them; a test's further stores have minted ones."""
    result = run(
        """
        import pytest, requests

        URL = "https://api.bigcommerce.com/stores/fixed1/v2/brands"
        TOKEN = {"X-Auth-Token": "a-fixed-token-of-ours"}

        @pytest.mark.parametrize("n", range(4))
        def test_ini(bcfake, n):
            assert requests.get(URL, headers=TOKEN).status_code == 204
            assert bcfake.client_id == "app"

        def test_further_store(bcfake, bcfake_factory):
            other = bcfake_factory()
            assert (bcfake.store_hash, bcfake.access_token) == ("fixed1", "a-fixed-token-of-ours")
            assert other.store_hash != "fixed1"
            assert other.client_id != "app"
        """,
        ini="""
        bcfake_store_hash = fixed1
        bcfake_access_token = a-fixed-token-of-ours
        bcfake_client_id = app
        """,
    )
    result.assert_outcomes(passed=5)
    result.stdout.no_fnmatch_line("*after the test had ended*")


def test_fixed_credentials_are_named_in_the_marker_or_a_call(run: Run) -> None:
    """The closest marker wins, a call wins over all."""
    run(
        """
        import pytest, requests

        pytestmark = pytest.mark.bcfake(store_hash="module", access_token="of-the-module")

        def status(store_hash, token):
            url = f"https://api.bigcommerce.com/stores/{store_hash}/v2/brands"
            return requests.get(url, headers={"X-Auth-Token": token}).status_code

        def test_module(bcfake):
            assert status("module", "of-the-module") == 204

        @pytest.mark.bcfake(store_hash="closest")
        def test_closest(bcfake):
            assert status("closest", "of-the-module") == 204

        @pytest.mark.bcfake(quota=3)
        def test_call(bcfake):
            bcfake.use_credentials(store_hash="called", access_token="of-the-call")
            assert status("called", "of-the-call") == 204
            assert status("module", "of-the-module") == 404
            assert bcfake.quota.left == 2

        def test_factory(bcfake_factory):
            assert bcfake_factory(store_hash="given").store_hash == "given"
            assert bcfake_factory().store_hash not in ("given", "module")
        """
    ).assert_outcomes(passed=4)


def test_settings_of_the_ini_file_have_their_types(run: Run) -> None:
    run(
        """
        import requests

        def test_typed(bcfake):
            for expected in (8, 7):
                url = f"{bcfake.url}/brands?nonsense=1"
                answer = requests.get(url, headers=bcfake.headers)
                assert answer.status_code == 200
                assert answer.headers["X-Rate-Limit-Requests-Left"] == str(expected)
            assert answer.headers["X-Rate-Limit-Time-Window-Ms"] == "2500"
            assert len(bcfake.products) > 250
        """,
        ini="""
        bcfake_quota = 9
        bcfake_window = 2.5
        bcfake_loose = yes
        bcfake_seed = demo
        """,
    ).assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("bcfake_quota = many", "bcfake_quota: 'many' is not of type int"),
        ("bcfake_quota = 0", "bcfake_quota: quota 0: at least 1 request a window"),
        ("bcfake_loose = perhaps", "bcfake_loose: 'perhaps' is none of true, yes, on, 1,*"),
        ("bcfake_store_hash = a/b", "bcfake_store_hash: store_hash 'a/b': only letters, *"),
        ("bcfake_network = open", "bcfake_network: 'open' is none of guard, strict, off"),
    ],
)
def test_an_ini_value_that_cannot_be_is_one_line(
    pytester: pytest.Pytester, line: str, told: str
) -> None:
    pytester.makeini(f"[pytest]\n{line}\n")
    result = pytester.runpytest_subprocess()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([f"ERROR: {told}"])
    assert len(result.errlines) <= 2


@pytest.mark.parametrize("run", [()], indirect=True)  # xdist has races of its own there
@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("quotas=3", "unknown setting 'quotas'; settings: store_hash, access_token,"),
        ('quota="3"', "quota must be of type int, not str"),
        ('"demo"', "the bcfake marker takes keywords only"),
        ('seed="nowhere.json"', "seed nowhere.json: neither a file nor one of: demo"),
        ("seed={}", 'seed: needs "version": 1'),
        ('allow_unknown=["GETS /x"]', "unknown method 'GETS'"),
        ('max_requests="many"', "max_requests 'many': a whole number from 0"),
    ],
)
def test_a_marker_that_cannot_be_ends_the_run_once_before_the_first_test(
    run: Run, given: str, told: str
) -> None:
    result = run(
        f"""
        import pytest

        pytestmark = pytest.mark.bcfake({given})

        def test_one(bcfake): pass
        def test_two(bcfake): pass
        class TestMore:
            def test_three(self, bcfake): pass
        """
    )
    result.assert_outcomes(errors=1)
    assert result.ret == pytest.ExitCode.INTERRUPTED
    text = result.stdout.str()
    assert text.count(f"\nbcfake: {told}") == 1
    assert "in the bcfake marker of test_inner.py::test_one" in text
    assert "Traceback" not in text


def test_the_marker_seeds_and_the_demo_is_the_same_every_time(run: Run) -> None:
    run(
        """
        import pytest

        @pytest.mark.bcfake(seed="demo")
        @pytest.mark.parametrize("n", range(3))
        def test_demo(bcfake, n):
            assert bcfake.products.get(1)["name"] == "Morning Blend, 250 g"
            bcfake.products.delete(1)
            bcfake.reset()
            assert len(bcfake.products) == 292
            bcfake.products.delete(2)
        """
    ).assert_outcomes(passed=3)


def test_the_server_is_one_port_for_clients_of_any_kind(run: Run) -> None:
    """Same store, same token, real port: urllib in another process, kept-alive connections."""
    run(
        """
        import http.client, json, subprocess, sys
        from urllib.parse import urlsplit

        PROGRAM = '''
        import json, sys, urllib.request
        asked = urllib.request.Request(sys.argv[1], headers={"X-Auth-Token": sys.argv[2]})
        print(json.load(urllib.request.urlopen(asked))[0]["name"])
        '''
        PROGRAM = "\\n".join(line.strip() for line in PROGRAM.splitlines())
        ports = set()

        def test_another_process(bcfake_server):
            bcfake_server.brands.add(name="Acme")
            url, token = bcfake_server.url + "/brands", bcfake_server.access_token
            told = subprocess.run(
                [sys.executable, "-c", PROGRAM, url, token], capture_output=True, text=True
            )
            assert told.stdout.strip() == "Acme", told.stderr
            ports.add(urlsplit(url).port)

        def test_kept_alive(bcfake_server):
            place = urlsplit(bcfake_server.url)
            assert place.hostname == "127.0.0.1"
            connection = http.client.HTTPConnection(place.hostname, place.port)
            sockets = set()
            for expected in (149, 148, 147):
                connection.request("GET", place.path + "/store", headers=bcfake_server.headers)
                answer = connection.getresponse()
                assert json.load(answer)["status"]
                assert answer.headers["X-Rate-Limit-Requests-Left"] == str(expected)
                sockets.add(connection.sock)
            connection.close()
            assert len(sockets) == 1 and None not in sockets
            ports.add(place.port)

        def test_client(bcfake_server, bcfake):
            assert ports == {urlsplit(bcfake_server.url).port}
            assert bcfake_server is bcfake
            assert bcfake_server.client().Store.all().status
            assert bcfake.requests.count == 1
        """,
        together=True,
    ).assert_outcomes(passed=3)


LEAK = """
    import pytest, requests

    @pytest.fixture(scope="module")
    def after():
        later = []
        yield later
        assert [call() for call in later] == [401] * len(later)

    def test_leaks(bcfake, after):
        url, headers = bcfake.url + "/orders", bcfake.headers
        after.append(lambda: requests.get(url, headers=headers).status_code)

    def test_leaks_on_the_server(bcfake_server, after):
        url, headers = bcfake_server.url + "/brands", bcfake_server.headers
        after.append(lambda: requests.get(url, headers=headers).status_code)

    def test_innocent(bcfake, after):
        assert bcfake.requests.count == 0
"""


def test_a_late_request_is_refused_and_charged_to_the_test_that_leaked_it(run: Run) -> None:
    """All tests pass and the run fails, naming the one whose code went on."""
    result = run(LEAK, together=True)
    result.assert_outcomes(passed=3)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    late = [line for line in result.outlines if "after the test had ended" in line]
    assert late == [
        "test_inner.py::test_leaks: GET /v2/orders came after the test had ended "
        "(refused with 401)",
        "test_inner.py::test_leaks_on_the_server: GET /v2/brands came after the test had ended "
        "(refused with 401)",
    ]


def test_unittest_classes_get_a_store_too(run: Run) -> None:
    result = run(
        """
        import unittest
        import pytest, requests
        from bcfake import FakeStore

        class TestWithTheFixture(unittest.TestCase):
            @pytest.fixture(autouse=True)
            def _store(self, bcfake):
                self.store = bcfake

            def test_one(self):
                self.store.client().Brands.create(name="Acme")
                self.assertEqual(len(self.store.brands), 1)

            def test_swallows(self):
                requests.get(self.store.url + "/brandz", headers=self.store.headers)

        class TestWithTheContextManager(unittest.TestCase):
            def setUp(self):
                store = FakeStore(quota=5)
                self.store = store.__enter__()
                self.addCleanup(store.__exit__, None, None, None)

            def test_one(self):
                self.store.client().Brands.create(name="Acme")
                self.assertEqual(self.store.quota.left, 4)
        """
    )
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*does not know: GET /v2/brandz -> 404 (nearest: /v2/brands*"])
