"""WSGI servers below the same constant app, against nginx: why the fake stands on cheroot.

    pip install waitress gunicorn && python benchmarks/servers.py

One keep-alive client asks each in turn for the same bytes; ratios to nginx, medians of rounds. Not
part of `run.py`: the choice is made, docs/decisions/server.md says how.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import requests
from live import nginx, wait_for
from timing import ratio, rounds

from bcfake import Server
from bcfake.message import Reply

BODY = b'{"id":1,"name":"' + b"x" * 3500 + b'"}'
HEADERS = [("Content-Type", "application/json"), ("Content-Length", str(len(BODY)))]
PORT = 18700
SERVERS = {
    "Werkzeug": (
        "from werkzeug.serving import WSGIRequestHandler as H, run_simple; "
        "H.protocol_version = 'HTTP/1.1'; H.log_request = lambda *a: None; "
        "run_simple('127.0.0.1', {port}, app, threaded=True)"
    ),
    "waitress": "import waitress; waitress.serve(app, port={port}, host='127.0.0.1', _quiet=True)",
    "gunicorn": (
        "import sys; sys.argv = ['gunicorn', '-k', 'gthread', '--threads', '10', '--keep-alive', "
        "'60', '-b', '127.0.0.1:{port}', 'servers:app']; "
        "from gunicorn.app.wsgiapp import run; run()"
    ),
    "cheroot": "from cheroot.wsgi import Server; Server(('127.0.0.1', {port}), app).start()",
    "cheroot as bcfake uses it": "import servers; servers.serve_bcfake({port})",
}


def app(environ: object, start_response: object) -> list[bytes]:
    """Answers everything with the same bytes."""
    start_response("200 OK", HEADERS)  # type: ignore[operator]
    return [BODY]


def serve_bcfake(port: int) -> None:
    """The fake's own server with the app's bytes instead of its answers, until it is killed."""
    server = Server(port=port).start()
    server._server.wsgi_app.answer = lambda request: Reply(200, BODY, dict(HEADERS))
    threading.Event().wait()


@contextmanager
def running(name: str, port: int) -> Iterator[str]:
    """The URL of a server in a process of its own."""
    code = "from servers import app; " + SERVERS[name].format(port=port)
    process = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}/one.json"
    finally:
        process.terminate()
        process.wait()


def main() -> None:
    """Measure and print."""
    session = requests.Session()
    with ExitStack() as stack:
        peer = stack.enter_context(nginx({"one.json": BODY}))
        if peer is None:
            raise SystemExit("servers.py needs nginx")
        urls = {"nginx": f"{peer}/one.json"}
        for number, name in enumerate(SERVERS):
            urls[name] = stack.enter_context(running(name, PORT + number))
        works = {name: lambda url=url: session.get(url).content for name, url in urls.items()}
        taken = rounds(works, calls=150, times=11)
    for name in SERVERS:
        print(f"| {name} | {ratio(taken, name, 'nginx'):.2f} |")


if __name__ == "__main__":
    main()
