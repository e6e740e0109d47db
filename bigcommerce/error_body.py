"""What the body of an error says, in either dialect of the API, and what of it may be kept."""

from __future__ import annotations

import copy
import re
from typing import Any

import requests
from requests.structures import CaseInsensitiveDict

_SHOWN = 1000  # bytes of a body that an error message quotes
_FIELD = re.compile(r"field '([^']+)'")


def describe(url: str, res: Any) -> str:
    """`<status> <reason> @ <url as the caller gave it>: <body>`, a long body cut short."""
    body = res.content
    text = repr(body)
    if isinstance(body, bytes) and len(body) > _SHOWN:
        text = f"{body[:_SHOWN]!r}... ({len(body)} bytes)"
    return f"{res.status_code} {res.reason} @ {url}: {text}"


def report_of(body: Any) -> dict[str, Any]:
    """The one object in which either dialect says what is wrong."""
    first = body[0] if isinstance(body, list) and body else body
    return first if isinstance(first, dict) else {}


def fields_of(body: Any) -> dict[str, str]:
    """Field names with what is wrong: V3 `errors`, or the one field a V2 message names."""
    report = report_of(body)
    if isinstance(report.get("errors"), dict):
        return {str(field): str(text) for field, text in report["errors"].items()}
    message = str(report.get("message", ""))
    found = _FIELD.search(message)
    if not found:
        return {}
    details = report.get("details")
    reason = details.get("invalid_reason") if isinstance(details, dict) else None
    return {found.group(1): str(reason or message)}


def without_secrets(res: Any) -> Any:
    """A copy of a response whose requests keep only their method and URL."""
    if not isinstance(res, requests.Response):
        return res
    bare = copy.copy(res)
    bare.history = [without_secrets(earlier) for earlier in res.history]
    sent = getattr(res, "request", None)
    if sent is not None:
        bare.request = requests.PreparedRequest()
        bare.request.method, bare.request.url = sent.method, sent.url
        bare.request.headers = CaseInsensitiveDict()
    return bare
