"""Stand-ins for the two things a client talks to: a transport, and a connection."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPResponse

import bigcommerce.api
from bcfake.message import Broken
from bcfake.wire.app import create_app
from bigcommerce.connection import Connection, GraphQLConnection, OAuthConnection


class Wire(HTTPAdapter):
    """A transport that plays back answers and keeps the requests as they would leave."""

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[requests.PreparedRequest] = []
        self.timeouts: list[Any] = []
        self.closed = False
        self._answers: list[Any] = []

    def answers(self, status: int = 200, body: Any = None, **headers: str) -> Wire:
        """Queue an answer; a body that is no bytes is sent as JSON, None as no body."""
        content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._answers.append((status, content, named))
        return self

    def fails(self, error: Exception) -> Wire:
        """Queue a failure of the transport."""
        self._answers.append(error)
        return self

    def send(self, request: requests.PreparedRequest, **kwargs: Any) -> requests.Response:  # type: ignore[override]
        self.requests.append(request)
        self.timeouts.append(kwargs.get("timeout"))
        answer = self._answers.pop(0) if self._answers else (200, b"{}", {})
        if isinstance(answer, Exception):
            raise answer
        status, content, headers = answer
        content = content.encode() if isinstance(content, str) else content
        raw = HTTPResponse(io.BytesIO(content), headers, status, preload_content=False)
        raw.reason = {404: "Not Found", 200: "OK"}.get(status, "Reason")
        return self.build_response(request, raw)

    def close(self) -> None:
        self.closed = True

    @property
    def last(self) -> requests.PreparedRequest:
        return self.requests[-1]

    def under(self, connection: Any) -> Any:
        """The connection (or client), with this transport under it."""
        session = getattr(connection, "connection", connection)._session
        session.mount("https://", self)
        session.mount("http://", self)
        return connection

    def oauth(self, **options: Any) -> Any:
        return self.under(OAuthConnection("id", "hash", "token", **options))

    def graphql(self, **options: Any) -> Any:
        return self.under(GraphQLConnection("id", "hash", "token", **options))

    def basic(self, **options: Any) -> Any:
        return self.under(Connection("store.example", ("user", "pass"), **options))

    def api(self, **options: Any) -> Any:
        return self.under(
            bigcommerce.api.BigcommerceApi(
                client_id="id", store_hash="hash", access_token="token", **options
            )
        )


class Recorder:
    """A connection of one's own: anything with `make_request` is one."""

    def __init__(self, *answers: Any) -> None:
        self.calls: list[tuple[Any, ...]] = []
        self.answers = list(answers)

    def make_request(self, *args: Any) -> Any:
        self.calls.append(args)
        return self.answers.pop(0) if self.answers else {}


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def recorder() -> type[Recorder]:
    return Recorder


class FlaskAdapter(HTTPAdapter):
    """Carries requests to Flask's test client, so that no socket is involved."""

    def __init__(self, client: Any) -> None:
        super().__init__()
        self._client = client

    def send(self, request: requests.PreparedRequest, **kwargs: Any) -> requests.Response:  # type: ignore[override]
        try:
            opened = self._client.open(
                request.path_url,
                method=request.method,
                base_url="https://api.bigcommerce.com",
                headers=dict(request.headers),
                data=request.body,
            )
        except Broken as broken:
            failure = requests.ReadTimeout if broken.kind == "timeout" else requests.ConnectionError
            raise failure(str(broken), request=request) from broken
        with opened as reply:
            raw = HTTPResponse(
                io.BytesIO(reply.data),
                list(reply.headers),
                reply.status_code,
                reason=reply.status.partition(" ")[2],
                preload_content=False,
            )
            return self.build_response(request, raw)


@pytest.fixture(params=["in_process", "flask", "live"])
def through(request: pytest.FixtureRequest, bcfake: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    """Every client of the store goes through each of its entrances in turn."""
    made = bcfake.client

    def flask(**options: Any) -> Any:
        return made(adapter=FlaskAdapter(create_app(bcfake.platform).test_client()), **options)

    def live(**options: Any) -> Any:
        api = made(**options)
        api.connection.host = request.getfixturevalue("port").url
        return api

    entrances = {"in_process": made, "flask": flask, "live": live}
    monkeypatch.setattr(bcfake, "client", entrances[request.param])
    return str(request.param)
