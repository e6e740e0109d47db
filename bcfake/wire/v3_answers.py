"""V3's bodies: data and meta, the pages' links, and the error object of every refusal."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from bcfake import errors
from bcfake.errors import Invalid, Missing, Refusal
from bcfake.message import ENCODER, Reply
from bcfake.view import View, Wording
from bcfake.wire.answers import JSON, TITLES, TYPE

STATUS: Mapping[type[Refusal], int] = {
    errors.NotFound: 404,
    errors.Conflict: 409,
    errors.Forbidden: 403,
    errors.PlanLimit: 507,
    errors.TooMany: 413,
}  # all others: 422
USUAL = Wording()


class Malformed(Refusal):
    """A body that is no JSON."""


def v3_json(value: Any) -> bytes:
    """Compact JSON, slashes as they are."""
    return ENCODER.encode(value).encode("ascii")


def wrapped(data: Any, meta: Mapping[str, Any] | None = None, status: int = 200) -> Reply:
    """The answer that holds `data`, a value or JSON; a single object's meta is empty (recorded)."""
    body = data if isinstance(data, bytes) else v3_json(data)
    return Reply(status, b'{"data":' + body + b',"meta":' + v3_json(meta or {}) + b"}", dict(JSON))


def saved_in_part(reply: Reply, left_out: Sequence[str]) -> Reply:
    """A 207 with what was not saved as its `errors`, as documented; the words are a guess."""
    said = dict.fromkeys(left_out, "It could not be saved.")
    errors = {"status": 207, "title": "Multi-Status", "type": TYPE, "errors": said}
    return Reply(207, v3_json({**reply.json, "errors": errors}), reply.headers)


# ---- refusals


def v3_refusal(refusal: Refusal, view: View | None = None) -> Reply:
    """The answer that a refusal becomes, in the words of the view that refuses."""
    shown = error(refusal, view)
    return Reply(shown["status"], v3_json(shown), dict(JSON))


def error(refusal: Refusal, view: View | None = None) -> dict[str, Any]:
    """The error object of a refusal."""
    shown: dict[str, Any]
    if isinstance(refusal, Malformed):
        shown = {"status": 400, "title": TITLES[400], "type": TYPE}
        return {**shown, "errors": {}, "detail": "Syntax error"}
    status = STATUS.get(type(refusal), 422)
    title, named = _words(refusal, view)
    shown = {"status": status, "title": title, "type": TYPE}
    return shown if status == 404 else {**shown, "errors": named}


def _words(refusal: Refusal, view: View | None) -> tuple[str, dict[str, str]]:
    """The title and what is said of each field."""
    wording = USUAL if view is None else view.wording
    if isinstance(refusal, Missing):
        fields = [str(each.field) for each in (refusal, *refusal.others)]
        return wording.lacking, {field: wording.absent.format(field=field) for field in fields}
    if isinstance(refusal, Invalid):
        all_of_them = (refusal, *refusal.others)
        named = {str(each.field): each.reason or each.message for each in all_of_them}
        return wording.invalid.format(field=refusal.field), named
    if refusal.field is None:
        return refusal.message, {}
    noun = "" if view is None else view.singular
    title = _conflict(refusal, noun) if isinstance(refusal, errors.Conflict) else refusal.message
    return title, {refusal.field: title}


def _conflict(refusal: Refusal, noun: str) -> str:
    reason = refusal.details.get("invalid_reason")
    subject = f"{noun} {refusal.field}".strip()
    return str(reason) if reason else f"The {subject} is a duplicate"


# ---- pages


def page_meta(
    query: Mapping[str, str], *, total: int, count: int, page: int, limit: int
) -> dict[str, Any]:
    """The `pagination` of a list; an empty one has no links (recorded)."""
    pages = -(-total // limit)
    shown: dict[str, Any] = {
        "total": total,
        "count": count,
        "per_page": limit,
        "current_page": page,
        "total_pages": pages,
    }
    if total:
        numbers = {"previous": page - 1, "current": page, "next": page + 1}
        near = {name: n for name, n in numbers.items() if name == "current" or 1 <= n <= pages}
        links = {name: _link(query, page=n, limit=limit) for name, n in near.items()}
        shown["links"] = links
    return shown


def cursor_meta(
    query: Mapping[str, str], ids: Sequence[Any], *, limit: int, more: bool, earlier: bool
) -> dict[str, Any]:
    """The `cursor_pagination` of a list whose rows have these ids."""
    shown: dict[str, Any] = {"count": len(ids), "per_page": limit}
    links: dict[str, str] = {}
    if ids:
        shown |= {"start_cursor": cursor(ids[0]), "end_cursor": cursor(ids[-1])}
        if earlier:
            links["previous"] = _link(query, limit=limit, before=shown["start_cursor"])
        if more:
            links["next"] = _link(query, limit=limit, after=shown["end_cursor"])
    return {**shown, "links": links}


def _link(query: Mapping[str, str], **place: Any) -> str:
    others = {n: v for n, v in query.items() if n not in ("page", "limit", "after", "before")}
    return "?" + urlencode({**place, **others}, safe=":,")


def cursor(id: Any) -> str:
    """The text that stands for a row: base64 of {"id": 4}, without padding (recorded)."""
    return urlsafe_b64encode(v3_json({"id": id})).decode().rstrip("=")


def cursor_id(text: str) -> Any:
    """The id in a cursor; raises Unprocessable."""
    try:
        return json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))["id"]
    except (ValueError, KeyError, TypeError):
        raise errors.Unprocessable(f"{text!r} is not a cursor.") from None
