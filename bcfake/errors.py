"""What the fake can refuse, in the words of the domain; each wire gives these numbers and bodies.

Refusal
├── NotFound           no such object, or no such parent
├── Invalid            a value that cannot be taken
│   ├── Missing        a required field was not sent
│   ├── Unknown        a field or filter the resource does not have
│   └── ReadOnly       a field only the server may set
├── Conflict           the state of the store forbids it (duplicate, stock, orphans)
├── Forbidden          a platform limit would be exceeded
├── PlanLimit          the store's plan allows no more of these
├── TooMany            more items asked for than one answer or request may hold
└── Unprocessable      well-formed and understood, yet against a rule that answers 422
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Refusal(Exception):
    """A verb was refused and changed nothing.

    `message` is a sentence for people, `field` the offending field's name (dotted when nested) and
    `details` whatever the API adds to its error body.
    """

    def __init__(
        self, message: str, *, field: str | None = None, details: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.details = dict(details or {})

    def __str__(self) -> str:
        return " ".join([self.message, *map(str, self.details.values())])


class NotFound(Refusal):
    """No such object, or no such parent."""

    def __init__(self, message: str = "The requested resource was not found.") -> None:
        super().__init__(message)


class Invalid(Refusal):
    """A value that cannot be taken; `reason` says what came and what would be accepted.

    `others` are further ones of the same body, for answers that name them all.
    """

    others: tuple[Invalid, ...] = ()

    def __init__(self, field: str, reason: str = "", **details: Any) -> None:
        known = {"invalid_reason": reason, **details} if reason else details
        super().__init__(f"The field '{field}' is invalid.", field=field, details=known)
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.message} {self.reason}".rstrip()

    def inside(self, parent: str) -> Invalid:
        """The same refusal, its field named as part of `parent`."""
        return type(self)(f"{parent}.{self.field}", self.reason)


class Missing(Invalid):
    """A required field was not sent."""

    def __init__(self, field: str, reason: str = "") -> None:
        super().__init__(field, reason)
        self.message = f"The required field '{field}' was not supplied."


class Unknown(Invalid):
    """A field or filter the resource does not have; `reason` names those it has."""

    def __init__(self, field: str, reason: str = "") -> None:
        super().__init__(field, reason)
        self.message = f"The field '{field}' is not supported by this resource."


class ReadOnly(Invalid):
    """A field only the server may set."""

    def __init__(self, field: str, reason: str = "") -> None:
        super().__init__(field, reason)
        self.message = (
            f"The field '{field}' cannot be written to. "
            "Please remove it from your request before trying again."
        )


class Conflict(Refusal):
    """The state of the store forbids it: a duplicate, too little stock, rows left orphaned."""

    def __init__(
        self,
        message: str = "A resource conflict prevented the request from being fulfilled.",
        *,
        field: str | None = None,
        details: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(message, field=field, details=details)


class Forbidden(Refusal):
    """A platform limit (categories, brands, depth, values) would be exceeded."""


class PlanLimit(Refusal):
    """The store's plan allows no more of these."""


class TooMany(Refusal):
    """More items asked for than one answer or one request may hold."""


class Unprocessable(Refusal):
    """Well-formed and understood, yet against a rule that the API answers with 422."""
