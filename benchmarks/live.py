"""Over loopback: the same requests client against bcfake's server and nginx with the same bytes."""

from __future__ import annotations

import json
import logging
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import requests
from timing import median, quick, ratio, rounds, tell

from bcfake import FakeStore, Server

CONFIGURATION = """
daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
  access_log off; default_type application/json; keepalive_requests 1000000;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{ listen 127.0.0.1:{port}; root {folder}; }}
}}
"""


@contextmanager
def nginx(files: dict[str, bytes]) -> Iterator[str | None]:
    """The URL of an nginx that serves the files; None where there is no nginx."""
    program = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if program is None:
        yield None
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        for each, body in files.items():
            (folder / each).write_bytes(body)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        settings = folder / "nginx.conf"
        settings.write_text(CONFIGURATION.format(folder=folder, port=port), encoding="utf-8")
        process = subprocess.Popen([program, "-c", str(settings)])
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait()


def wait_for(port: int) -> None:
    """Until something listens on the port, 5 seconds at most."""
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("nginx did not start")


def throughput(url: str, headers: dict[str, str], threads: int, *, calls: int) -> float:
    """Requests a second that `threads` clients reach together."""

    def work(_: int) -> None:
        with requests.Session() as session:
            session.headers.update(headers)
            for _ in range(calls // threads):
                session.get(url).raise_for_status()

    started = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(work, range(threads)))
    return calls / (time.perf_counter() - started)


def clean_store(times: int) -> float:
    """Microseconds to open a store on a running server and close it."""
    taken = []
    with Server() as server:
        for _ in range(times * 20):
            started = time.perf_counter()
            FakeStore(platform=server.platform).open().close()
            taken.append(time.perf_counter() - started)
    return median(taken) * 1e6


def serve(products: int) -> None:
    """A server with so many products in this process, until standard input ends."""
    with Server() as server:
        store = FakeStore(quota=10**9, platform=server.platform).open()
        for number in range(products):
            store.products.add(name=f"Product {number}", description="x" * 300)
        print(json.dumps([store.headers, server.url, store.store_hash]))
        sys.stdout.flush()
        sys.stdin.read()


@contextmanager
def serving(products: int) -> Iterator[tuple[dict[str, str], str, str]]:
    """(headers, URL, store hash) of a server with so many products in another process."""
    command = [sys.executable, __file__, "--serve", str(products)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        headers, url, store_hash = json.loads(process.stdout.readline())
        yield headers, url, store_hash
        process.stdin.close()


def by_wrk(url: str, headers: dict[str, str], connections: int) -> float:
    """Requests a second that wrk, which costs next to nothing, reaches over so many connections."""
    told = [part for name, text in headers.items() for part in ("-H", f"{name}: {text}")]
    command = ["wrk", "-t1", f"-c{connections}", "-d3s", *told, url]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return float(done.stdout.rpartition("Requests/sec:")[2].split()[0])


def many_to_one(reach: Callable[[int], float], times: int) -> float:
    """What 32 reach together, as a share of what one reaches alone."""
    return median([reach(32) / reach(1) for _ in range(times)])


def of_httpserver(body: bytes) -> Any:
    """pytest-httpserver with the same bytes: in this process, as in the tests of its users."""
    import pytest_httpserver  # not in the process that serves

    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # printing would be measured
    server = pytest_httpserver.HTTPServer()
    server.expect_request("/one.json").respond_with_data(body, content_type="application/json")
    return server


def main() -> None:
    """Measure GET of one, a list of 250 and 32 clients at a time."""
    if "--serve" in sys.argv:
        return serve(int(sys.argv[-1]))
    times, calls = (5, 100) if quick() else (15, 300)
    figures = {"clean store, server running": clean_store(times)}
    with ExitStack() as stack:
        headers, url, store_hash = stack.enter_context(serving(250))
        base = f"{url}/stores/{store_hash}/v2/products"
        session = requests.Session()
        session.headers.update({**headers, "Accept-Encoding": "identity"})
        paths = {"one.json": f"{base}/1", "many.json": f"{base}?limit=250"}
        files = {name: session.get(url).content for name, url in paths.items()}
        peer = stack.enter_context(nginx(files))
        flask = stack.enter_context(of_httpserver(files["one.json"]))
        urls = {"bcfake": paths["one.json"], "pytest-httpserver": flask.url_for("/one.json")}
        if peer is not None:
            urls["nginx"] = f"{peer}/one.json"
            lists = {"bcfake": paths["many.json"], "nginx": f"{peer}/many.json"}
            taken = rounds(getting(session, lists), calls=calls // 3, times=times)
            figures["live list of 250"] = ratio(taken, "bcfake", "nginx")
        taken = rounds(getting(session, urls), calls=calls // 3, times=times)
        figures["live requests a second"] = 1 / median(taken["bcfake"])
        if peer is not None:
            figures["live GET of one"] = ratio(taken, "bcfake", "nginx")
            name = "live GET of one, pytest-httpserver"
            figures[name] = ratio(taken, "pytest-httpserver", "nginx")
        for name in sorted(urls.keys() - {"pytest-httpserver"}):
            reach = partial(throughput, urls[name], headers, calls=calls * 4)
            title = "live, 32 threads to one" + ("" if name == "bcfake" else f", {name}")
            figures[title] = many_to_one(reach, 5)
        if shutil.which("wrk"):
            reach = partial(by_wrk, urls["bcfake"], headers)
            figures["live, 32 connections to one, by wrk"] = many_to_one(reach, 3)
    tell(figures)


def getting(session: requests.Session, urls: dict[str, str]) -> dict[str, Callable[[], bytes]]:
    """What gets each URL and reads it."""
    return {name: lambda url=url: session.get(url).content for name, url in urls.items()}


if __name__ == "__main__":
    main()
