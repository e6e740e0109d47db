"""`python -m bcfake`: what it prints, what it serves, how it ends."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import pytest
import requests

import bcfake.tour
from bcfake import FakeStore, Platform, Server
from bcfake.__main__ import main
from bcfake.options import HELP

BCFAKE = (sys.executable, "-m", "bcfake")


class Running:
    """A command that serves; `text` is what it printed until it was ready."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        self.process = process
        self.text = ""
        while "Ctrl-C stops it." not in self.text:
            line = process.stdout.readline()
            assert line, f"it ended: {process.communicate()}"
            self.text += line

    def fact(self, name: str) -> str:
        """What stands beside a name in the printed table."""
        found = re.search(rf"^  {name} +(\S+)$", self.text, re.MULTILINE)
        assert found, self.text
        return found[1]

    def get(self, path: str) -> requests.Response:
        with requests.Session() as session:
            session.trust_env = False
            headers = {"X-Auth-Token": self.fact("access token"), "Accept": "application/json"}
            return session.get(self.fact("URL") + path, headers=headers, timeout=5)

    def stop(self, how: signal.Signals = signal.SIGINT) -> tuple[int, str, str]:
        """(exit status, further output, errors) after a signal."""
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=10)
        return self.process.returncode, out, err


@contextmanager
def running(*arguments: str) -> Iterator[Running]:
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([*BCFAKE, *arguments], text=True, **pipes) as process:  # type: ignore[call-overload]
        try:
            yield Running(process)
        finally:
            process.kill()


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line on stderr that a command ends with."""
    try:
        status = main(arguments)
    except SystemExit as ended:
        status = int(str(ended.code))
    out, err = capsys.readouterr()
    assert status != 0
    assert out == ""
    assert err.count("\n") == 1, err
    return err.strip()


# ---- serving


def test_it_serves_what_its_flags_say_until_ctrl_c() -> None:
    with running(
        *("--port", "0", "--seed", "demo", "--store-hash", "abc123", "--token", "my-token"),
        *("--client-id", "my-app", "--quota", "7", "--window", "5", "--loose"),
    ) as fake:
        assert fake.text.startswith("bcfake: a fake BigCommerce store with 292 products, 5 cust")
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/stores/abc123/v2", fake.fact("URL"))
        assert (fake.fact("client id"), fake.fact("access token")) == ("my-app", "my-token")
        answer = fake.get("/products?limit=1&nonsense=1")
        assert answer.json()[0]["name"] == "Morning Blend, 250 g"
        assert answer.headers["X-Rate-Limit-Requests-Left"] == "6"
        assert answer.headers["X-Rate-Limit-Time-Window-Ms"] == "5000"
        assert fake.stop() == (0, "bcfake: stopped\n", "")


def test_ctrl_c_on_a_tour_or_before_it_serves_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It was a traceback."""

    def interrupted(store: FakeStore) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(bcfake.tour, "tour", interrupted)
    assert refused(capsys, "tour") == "bcfake: interrupted"


def test_it_stops_cleanly_when_terminated_with_connections_open() -> None:
    with running("--port", "0") as fake, socket.socket() as held:
        host, port = fake.fact("URL").split("/")[2].split(":")
        held.connect((host, int(port)))
        assert fake.get("/store").status_code == 200
        assert fake.stop(signal.SIGTERM) == (0, "bcfake: stopped\n", "")


def test_credentials_are_minted_and_other_ones_refused() -> None:
    with running("--port", "0") as first, running("--port", "0") as second:
        for name in ("store hash", "access token", "client id"):
            assert first.fact(name) != second.fact(name)
        assert first.get("/store").status_code == 200
        headers = {"X-Auth-Token": second.fact("access token")}
        assert requests.get(first.fact("URL") + "/store", headers=headers).status_code == 401


def test_every_request_can_be_printed_and_no_token_is() -> None:
    with running("--port", "0", "--verbose") as fake:
        fake.get("/brands?min_id=3")
        token = fake.fact("access token")
        fake.get(f"/nowhere?token={token}")
        _, _, errors = fake.stop()
    assert errors.startswith("#1 GET /v2/brands?min_id=3 -> 204  149 left\n#2 GET /v2/nowhere?")
    assert token not in errors


def test_the_printed_snippets_do_what_they_say(tmp_path: Path) -> None:
    """Pasted as they are: with requests, with the client, with curl where there is one."""
    with running("--port", "0", "--seed", "demo") as fake:
        snippets = {
            name: "\n".join(line[2:] for line in text.splitlines())
            for name, text in re.findall(r"^(\w+):\n\n((?:  .*\n)+)", fake.text, re.MULTILINE)
        }
        assert list(snippets) == ["curl", "requests", "bigcommerce"]
        for name in ("requests", "bigcommerce"):
            code = [sys.executable, "-c", snippets[name]]
            done = subprocess.run(code, capture_output=True, text=True, check=False)
            assert "Morning Blend, 250 g" in done.stdout, done.stderr
        if shutil.which("curl"):
            shell = snippets["curl"].replace("curl", "curl --silent --noproxy '*'", 1)
            done = subprocess.run(shell, shell=True, capture_output=True, text=True, check=False)
            assert json.loads(done.stdout)[0]["name"] == "Morning Blend, 250 g"


# ---- what cannot be


def test_a_taken_port_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with Server(Platform()) as server:
        port = server.url.rpartition(":")[2]
        told = refused(capsys, "--port", port)
    assert told == (
        f"bcfake: cannot listen on 127.0.0.1 port {port}: it is taken; "
        "choose another with --port, 0 for a free one"
    )


def test_an_address_that_is_not_ours_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    told = refused(capsys, "--host", "192.0.2.1", "--port", "0")
    assert told.startswith("bcfake: cannot listen on 192.0.2.1 port 0: ")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "neither a file nor one of: demo"),
        ("{", "not JSON: "),
        ("[]", 'needs "version": 1 and "rows": {...}'),
        ('{"version": 1, "rows": {"brands": [{"name": ""}]}}', '"brands", row 1: '),
        ('{"version": 1, "rows": {"shoes": []}}', "unknown resource 'shoes'; known: "),
    ],
)
def test_a_bad_seed_is_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str | None, told: str
) -> None:
    file = tmp_path / "shop.json"
    if content is not None:
        file.write_text(content)
    line = refused(capsys, "--port", "0", "--seed", str(file))
    assert line.startswith("bcfake: ")
    assert str(file) in line
    assert told in line


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--prot", "80"], "unrecognized arguments: --prot"),
        (["--port", "http"], "argument --port: 'http' is not a port, 0 to 65535"),
        (["--port", "65536"], "argument --port: '65536' is not a port, 0 to 65535"),
        (["--quota", "many"], "argument --quota: 'many' is not of type int"),
        (["--loose=yes"], "argument --loose: it takes no value, not 'yes'"),
        (["--quota", "0"], "quota 0: at least 1 request a window"),
        (["--window", "-1"], "window -1.0: more than 0"),
        (["--store-hash", "a/b"], "store_hash 'a/b': only letters, digits, - and _"),
        (["sevre"], "unknown command 'sevre': one of serve, tour, fidelity"),
    ],
)
def test_a_bad_flag_is_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert told in refused(capsys, *arguments)


def test_the_help_names_every_setting(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    text = " ".join(capsys.readouterr().out.split())
    for name, help in HELP.items():
        assert f"--{name.replace('_', '-')}" in text
        assert " ".join(help.split()) in text
    assert "--token" in text


def test_the_version_is_that_of_the_distribution(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr() == (f"bcfake {version('bigcommerce')}\n", "")


# ---- the tour


def test_the_tour_tells_what_the_client_did(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tour"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    titles = re.findall(r"^ ?(\d+)\. (.*)$", out, re.MULTILINE)
    assert [int(number) for number, _ in titles] == list(range(1, 12))
    for told in (
        "1  Morning Blend, 250 g  9.5000",
        "price 29.0000 -> 26.5000, stock 12",
        "order 102: 20 x Morning Blend, 250 g",
        "293 products, 8 orders",
        "293 products, each once, in 2 requests",
        "409 Conflict",
        "503 Service Unavailable",
        "429 Too Many Requests",
        "31 requests at 10 in 30 s: the client waited ",
        "0 problems.",
    ):
        assert told in out
    assert float(re.search(r"and (\d+\.\d) s of yours", out)[1]) < 20  # type: ignore[index]


def test_a_tour_on_which_something_goes_wrong_fails() -> None:
    """Here the shop lacks the demo's products; and a fault of its own that never strikes."""
    said: list[str] = []
    with FakeStore(platform=Platform()) as store:
        assert bcfake.tour.tour(store, said.append) == 1
    assert said[-1] == "The tour ends here: something went wrong."
    store = FakeStore(platform=Platform(), seed="demo")
    store.faults.add("DELETE /orders", 503)
    with pytest.raises(AssertionError, match="fault never struck"), store:
        assert bcfake.tour.tour(store, said.append) == 1
    assert said[-1].endswith("1 problems.")


# ---- as it is installed


def test_the_console_script_is_the_same_command() -> None:
    script = Path(sys.executable).with_name("bcfake")
    if not script.exists():
        pytest.skip("the package is not installed with its scripts")
    done = subprocess.run([script, "--prot"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "bcfake: unrecognized arguments: --prot (--help lists the flags)\n"


def test_the_ledger_can_be_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fidelity"]) == 0
    assert capsys.readouterr().out.startswith("# Fidelity\n")


def test_it_needs_no_environment() -> None:
    """No proxy, no home: only what Python needs to find itself."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    done = subprocess.run([*BCFAKE, "tour"], env=kept, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
