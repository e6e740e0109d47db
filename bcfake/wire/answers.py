"""The bodies of refusals: V2's error list, and the gateway's error object that V3 shares."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from bcfake import errors
from bcfake.errors import Refusal
from bcfake.message import Reply, to_json
from bcfake.view import TYPE as TYPE

JSON = {"Content-Type": "application/json"}  # no charset (recorded)
PHRASES = {each.value: each.phrase for each in HTTPStatus} | {509: "Bandwidth Limit Exceeded"}
TITLES = PHRASES | {
    400: "Input is invalid",
    403: "You don't have a required scope to access the endpoint",
}
STATUS: Mapping[type[Refusal], int] = {
    errors.NotFound: 404,
    errors.Invalid: 400,
    errors.Missing: 400,
    errors.Unknown: 400,
    errors.ReadOnly: 400,
    errors.Conflict: 409,
    errors.Forbidden: 403,
    errors.PlanLimit: 507,
    errors.TooMany: 413,
    errors.Unprocessable: 422,
}
V2_MESSAGES = {
    400: "The request is invalid.",
    404: "The requested resource was not found.",
    409: "A resource conflict prevented the request from being fulfilled.",
    413: "The specified limit exceeds the maximum allowed.",
    500: "An error has occurred.",
    507: "The store has reached its plan's limit for this resource.",
    509: "The requests-per-hour limit has been reached.",
}
GATEWAY = frozenset({401, 403, 405, 406, 415, 501, 502, 503, 504})


def v2_refusal(refusal: Refusal, base: str = "") -> Reply:
    """The V2 body of a refusal: a list that holds one object (recorded).

    `base` is the URL of the version root, before which a detail's `resource` has a `url` too.
    """
    wordless = isinstance(refusal, errors.Unknown | errors.ReadOnly)  # as the recorded ones are
    details = {} if wordless else _with_urls(refusal.details, base)
    reply = v2_error(STATUS[type(refusal)], refusal.message, details)
    reply.hint = str(refusal) if wordless else ""
    return reply


def _with_urls(value: Any, base: str) -> Any:
    if isinstance(value, list | tuple):
        return [_with_urls(part, base) for part in value]
    if not isinstance(value, Mapping):
        return value
    shown: dict[str, Any] = {}
    for name, part in value.items():
        if name == "resource":
            shown["url"] = f"{base}{part}"
        shown[name] = _with_urls(part, base)
    return shown


def v2_error(status: int, message: str, details: Mapping[str, Any] | None = None) -> Reply:
    """A V2 error."""
    shown: dict[str, Any] = {"status": status, "message": message}
    if details:
        shown["details"] = dict(details)
    return Reply(status, to_json([shown]), dict(JSON))


def gateway_error(status: int, title: str = "", **more: Any) -> Reply:
    """The gateway's error object, which V2 paths answer too (recorded)."""
    shown = {
        "status": status,
        "title": title or TITLES.get(status, "Error"),
        "type": TYPE,
        "errors": {},
        **more,
    }
    return Reply(status, to_json(shown), dict(JSON))


def plain_error(status: int, version: str) -> Reply:
    """What the API answers with `status` when nothing more is to be said."""
    if status == 429 or status < 400:
        return Reply(status)  # a 429 has no body on V2 (seen in an issue thread)
    if version == "v2" and status not in GATEWAY:
        return v2_error(status, V2_MESSAGES.get(status) or TITLES.get(status, "Error"))
    return gateway_error(status)
