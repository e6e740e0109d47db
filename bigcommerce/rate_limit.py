"""The request quota: what response headers say about it, and what to do when little is left."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

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
