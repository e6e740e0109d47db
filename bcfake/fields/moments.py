"""Moments as the API reads and writes them: RFC 2822, ISO 8601, unix seconds."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timezone
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any

FIRST_YEAR = 1000  # RFC 2822 reads a year of two digits as one of our times


def parse_moment(value: Any) -> datetime | None:
    """A datetime in UTC for RFC 2822, ISO 8601 (also partial) or unix seconds; None if neither."""
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=timezone.utc)).astimezone(
            timezone.utc
        )
    if isinstance(value, date):
        return datetime.combine(value, time(), timezone.utc)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    text = value.strip()
    for read in (_iso, _rfc2822, _unix):
        try:
            moment = read(text).astimezone(timezone.utc)
        except (ValueError, TypeError, OverflowError):
            continue
        return moment if moment.year >= FIRST_YEAR else None
    return None


ISO = re.compile(r"\d{4}-\d\d-\d\d([Tt ]\d\d:\d\d(:\d\d(\.\d{6})?)?([+-]\d\d:\d\d)?)?", re.ASCII)


def _iso(text: str) -> datetime:
    """ISO 8601; a space for the + of an offset is what an unescaped query string leaves."""
    partial = re.fullmatch(r"(\d{4})(?:-(\d\d))?", text)
    if partial:
        return datetime(int(partial[1]), int(partial[2] or 1), 1, tzinfo=timezone.utc)
    text = re.sub(r" (\d\d:?\d\d)$", r"+\1", text)
    text = re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", re.sub(r"[zZ]$", "+00:00", text))
    text = re.sub(r"\.(\d+)", lambda m: "." + m[1][:6].ljust(6, "0"), text)
    if not ISO.fullmatch(text):  # what else fromisoformat takes depends on Python's version
        raise ValueError(text)
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


def _rfc2822(text: str) -> datetime:
    moment = parsedate_to_datetime(re.sub(r" (\d{4})$", r" +\1", text) if ":" in text else text)
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


def _unix(text: str) -> datetime:
    if not re.fullmatch(r"\d{9,11}", text):
        raise ValueError(text)
    return datetime.fromtimestamp(int(text), timezone.utc)


def rfc2822(moment: datetime) -> str:
    """`Thu, 18 Jun 2026 14:23:09 +0000`, as every recorded V2 answer writes dates."""
    return format_datetime(moment.astimezone(timezone.utc).replace(microsecond=0))
