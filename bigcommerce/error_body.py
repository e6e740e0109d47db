"""What the body of an error says, in either dialect of the API, and what of it may be kept."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

import requests
from requests.structures import CaseInsensitiveDict

_SHOWN = 1000  # characters, or bytes of a body, that the text of an error quotes
_ERRORS = ("errors", "batch_errors", "field_errors")
_FIELD = re.compile(r"field '([^']+)'")


def describe(url: str, res: Any) -> str:
    """`<status> <reason> @ <url as the caller gave it>: <what the server said>`.

    Where the body gives no reason, it is quoted as it is. What is long is cut short.
    """
    body = res.content
    said = explain(parsed(body))
    if len(said) > _SHOWN:
        said = f"{said[:_SHOWN]}..."
    if not said and isinstance(body, bytes) and len(body) > _SHOWN:
        said = f"{body[:_SHOWN]!r}... ({len(body)} bytes)"
    return f"{res.status_code} {res.reason} @ {url}: {said or repr(body)}"


def parsed(content: Any) -> Any:
    """A body parsed from JSON, or None when it is not JSON."""
    try:
        return json.loads(content)
    except (TypeError, ValueError):
        return None


def reports_of(body: Any) -> list[dict[str, Any]]:
    """The objects that say what is wrong: V2 sends a list of them, everything else one."""
    return [each for each in (body if isinstance(body, list) else [body]) if isinstance(each, dict)]


def message_of(report: dict[str, Any]) -> str | None:
    """The sentence of one report: V2 `message`, V3 `title`, OAuth `error`."""
    said = (report.get(name) for name in ("message", "title", "error"))
    return next((text for text in said if isinstance(text, str)), None)


def fields_of(report: dict[str, Any]) -> dict[str, str]:
    """Field names with what is wrong: V3 `errors`, or the one field a V2 message names."""
    errors = _errors(report)
    if isinstance(errors, dict):
        return {str(field): _text(reason) for field, reason in errors.items()}
    if isinstance(errors, list):  # one report for each row of a batch
        return {
            field: text for each in reports_of(errors) for field, text in fields_of(each).items()
        }
    found = _FIELD.search(message := str(report.get("message", "")))
    if not found:
        return {}
    return {found.group(1): _text(_details(report).get("invalid_reason") or message)}


def _errors(report: dict[str, Any]) -> Any:
    """`errors`; without any, the `batch_errors` of price records or a row's own in there."""
    return next((found for name in _ERRORS if (found := report.get(name))), None)


def explain(body: Any) -> str:
    """Everything a body says as one readable text; "" where it gives no reason."""
    *first, last = [text for each in reports_of(body) for text in _said(each) if text] or [""]
    return " ".join([*(text if text.endswith(".") else f"{text}." for text in first), last])


def _said(report: dict[str, Any]) -> Iterator[str]:
    message = message_of(report) or ""
    errors = _errors(report)
    rows = errors if isinstance(errors, list) else []
    fields = {} if rows else fields_of(report)
    more = {name: _text(value) for name, value in _details(report).items() if value}
    if "invalid_reason" in more and fields:
        del more["invalid_reason"]
    yield message
    yield report["detail"] if isinstance(report.get("detail"), str) else ""
    yield "; ".join(f"{name}: {text}" for name, text in (fields | more).items() if text != message)
    yield "; ".join(explain(each) or _text(each) for each in rows)


def _details(report: dict[str, Any]) -> dict[str, Any]:
    details = report.get("details")
    return details if isinstance(details, dict) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, default=str)


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
