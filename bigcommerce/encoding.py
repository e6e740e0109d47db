"""How Python values become a URL, a query string and a request body. Pure functions."""

from __future__ import annotations

import datetime
import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

Query = Mapping[str, Any] | Iterable[tuple[str, Any]]

_PORTS = {"http": 80, "https": 443}
_BODIED_METHODS = {"POST", "PUT", "PATCH"}


def base_url(host: str) -> str:
    """The scheme and host of `host`: a bare `host[:port]` is https, `http://…` is kept."""
    return host.rstrip("/") if "://" in host else f"https://{host}"


def same_origin(target: str, home: str) -> bool:
    """Whether what `home` may see can go to `target`: same scheme, host and port, or its https.

    Raises ValueError for what is no URL.
    """
    to, at = _origin(target), _origin(home)
    return to == at or (at == ("http", to[1], 80) and to == ("https", at[1], 443))


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    return scheme, parts.hostname, parts.port or _PORTS.get(scheme)


def with_query(url: str, query: Query | None) -> str:
    """`url` with `query` appended.

    Lists, sets and other collections are joined by commas, booleans written in lower case, dates
    as ISO 8601, and names whose value is None left out; everything else as
    `urllib.parse.urlencode` writes it.
    """
    pairs = query.items() if isinstance(query, Mapping) else query or ()
    text = urlencode([(name, _written(value)) for name, value in pairs if value is not None])
    if not text:
        return url
    return f"{url}{'&' if '?' in url else '?'}{text}"


def says_nothing(value: Any) -> bool:
    """Whether a filter of this value is left out or empty, and so would mean every row."""
    return value is None or _written(value) == ""


def _written(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime.datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Collection) and not isinstance(value, str | bytes | Mapping):
        return ",".join(str(_written(item)) for item in value)
    return value


def encode_body(
    method: str, data: Any, headers: Mapping[str, str] | None
) -> tuple[Any, dict[str, str]]:
    """The body and headers to send; the caller's headers are not changed.

    Without a Content-Type the body is JSON, the empty object and list included where the method
    has a body. With one, dicts and lists become JSON if it says JSON, and anything else is left
    to requests (a dict is then form-encoded).
    """
    sent = dict(headers or {})
    media_type = next((sent[name] for name in sent if name.lower() == "content-type"), None)
    if media_type is None:
        if not data and not (isinstance(data, dict | list) and method.upper() in _BODIED_METHODS):
            return data, sent
        return json.dumps(data), {**sent, "Content-Type": "application/json"}
    if _is_json(media_type) and isinstance(data, dict | list):
        return json.dumps(data), sent
    return data, sent


def _is_json(media_type: str) -> bool:
    kind = media_type.partition(";")[0].strip().lower()
    return kind == "application/json" or kind.endswith("+json")
