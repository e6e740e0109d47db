"""The languages of a channel; GraphQL alone knows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from bcfake.errors import Conflict, Invalid
from bcfake.fields import Choice, Flag, Int, Text
from bcfake.resources.channels import CHANNELS
from bcfake.schema import DOCUMENTED, ID, Resource, rule
from bcfake.store import Change

SOURCE = "docs/store-operations/settings/locales.mdx"
FIRST = "en"  # that of a new channel; assumed
CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def _of_the_default_channel() -> Iterable[Mapping[str, Any]]:
    return [{"channel_id": 1, "code": FIRST, "status": "active", "is_default": True, "id": 1}]


@rule("before_create", evidence=DOCUMENTED, source=SOURCE)
def refuse_second_locale(change: Change) -> None:
    """A channel has each locale once, and codes look like fr or fr-CA (assumed)."""
    code = change.values["code"]
    if not CODE.fullmatch(code):
        raise Invalid("code", f"{code!r} is not a code such as fr or fr-CA.")
    if change.store.find(CHANNEL_LOCALES, channel_id=change.values["channel_id"], code=code):
        raise Conflict(field="code", details={"conflict": {"code": code}})


@rule("before_update")
def keep_a_default(change: Change) -> None:
    """The default locale stays it until another is made the default, and stays active."""
    assert change.old is not None
    if change.old["is_default"] and not change.values["is_default"]:
        raise Invalid("is_default", "Make another locale the default instead.")


@rule("after_create", "after_update", evidence=DOCUMENTED, source=SOURCE)
def one_is_the_default(change: Change) -> None:
    """A channel has one default locale: the last one that was made it."""
    assert change.row is not None
    if change.row["is_default"]:
        for row in change.store.find(CHANNEL_LOCALES, channel_id=change.row["channel_id"]):
            if row["is_default"] and row["id"] != change.row["id"]:
                change.store.amend(CHANNEL_LOCALES, row["id"], is_default=False)


@rule("before_delete")
def the_default_stays(change: Change) -> None:
    """The default locale of a channel is not deleted."""
    if change.values["is_default"]:
        raise Invalid("code", "It is the channel's default locale.")


CHANNEL_LOCALES = Resource(
    name="channel_locales",
    path="locales",
    source=SOURCE,
    parent=CHANNELS,
    parent_key="channel_id",
    verbs=frozenset(),
    base_rows=_of_the_default_channel,
    fields=(
        ID,
        Int(name="channel_id", read_only=True),
        Text(name="code", required=True, sample="fr"),
        Choice(name="status", values=("active", "inactive"), default="inactive"),
        Flag(name="is_default"),
    ),
    rules=(refuse_second_locale, keep_a_default, one_is_the_default, the_default_stays),
)
RESOURCES = (CHANNEL_LOCALES,)
