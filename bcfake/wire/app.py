"""The Flask app: the API's traffic goes straight to the pipeline, the fake's own pages to Flask."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask

from bcfake.message import Broken, Reply, Request
from bcfake.platform import Platform
from bcfake.wire.answers import PHRASES
from bcfake.wire.compression import compressed
from bcfake.wire.control import PREFIX, Control, blueprint
from bcfake.wire.pipeline import serve

Environ = dict[str, Any]
StartResponse = Callable[..., Any]


class App(Flask):
    """A WSGI application that is BigCommerce, as far as a `Platform` has stores.

    Raises `bcfake.message.Broken` where a fault breaks the connection: the carrier decides what
    that looks like.
    """

    def __init__(self, platform: Platform) -> None:
        super().__init__("bcfake", static_folder=None)
        self.platform = platform
        self.control = Control(platform)
        self._registering = threading.Lock()

    def _register_pages(self) -> None:
        """Give Flask the fake's own pages: with their first request, as it takes a while."""
        with self._registering:
            if not self.blueprints:
                self.register_blueprint(blueprint(self.control))

    def answer(self, request: Request) -> Reply:
        """The answer to a request that came over a wire; raises Broken."""
        try:
            return compressed(request, serve(self.platform, request))
        except Broken as broken:
            if broken.reply is not None:  # what is cut short is what would have been sent
                broken.reply = compressed(request, broken.reply)
            raise

    def wsgi_app(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"].startswith(PREFIX):
            self._register_pages()
            return super().wsgi_app(environ, start_response)
        request = read(environ)
        reply = self.answer(request)
        start_response(status_line(reply), list(reply.headers.items()))
        return [b"" if request.method == "HEAD" else reply.body]


def status_line(reply: Reply) -> str:
    """`404 Not Found`."""
    return f"{reply.status} {PHRASES.get(reply.status, 'Unknown')}"


def read(environ: Environ) -> Request:
    """The request in a WSGI environment."""
    headers = {
        name[5:].replace("_", "-").lower(): value
        for name, value in environ.items()
        if name.startswith("HTTP_")
    }
    if environ.get("CONTENT_TYPE"):
        headers["content-type"] = environ["CONTENT_TYPE"]
    length = int(environ.get("CONTENT_LENGTH") or 0)
    body = environ["wsgi.input"].read(length) if length else b""
    if "chunked" in headers.get("transfer-encoding", ""):
        body = environ["wsgi.input"].read()
    host = headers.get("host") or environ.get("SERVER_NAME", "localhost")
    return Request(
        method=environ["REQUEST_METHOD"],
        origin=f"{environ['wsgi.url_scheme']}://{host}",
        path=environ["PATH_INFO"],
        query_string=environ.get("QUERY_STRING", ""),
        headers=headers,
        body=body,
        address=environ.get("REMOTE_ADDR") or "127.0.0.1",
    )


def create_app(platform: Platform | None = None) -> App:
    """The app of a platform; of the process's own when none is given."""
    return App(platform or Platform.shared())
