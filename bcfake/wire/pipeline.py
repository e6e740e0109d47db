"""The journey of a request: locate, authenticate, budget, fault, run, record."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from functools import cached_property, lru_cache, partial
from hashlib import blake2b
from typing import Any

from bcfake.accounts import Token
from bcfake.commit import Commit
from bcfake.drift import drifted
from bcfake.fake import FakeStore
from bcfake.har import REDACTED, SHORTEST
from bcfake.journal import Entry, redacted
from bcfake.message import Broken, Reply, Request
from bcfake.platform import Platform
from bcfake.quota import Allowance
from bcfake.store import Store
from bcfake.wire import forms, gate, images, oauth, storefront
from bcfake.wire.answers import gateway_error, plain_error, v2_error
from bcfake.wire.dialects import DIALECTS
from bcfake.wire.exchange import Exchange
from bcfake.wire.failing import hindered
from bcfake.wire.routes import Handler, Route, subject_of

WRITES = frozenset({"POST", "PUT", "DELETE"})
PAGES = {  # what is beside the API, by its path, or by how that begins
    images.ROOT: images.serve_image,
    oauth.PATH: oauth.serve_token,
    **storefront.PAGES,
}
NO_XML = "JSON is what this API answers; XML is not served."
KNOWN_METHODS = WRITES | {"GET", "HEAD", "OPTIONS"}


@dataclass
class Trip:
    """One request on its way through a store; `path` begins with the version, /v2/orders."""

    request: Request
    shop: FakeStore
    path: str
    token: Token
    legacy: bool = False  # basic auth on the store's own host
    number: int = 0
    route: Route | None = None
    ids: tuple[Any, ...] = ()
    allowance: Allowance | None = None
    commit: Commit = field(default_factory=Commit)
    notes: list[str] = field(default_factory=list)
    hint: str = ""
    unknown: bool = False
    asked: float | None = None  # when it came
    waited: float = 0.0  # seconds of the store's clock, by faults
    drifting: bool = False  # by a fault
    overruling: Mapping[str, str] | None = None  # headers of a fault

    @cached_property
    def version(self) -> str:
        return self.path.split("/", 2)[1]

    @property
    def template(self) -> str:
        return "" if self.route is None else f"/{self.version}{self.route.template}"

    @property
    def base(self) -> str:
        """The absolute URL of the version root, for links."""
        if self.legacy:
            return f"{self.request.origin}/api/{self.version}"
        return f"{self.request.origin}/stores/{self.shop.store_hash}/{self.version}"


def serve_public(platform: Platform, request: Request) -> Reply:
    """`serve` at BigCommerce's own hosts: plain http is redirected to https (documented)."""
    if not request.origin.startswith("http:"):
        return serve(platform, request)
    secure = "https" + request.origin.removeprefix("http")
    asked = request.path + (f"?{request.query_string}" if request.query_string else "")
    return Reply(301, headers={"Location": secure + asked, "Content-Length": "0"})


def serve(platform: Platform, request: Request) -> Reply:
    """Answer a request as BigCommerce would; raises Broken when the connection is to fail."""
    if not request.path.startswith(("/stores/", "/api/")):
        for start, serve_page in PAGES.items():
            if request.path == start or (start[-1] == "/" and request.path.startswith(start)):
                return serve_page(platform, request)
    trip = locate(platform, request)
    if isinstance(trip, Reply):
        return trip
    trip.number = trip.shop.requests.next_number()
    trip.shop.webhooks.catch_up()
    try:
        reply = journey(trip)
    except Broken as broken:
        sent = broken.reply or Reply(0)
        if sent.status:
            finish(trip, sent)
        record(trip, sent)
        trip.shop.webhooks.tell(trip.commit.writes)
        raise
    finish(trip, reply)
    record(trip, reply)
    trip.shop.webhooks.tell(trip.commit.writes)
    return reply


# ---- which store


def locate(platform: Platform, request: Request) -> Trip | Reply:
    """The store a request is for, or the refusal of one that names none it may use."""
    parts = ["", *request.path.lstrip("/").split("/", 2)]
    if parts[1] == "stores" and len(parts) == 4:
        return _by_token(platform, request, parts[2], "/" + parts[3])
    if parts[1] == "api" and len(parts) == 4:
        return _by_basic_auth(platform, request, "/".join(["", *parts[2:]]))
    return _stray(platform, request, gateway_error(404), "no such path on this host", unknown=True)


def _by_token(platform: Platform, request: Request, store_hash: str, path: str) -> Trip | Reply:
    token = request.headers.get("x-auth-token", "")
    shop = platform.by_hash(store_hash)
    found = None if shop is None else shop.tokens.find(token)
    if shop is not None and found is not None:
        return Trip(request, shop, path, found)
    if platform.note_late(token, f"{request.method} {path}") is not None:
        return gateway_error(401)
    if shop is None:
        hint = f"no open store has the hash {store_hash!r}"
        return _stray(platform, request, gateway_error(404), hint)
    trip = Trip(request, shop, path, Token(token))
    return _refused(trip, gateway_error(401), shop.tokens.why_not(token))


def _by_basic_auth(platform: Platform, request: Request, path: str) -> Trip | Reply:
    user, token = basic_credentials(request.headers.get("authorization", ""))
    shop = platform.by_token(token)
    found = None if shop is None else shop.tokens.find(token, user)
    if shop is not None and found is not None:
        return Trip(request, shop, path, found, legacy=True)
    reply = v2_error(401, "No credentials were supplied in the request.")
    reply.headers["WWW-Authenticate"] = 'Basic realm="Please enter your API credentials"'
    if platform.note_late(token, f"{request.method} {path}") is not None:
        return reply
    return _stray(platform, request, reply, "the user or token is missing or no open store's")


def basic_credentials(header: str) -> tuple[str, str]:
    """(user, token) of an Authorization header; ("", "") of one that is none."""
    try:
        pair = base64.b64decode(header.removeprefix("Basic ")).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    user, _, token = pair.partition(":")
    return user, token


def _stray(
    platform: Platform, request: Request, reply: Reply, hint: str, *, unknown: bool = False
) -> Reply:
    entry = _entry(platform.stray.next_number(), request, request.path, "", reply, hint=hint)
    entry.unknown = unknown
    platform.stray.add(entry)
    return reply


def _refused(trip: Trip, reply: Reply, hint: str) -> Reply:
    trip.number, trip.hint = trip.shop.requests.next_number(), hint
    finish(trip, reply)
    record(trip, reply)
    return reply


# ---- through the store


def journey(trip: Trip) -> Reply:
    """Budget, route, faults, the operation: the first that answers ends it."""
    trip.allowance = trip.shop.quota.take()
    trip.asked = trip.allowance.at
    if not trip.allowance.granted:
        trip.notes.append("quota exhausted")
        trip.hint = f"a new window opens in {trip.allowance.reset_ms / 1000:.1f} s: clock.advance"
        return over_quota(trip)
    handler = find(trip)
    refused = trip.route and gate.refusal(trip.token, trip.route, trip.request.method)
    if refused:
        trip.hint = refused[1]
        return refused[0]
    shop = trip.shop
    if shop.faults or shop.races or shop.quota.caps(trip.request.method, trip.template):
        return hindered(trip, handler, partial(run, trip, handler))
    return run(trip, handler)


def over_quota(trip: Trip) -> Reply:
    """429 without a body on OAuth (seen in an issue thread), 509 on basic auth (documented)."""
    return plain_error(509 if trip.legacy else 429, trip.version)


def find(trip: Trip) -> Handler | Reply:
    """The operation a trip asks for, or the answer that there is none."""
    method = trip.request.method
    path = trip.path[len(trip.version) + 1 :].removesuffix(".json")
    dialect = DIALECTS.get(trip.version)
    table = None if dialect is None else dialect.routes(trip.shop.data.catalogue)
    found = None if table is None else table.match(path)
    if method not in KNOWN_METHODS:
        trip.unknown, trip.hint = True, f"the API never takes {method}"
        return gateway_error(501, detail="The requested HTTP method is not supported.")
    if path.endswith(".xml"):
        return gateway_error(406, detail=NO_XML)
    if found is None:
        trip.unknown = True
        nearest = [f"/{trip.version}{each}" for each in table.nearest(path)] if table else []
        trip.hint = "nearest: " + ", ".join(nearest) if nearest else "no such operation"
        return plain_error(404, trip.version)
    trip.route, trip.ids = found
    handler = trip.route.methods.get(method)
    if handler is None:
        trip.unknown = True
        trip.hint = f"{trip.template} takes {', '.join(trip.route.methods)}"
        reply = gateway_error(405, detail="The requested HTTP method is invalid for this endpoint.")
        reply.headers["Allow"] = ", ".join(trip.route.methods)
        return reply
    return handler


def run(trip: Trip, handler: Handler | Reply, past: Store | None = None) -> Reply:
    """The operation itself; on a `past` of the store where there is one."""
    if isinstance(handler, Reply):
        return handler
    refusal = negotiate(trip, handler)
    if refusal is not None:
        return refusal
    shop = trip.shop
    data = past or shop.data
    base, ids = trip.base, trip.ids
    exchange = Exchange(trip.request, data, ids, base, shop.loose, token=trip.token)
    speak = DIALECTS[trip.version].serve
    with data.asked_by(trip.token.client_id):
        if trip.request.method not in WRITES:
            reply = speak(handler, exchange)
        else:
            with data.recording() as trip.commit:
                reply = speak(handler, exchange)
    trip.hint = "; ".join(exchange.hints)
    if not (shop.drift or trip.drifting) or trip.version == "graphql":  # has what was asked for
        return reply
    return drifted(reply, subject_of(handler))


def negotiate(trip: Trip, handler: Handler) -> Reply | None:
    """406 for an answer in anything but JSON (or what the operation gives), 415 for a body in
    anything but JSON, files aside."""
    request, subject = trip.request, subject_of(handler)
    accept = request.headers.get("accept") or "*/*"
    given = getattr(subject, "gives", "json")
    if not any(word in accept for word in ("json", "*/*", "application/*", given)):
        return gateway_error(406, detail=NO_XML)
    if request.method in ("POST", "PUT"):
        kind = forms.content_type(request)
        takes_files = kind == forms.FORM and getattr(subject, "takes_files", False)
        if kind != "application/json" and not takes_files:
            return gateway_error(415, detail="Send the body with Content-Type: application/json.")
    return None


# ---- the way back


def finish(trip: Trip, reply: Reply) -> None:
    """The headers every answer carries (recorded)."""
    headers = reply.headers
    if trip.allowance is not None:
        if trip.legacy:
            headers.setdefault("X-BC-ApiLimit-Remaining", str(trip.allowance.left))
        else:
            for name, value in trip.allowance.headers.items():
                headers.setdefault(name, value)
    if trip.version == "v2":
        headers.setdefault("X-BC-Store-Version", "7.6.0")
        headers.setdefault("X-BC-ApiLimit-Remaining", "20000")
    seed = f"{trip.shop.store_hash}/{trip.number}".encode()
    headers.setdefault("X-Request-Id", blake2b(seed, digest_size=16).hexdigest())
    headers.setdefault("Date", http_date(int(trip.shop.clock.time())))
    headers.setdefault("Content-Length", str(len(reply.body)))
    if reply.status in (204, 304):
        del headers["Content-Length"]
    if trip.overruling:
        overrule(headers, trip.overruling)


def overrule(headers: dict[str, str], others: Mapping[str, str]) -> None:
    """Put others in place of the headers of these names, in whatever case."""
    names = {name.lower() for name in others}
    for name in [name for name in headers if name.lower() in names]:
        del headers[name]
    headers.update(others)


@lru_cache(maxsize=8)
def http_date(seconds: int) -> str:
    """`Thu, 18 Jun 2026 14:23:09 GMT`; most requests come in the second of the one before."""
    return formatdate(seconds, usegmt=True)


def record(trip: Trip, reply: Reply) -> None:
    """Keep the exchange in the store's journal."""
    entry = _entry(trip.number, trip.request, trip.path, trip.template, reply, hint=trip.hint)
    entry.changes = [str(event) for event in trip.commit.events]
    entry.writes = tuple(trip.commit.writes)
    entry.note = "; ".join(trip.notes)
    if 400 <= reply.status < 500 and not entry.hint and not entry.note:
        entry.hint = reply.hint or refusal_in(reply)
    if trip.allowance is not None:
        entry.quota_left, entry.reset_ms = trip.allowance.left, trip.allowance.reset_ms
    entry.at = trip.shop.clock.time() if trip.asked is None else trip.asked
    entry.unknown = trip.unknown
    for secret in trip.shop.secrets:
        told = secret in entry.url or secret in entry.query or secret in entry.hint
        if not told or len(secret) < SHORTEST:
            continue
        for name in ("query", "path", "url", "hint"):
            setattr(entry, name, getattr(entry, name).replace(secret, REDACTED))
    trip.shop.requests.add(entry)


def refusal_in(reply: Reply) -> str:
    """What a V2 error body says: its message, with the reason or the conflict."""
    found = reply.json
    error = found[0] if isinstance(found, list) and found else found
    if not isinstance(error, dict):
        return ""
    facts = error.get("details") or {}
    told = [error.get("message") or error.get("detail") or error.get("title", "")]
    told += [facts[name] for name in ("invalid_reason", "conflict") if facts.get(name)]
    return " ".join(map(str, told))


def _entry(
    number: int, request: Request, path: str, template: str, reply: Reply, *, hint: str
) -> Entry:
    return Entry(
        number=number,
        method=request.method,
        path=path,
        query=request.query_string,
        template=template,
        status=reply.status,
        request_body=request.body,
        response_body=reply.body,
        request_headers=redacted(request.headers),
        response_headers=reply.headers,
        url=request.origin + request.path,
        hint=hint,
    )
