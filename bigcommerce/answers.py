"""What an answer amounts to: its parsed body, or the exception of its status. Pure."""

from __future__ import annotations

from typing import Any

from bigcommerce.error_body import describe
from bigcommerce.exception import (
    EmptyResponseWarning,
    InvalidResponseException,
    for_status,
)


def interpret(url: str, res: Any, suppress_empty: bool) -> Any:
    """The parsed body of a success, `{}` where there is none; raises for anything else."""
    if res.status_code >= 300:
        raise for_status(res.status_code)(describe(url, res), res)
    if res.status_code == 204:
        return _nothing(url, res, suppress_empty)
    try:
        return res.json()
    except ValueError as error:
        if not res.content:
            return _nothing(url, res, suppress_empty)
        raise InvalidResponseException(describe(url, res), res) from error


def refuse_nothing(url: str, res: Any) -> None:
    """Raises InvalidResponseException for a 200 without a body, where one was asked for.

    Taken for an empty list it would end a loop as if there were no more rows.
    """
    if getattr(res, "status_code", None) == 200 and getattr(res, "content", None) == b"":
        raise InvalidResponseException(describe(url, res), res)


def _nothing(url: str, res: Any, suppress_empty: bool) -> dict[str, Any]:
    if not suppress_empty:
        raise EmptyResponseWarning(describe(url, res), res)
    return {}
