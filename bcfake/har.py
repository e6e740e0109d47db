"""Exchanges as an HTTP Archive (HAR 1.2), which browsers and proxies open; no secret is in it."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable
from datetime import datetime, timezone
from http.client import responses
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote

if TYPE_CHECKING:
    from bcfake.journal import Entry

REDACTED = "[redacted]"
NAMES = r"[\w-]*(?:password|passwd|token|secret|authorization|cookie|api_?key)[\w-]*"
NAME = re.compile(NAMES, re.IGNORECASE)
IN_JSON = re.compile(rf'("(?:{NAMES})"\s*:\s*)"(?:[^"\\]|\\.)*"?', re.IGNORECASE)
IN_FORM = re.compile(rf"(?<![^&?])((?:{NAMES})=)[^&#\s]*", re.IGNORECASE)
# A carrier's account and a webhook's headers, whatever the names in them.
WHOLE = re.compile(r'("(?:connection|headers)"\s*:\s*)\{[^{}]*\}?')
JWT = re.compile(r"eyJ[\w-]{8,}\.[\w-]+\.[\w-]*")
SHORTEST = 8  # characters from which on a secret is not taken for a word of the text


def archive(entries: Iterable[Entry], secrets: Iterable[str] = ()) -> dict[str, Any]:
    """The archive as a JSON document; `secrets` are texts that must not be in it, wherever."""
    clean = _Cleaner(secrets)
    return {
        "log": {
            "version": "1.2",
            "creator": {"name": "bcfake", "version": _version()},
            "entries": [_entry(each, clean) for each in entries],
        }
    }


def _version() -> str:
    try:
        return version("bigcommerce")
    except PackageNotFoundError:
        return "0"


class _Cleaner:
    """Takes secrets out: the known ones, those in places named like one, those that look it."""

    def __init__(self, secrets: Iterable[str]) -> None:
        known = {each for each in secrets if len(each) >= SHORTEST}
        forms = {form for each in known for form in (each, quote(each, safe=""), _in_json(each))}
        self._known = sorted(forms, key=len, reverse=True)

    def text(self, text: str) -> str:
        """A text without the secrets in it."""
        for each in self._known:
            text = text.replace(each, REDACTED)
        text = IN_JSON.sub(rf'\1"{REDACTED}"', text)
        text = WHOLE.sub(rf'\1"{REDACTED}"', text)
        return JWT.sub(REDACTED, IN_FORM.sub(rf"\1{REDACTED}", text))

    def pairs(self, values: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
        """Names with their values, as HAR writes headers and queries."""
        return [
            {"name": name, "value": REDACTED if NAME.fullmatch(name) else self.text(value)}
            for name, value in values
        ]

    def body(self, body: bytes) -> dict[str, Any]:
        """`text` without secrets; in base64 where it is no text."""
        try:
            return {"text": self.text(body.decode("utf-8"))}
        except UnicodeDecodeError:
            return {"text": base64.b64encode(body).decode(), "encoding": "base64"}


def _in_json(text: str) -> str:
    return json.dumps(text)[1:-1].replace("/", "\\/")


def _entry(entry: Entry, clean: _Cleaner) -> dict[str, Any]:
    query = f"?{entry.query}" if entry.query else ""
    request: dict[str, Any] = {
        "method": entry.method,
        "url": clean.text((entry.url or entry.path) + query),
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": clean.pairs(entry.request_headers.items()),
        "queryString": clean.pairs(parse_qsl(entry.query, keep_blank_values=True)),
        "headersSize": -1,
        "bodySize": len(entry.request_body),
    }
    if entry.request_body:
        kind = entry.request_headers.get("content-type", "application/octet-stream")
        request["postData"] = {"mimeType": kind, **clean.body(entry.request_body)}
    return {
        "startedDateTime": datetime.fromtimestamp(entry.at, timezone.utc).isoformat(),
        "time": 0,
        "request": request,
        "response": _response(entry, clean),
        "cache": {},
        "timings": {"send": 0, "wait": 0, "receive": 0},
        "comment": clean.text("; ".join(filter(None, [*entry.changes, entry.note, entry.hint]))),
        "_number": entry.number,
        "_template": entry.template,
    }


def _response(entry: Entry, clean: _Cleaner) -> dict[str, Any]:
    headers = {name.lower(): value for name, value in entry.response_headers.items()}
    body = entry.response_body
    kind = headers.get("content-type", "x-unknown")
    return {
        "status": entry.status,  # 0 where the connection broke
        "statusText": responses.get(entry.status, ""),
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": clean.pairs(entry.response_headers.items()),
        "content": {"size": len(body), "mimeType": kind, **(clean.body(body) if body else {})},
        "redirectURL": clean.text(headers.get("location", "")),
        "headersSize": -1,
        "bodySize": len(body),
    }
