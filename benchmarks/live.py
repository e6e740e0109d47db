"""Over loopback: the same requests client against bcfake's server and nginx with the same bytes."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

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


def throughput(url: str, headers: dict[str, str], threads: int, calls: int) -> float:
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


def serve() -> None:
    """A server with 250 products of 2 KB in a process of its own, until standard input ends."""
    with Server() as server:
        store = FakeStore(quota=10**9, platform=server.platform).open()
        for number in range(250):
            store.products.add(name=f"Product {number}", description="x" * 300)
        print(json.dumps([store.headers, f"{server.url}/stores/{store.store_hash}/v2/products"]))
        sys.stdout.flush()
        sys.stdin.read()


@contextmanager
def serving() -> Iterator[tuple[dict[str, str], str]]:
    """(headers, URL of the products) of a server in another process."""
    command = [sys.executable, __file__, "--serve"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        headers, base = json.loads(process.stdout.readline())
        yield headers, base
        process.stdin.close()


def main() -> None:
    """Measure GET of one, a list of 250 and 32 client threads."""
    if "--serve" in sys.argv:
        return serve()
    times, calls = (5, 100) if quick() else (15, 300)
    with serving() as (headers, base):
        session = requests.Session()
        session.headers.update({**headers, "Accept-Encoding": "identity"})
        paths = {"one.json": f"{base}/1", "many.json": f"{base}?limit=250"}
        files = {name: session.get(url).content for name, url in paths.items()}
        figures = {"clean store, server running": clean_store(times)}
        pairs = [
            (throughput(paths["one.json"], headers, n, calls * 4) for n in (32, 1))
            for _ in range(3)
        ]
        shares = [(many, single) for many, single in pairs]
        figures["live, 32 threads to one"] = median([many / single for many, single in shares])
        single = median([single for _, single in shares])
        figures["live requests a second"] = single
        with nginx(files) as peer:
            if peer is not None:
                for name, title in (("one.json", "GET of one"), ("many.json", "list of 250")):
                    works = {
                        "bcfake": lambda name=name: session.get(paths[name]).content,
                        "nginx": lambda name=name: session.get(f"{peer}/{name}").content,
                    }
                    taken = rounds(works, calls=calls // 3, times=times)
                    figures[f"live {title}"] = ratio(taken, "bcfake", "nginx")
    tell(figures)


if __name__ == "__main__":
    main()
