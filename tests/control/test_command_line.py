"""`python -m bcfake --https`: what it prints is what Python, Node and curl need."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from bcfake.__main__ import main

READY = "Ctrl-C stops it."


class Running:
    """A command that serves; `text` is what it printed until it was ready."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        self.process, self.text = process, ""
        while READY not in self.text:
            line = process.stdout.readline()
            assert line, f"it ended: {process.communicate()}"
            self.text += line

    def fact(self, name: str) -> str:
        """What stands beside a name in the printed table."""
        found = re.search(rf"^  {name} +(\S+)$", self.text, re.MULTILINE)
        assert found, self.text
        return found[1]

    @property
    def bundle(self) -> str:
        """The printed certificate authority."""
        return re.findall(r"--cacert (\S+)", self.text)[0]

    def recipe(self, begins: str) -> str:
        """One of the printed ways for programs that have BigCommerce's hosts fixed."""
        lines = self.text.replace("\\\n", " ").splitlines()
        return next(line.strip() for line in lines if line.strip().startswith(begins))


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    command = [sys.executable, "-m", "bcfake", "--https", "--port", "0", "--seed", "demo"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as process:  # type: ignore[call-overload]
        fake = Running(process)
        yield fake
        process.terminate()
        out, _ = process.communicate(timeout=10)
        assert (process.returncode, out) == (0, "bcfake: stopped\n")
        assert not Path(fake.bundle).exists()


def shell(command: str) -> str:
    """What a pasted command prints; it must end well."""
    env = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
    done = subprocess.run(
        command, shell=True, env=env, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_control_url_and_token_are_told(running: Running) -> None:
    assert running.fact("control URL") == running.fact("URL").split("/stores")[0] + "/_bcfake"
    url = running.fact("control URL") + "/stores/default"
    headers = {"X-Bcfake-Control-Token": running.fact("control token"), "Host": "elsewhere.example"}
    told = requests.get(url, headers=headers, verify=running.bundle)
    assert told.json()["store_hash"] == running.fact("store hash")


def test_the_default_is_the_store_that_was_started_whoever_else_comes(running: Running) -> None:
    control = running.fact("control URL")
    made = requests.post(control + "/stores", verify=running.bundle).json()
    told = requests.get(control + "/stores/default", verify=running.bundle).json()
    assert told["store_hash"] == running.fact("store hash") != made["store_hash"]
    requests.delete(f"{control}/stores/{made['store_hash']}", verify=running.bundle)


def test_the_snippets_trust_its_authority(running: Running) -> None:
    for name in ("requests", "bigcommerce"):
        text = re.findall(rf"^{name}:\n\n((?:  .*\n)+)", running.text, re.MULTILINE)[0]
        code = "\n".join(line[2:] for line in text.splitlines())
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert "Morning Blend, 250 g" in done.stdout, done.stderr


def test_a_python_program_that_has_the_host_fixed_comes_here(
    running: Running, tmp_path: Path
) -> None:
    url = f"https://api.bigcommerce.com/stores/{running.fact('store hash')}/v2/products"
    program = tmp_path / "program.py"
    program.write_text(
        "import requests\n"
        f"headers = {{'X-Auth-Token': {running.fact('access token')!r}}}\n"
        f"print(requests.get({url!r}, headers=headers).text)\n"
    )
    recipe = running.recipe("REQUESTS_CA_BUNDLE=").replace("python ", f"{sys.executable} ")
    assert "Morning Blend, 250 g" in shell(recipe.replace("program.py", str(program)))


@pytest.mark.skipif(not shutil.which("node"), reason="node is not installed")
def test_a_node_program_that_has_the_host_fixed_comes_here(
    running: Running, tmp_path: Path
) -> None:
    url = f"https://api.bigcommerce.com/stores/{running.fact('store hash')}/v2/products"
    program = tmp_path / "program.js"
    headers = f"{{'X-Auth-Token': {running.fact('access token')!r}}}"
    program.write_text(
        f"fetch({url!r}, {{headers: {headers}}}).then(async (r) => console.log(await r.text()))"
    )
    recipe = running.recipe("NODE_EXTRA_CA_CERTS=")
    assert "Morning Blend, 250 g" in shell(recipe.replace("program.js", str(program)))


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_curl_comes_here(running: Running) -> None:
    recipe = running.recipe("curl --cacert").replace("curl ", "curl -sS --noproxy '*' ", 1)
    assert "Morning Blend, 250 g" in shell(recipe)
    fixed = next(
        line for line in running.text.replace("\\\n", " ").splitlines() if "--connect-to" in line
    )
    assert '"id"' in shell(fixed.strip().replace("curl ", "curl -sS --noproxy '*' ", 1))


def test_without_its_package_https_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "trustme", None)
    assert main(["--https", "--port", "0"]) == 1
    told = 'bcfake: HTTPS needs the package trustme: pip install "bigcommerce[testing]"\n'
    assert capsys.readouterr().err == told


def test_the_tour_is_not_taken_by_https(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tour", "--https"]) == 1
    assert "--https is for serve" in capsys.readouterr().err
