"""What an operation of any dialect is given: the request, its store, the ids in its path."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from bcfake.accounts import Token
from bcfake.errors import Invalid
from bcfake.message import Request
from bcfake.schema import Resource
from bcfake.store import Store
from bcfake.wire import forms

BELOW_ZERO = re.compile(r"\s*-0*[1-9][0-9]{0,9}\s*")


@dataclass
class Exchange:
    """One routed request. `base` is the absolute URL of the version root.

    `hints` are remarks for the journal: what was passed over without a word in the answer.
    `token` is the one that asks, for what the gateway cannot judge by the path. `unsaved` are the
    fields that were left out of what was saved, which makes the answer a 207.
    """

    request: Request
    store: Store
    ids: tuple[Any, ...]
    base: str
    loose: bool = False
    hints: list[str] = field(default_factory=list)
    token: Token | None = None
    unsaved: list[str] = field(default_factory=list)

    @cached_property
    def body(self) -> Any:
        """What was sent, as JSON or as a form; raises Invalid."""
        form = forms.content_type(self.request) == forms.FORM
        try:
            return forms.parts(self.request) if form else self.request.json
        except ValueError:
            raise Invalid("body", "The request body is not well-formed JSON.") from None

    def parent(self, resource: Resource, flat: bool) -> Any:
        return None if flat or resource.parent is None else self.ids[0]

    def savable(self, body: Any, apart: Collection[str]) -> Any:
        """The body without those of the `apart` fields that are below zero."""
        if not apart or not isinstance(body, Mapping):
            return body
        lost = [name for name in apart if BELOW_ZERO.fullmatch(str(body.get(name)))]
        if lost:
            self.unsaved += lost
            self.hints.append(f"not saved: {', '.join(lost)}")
            body = {name: value for name, value in body.items() if name not in lost}
        return body
