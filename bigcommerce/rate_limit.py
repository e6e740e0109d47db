"""The request quota: what response headers say of it, and what to do when little is left. Pure."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from urllib3.exceptions import InvalidHeader
from urllib3.util.retry import Retry

_HEADERS = {
    "ms_until_reset": "x-rate-limit-time-reset-ms",
    "window_size_ms": "x-rate-limit-time-window-ms",
    "requests_remaining": "x-rate-limit-requests-left",
    "requests_quota": "x-rate-limit-requests-quota",
}


def header(headers: object, name: str) -> str | None:
    """One header, whatever the case of its name; `headers` may be any mapping."""
    if not isinstance(headers, Mapping):
        return None
    return next((value for key, value in headers.items() if key.lower() == name.lower()), None)


def number(text: str | None) -> float | None:
    """A header's text as a finite number not below zero, else None."""
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if 0 <= value < float("inf") else None


def read_rate_limit(headers: object) -> dict[str, int]:
    """The quota figures that `headers` carry: milliseconds and numbers of requests.

    Names: `ms_until_reset`, `window_size_ms`, `requests_remaining`, `requests_quota`. A header
    that is missing or not a number leaves its name out.
    """
    figures = {name: number(header(headers, text)) for name, text in _HEADERS.items()}
    return {name: int(figure) for name, figure in figures.items() if figure is not None}


def asked_wait(headers: Any) -> float | None:
    """Seconds asked for by `X-Retry-After` or `Retry-After`, a number or a date; the longer."""
    texts = (header(headers, "X-Retry-After"), header(headers, "Retry-After"))
    return max((wait for wait in map(_seconds, texts) if wait is not None), default=None)


def refusal_wait(headers: Any) -> float | None:
    """Seconds that a 429 asks for: the longest of the headers that say so; None when none does."""
    reset = number(header(headers, "X-Rate-Limit-Time-Reset-Ms"))
    waits = (None if reset is None else reset / 1000, asked_wait(headers))
    return max((wait for wait in waits if wait is not None), default=None)


def _seconds(text: str | None) -> float | None:
    seconds = number(text)
    if text is None or seconds is not None:
        return seconds
    try:
        return max(Retry().parse_retry_after(text), 0.0)
    except InvalidHeader:
        return None


def slow_down(
    rules: Mapping[str, Any] | None, figures: Mapping[str, int], sleep: Callable[[float], object]
) -> None:
    """Follow a `rate_limiting_management` dict: when few requests remain, sleep, then call back."""
    remaining = figures.get("requests_remaining")
    if not rules or remaining is None or rules["min_requests_remaining"] < remaining:
        return
    if rules.get("wait"):
        sleep(math.ceil(figures.get("ms_until_reset", 0) / 1000))
    callback, arguments = rules.get("callback_function"), rules.get("callback_args")
    if callback:
        callback(*([arguments] if arguments else []))
