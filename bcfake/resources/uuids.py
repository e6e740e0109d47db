"""UUIDs of rows: V3 knows some things by one instead of a number."""

from __future__ import annotations

from uuid import NAMESPACE_OID, uuid5

from bcfake.fields import Text
from bcfake.schema import ASSUMED, rule
from bcfake.store import Change

UUID = Text(name="uuid", read_only=True, indexed=True)


def uuid_of(kind: str, id: int) -> str:
    """The UUID of the row of a kind that has this number; equal moves give equal ones."""
    return str(uuid5(NAMESPACE_OID, f"{kind}/{id}"))


@rule("after_create", evidence=ASSUMED)
def known_by_uuid(change: Change) -> None:
    """A new row gets a UUID, the same wherever the moves before it are."""
    assert change.row is not None
    id = change.row["id"]
    if not change.row["uuid"]:
        change.store.amend(change.resource, id, uuid=uuid_of(change.resource.name, id))
