"""The fake's objects as the control API shows them, and the schemas those answers keep to."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from bcfake.accounts import Token
from bcfake.callbacks import Callback
from bcfake.fake import FakeStore
from bcfake.faults import Fault
from bcfake.journal import Entry
from bcfake.schema import Resource
from bcfake.webhooks.deliveries import Delivery
from bcfake.wire.control_arguments import Schema

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "number"}
WHOLE: Schema = {"type": "integer"}
TRUTH: Schema = {"type": "boolean"}
ANY: Schema = {}


def named(name: str) -> Schema:
    """One of SCHEMAS, by reference."""
    return {"$ref": f"#/components/schemas/{name}"}


def of(**properties: Schema) -> Schema:
    """An object that has just these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def many(item: Schema) -> Schema:
    """A list of these."""
    return {"type": "array", "items": item}


def or_null(schema: Schema) -> Schema:
    """One of these, or null."""
    return {"anyOf": [schema, {"type": "null"}]}


SCHEMAS: Mapping[str, Schema] = {
    "Error": of(error=TEXT, field=or_null(TEXT), accepted=ANY),
    "Store": of(
        store_hash=TEXT,
        access_token=TEXT,
        client_id=TEXT,
        client_secret=TEXT,
        url={**TEXT, "description": "the base URL of V2"},
        host=TEXT,
        basic_auth={**many(TEXT), "description": "user and token of the legacy paths"},
        loose=TRUTH,
        drift=TRUTH,
    ),
    "Resource": of(
        name=TEXT,
        path=TEXT,
        parent=or_null(TEXT),
        parent_key=or_null(TEXT),
        single=TRUTH,
        fields=many(of(name=TEXT, kind=TEXT, required=TRUTH, read_only=TRUTH)),
    ),
    "Row": {"type": "object", "description": "decimals are strings, moments ISO dates"},
    "Token": of(token=TEXT, client_id=TEXT, scopes=many(TEXT), user=TEXT, works=TRUTH),
    "Dump": {"type": "object", "required": ["kind", "version", "last_ids", "rows"]},
    "Har": {"type": "object", "required": ["log"]},
    "Snapshot": of(number=WHOLE, rows=WHOLE),
    "Fault": of(number=WHOLE, text=TEXT, fired=WHOLE, seen=WHOLE),
    "Callback": of(
        status=WHOLE,
        headers={"type": "object", "additionalProperties": TEXT},
        text=TEXT,
        token={**or_null(TEXT), "description": "the one the app has fetched for the code"},
        refusal={**TEXT, "description": "why the app was refused a token"},
    ),
    "Quota": of(requests=WHOLE, seconds=NUMBER, left=WHOLE),
    "Clock": of(now={**TEXT, "format": "date-time"}, time=NUMBER, frozen=TRUTH),
    "Request": of(
        number=WHOLE,
        at=NUMBER,
        method=TEXT,
        path=TEXT,
        query=TEXT,
        template=TEXT,
        status={**WHOLE, "description": "0 where the connection broke"},
        request_headers={"type": "object", "additionalProperties": TEXT},
        request_body={**ANY, "description": "parsed if it is JSON, else its text"},
        response_headers={"type": "object", "additionalProperties": TEXT},
        response_body={**ANY, "description": "parsed if it is JSON, else its text"},
        changes=many(TEXT),
        diff=many(of(resource=TEXT, id=ANY, field=TEXT, before=ANY, after=ANY)),
        note=TEXT,
        hint=TEXT,
        quota_left=or_null(WHOLE),
        unknown=TRUTH,
    ),
    "Delivery": of(
        number=WHOLE,
        hook=WHOLE,
        scope=TEXT,
        destination=TEXT,
        payload={"type": "object"},
        state=TEXT,
        reason=TEXT,
        due=NUMBER,
        attempts=many(of(at=NUMBER, status=or_null(WHOLE), error=TEXT)),
    ),
}


def plain(value: Any) -> Any:
    """A row's value as JSON: decimals and files' contents as strings, moments as ISO dates."""
    if isinstance(value, Mapping):
        return {str(name): plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return str(value) if isinstance(value, Decimal) else value


def store(shop: FakeStore) -> dict[str, Any]:
    """A store with all that is needed to use it."""
    names = SCHEMAS["Store"]["properties"]
    return {name: plain(getattr(shop, name)) for name in names}


def token(shop: FakeStore, each: Token) -> dict[str, Any]:
    """An access token: whose it is, what it may, whether it works."""
    works = shop.tokens.find(each, each.user or None) is not None
    facts = {"token": str(each), "client_id": each.client_id, "user": each.user, "works": works}
    return facts | {"scopes": sorted(each.scopes)}


def callback(each: Callback) -> dict[str, Any]:
    """What an app answered when it was called."""
    facts = {"status": each.status, "headers": dict(each.headers), "text": each.text}
    token = None if each.token is None else str(each.token)
    return facts | {"token": token, "refusal": each.refusal}


def resource(each: Resource) -> dict[str, Any]:
    """What there are rows of."""
    fields = [
        {"name": f.name, "kind": f.kind, "required": f.required, "read_only": bool(f.read_only)}
        for f in each.stored
    ]
    return {
        "name": each.name,
        "path": each.path,
        "parent": each.parent.name if each.parent else None,
        "parent_key": each.parent_key or None,
        "single": each.single,
        "fields": fields,
    }


def fault(number: int, each: Fault) -> dict[str, Any]:
    """A planned fault, by the number it is removed by."""
    return {"number": number, "text": str(each), "fired": each.fired, "seen": each.seen}


def request(entry: Entry) -> dict[str, Any]:
    """An exchange of the journal."""
    names = set(SCHEMAS["Request"]["properties"]) - {"diff", "request_body", "response_body"}
    return {name: plain(getattr(entry, name)) for name in names} | {
        "request_body": _body(entry.request_body, entry.json),
        "response_body": _body(entry.response_body, entry.response_json),
        "changes": list(entry.changes),
        "diff": [plain(each._asdict()) for each in entry.diff],
    }


def _body(body: bytes, parsed: Any) -> Any:
    return body.decode("utf-8", "replace") if parsed is None else parsed


def requests(entries: Sequence[Entry]) -> dict[str, Any]:
    """Exchanges, in the order they came."""
    return {"requests": [request(each) for each in entries]}


def delivery(each: Delivery) -> dict[str, Any]:
    """A delivery, and what became of it."""
    names = set(SCHEMAS["Delivery"]["properties"]) - {"attempts"}
    attempts = [{"at": a.at, "status": a.status, "error": a.error} for a in each.attempts]
    return {name: plain(getattr(each, name)) for name in names} | {"attempts": attempts}
