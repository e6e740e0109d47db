"""Connections to shipping carriers: sent, changed and taken back, never shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bcfake.errors import Invalid, Missing, NotFound
from bcfake.fields import Json, Text, parse_fields
from bcfake.resources.shipping import CARRIERS, SPEC
from bcfake.schema import ID, Action, Call, Resource
from bcfake.tables import Row

CONNECTED_BY = {  # what a connection to the carrier must hold
    **dict.fromkeys(CARRIERS, ()),
    "auspost": ("auth_key", "test_mode"),
    "endicia": ("account_id",),
    "fedex": ("key", "password", "account_number", "meter_number"),
    "zoom2u": ("auth_key", "test_mode"),
}
CARRIER_CONNECTIONS = Resource(
    name="carrier_connections",
    path="shipping/carrier/connection",
    source=SPEC,
    scope="information",
    verbs=frozenset(),  # there is no GET; what is sent is kept for a test to look at
    fields=(
        ID,
        Text(name="carrier_id", required=True, unique=True, sample="carrier_{n}"),
        Json(name="connection", shape=dict, default={}),
    ),
    known_gaps=(
        "The keys that canadapost, usps and upsready require; endicia's passphrase, spelt in two "
        "ways in the documentation.",
    ),
)


def required(names: Sequence[str], sent: Any) -> None:
    """Raise the documented refusal for the names that were not sent."""
    lacking = [name for name in names if name not in sent]
    if lacking:
        refusal = Missing(lacking[0])
        refusal.message = f"Required fields missing [{', '.join(lacking)}]"
        raise refusal


def wanted(body: Any, *names: str) -> Any:
    """The parsed body of a request about a connection; raises Invalid, Missing among them."""
    sent = parse_fields(CARRIER_CONNECTIONS.fields, {} if body is None else body, "create")
    required(names, sent)
    carrier = sent["carrier_id"]
    if carrier not in CONNECTED_BY and not carrier.startswith("carrier_"):
        known = ", ".join(CONNECTED_BY)
        raise Invalid("carrier_id", f"{carrier!r} is not one of: {known}, or carrier_<id>.")
    if "connection" in names:
        required(CONNECTED_BY.get(carrier, ()), sent["connection"])
    return sent


def connected(call: Call, carrier: str) -> Row:
    """The connection to a carrier; raises NotFound."""
    for row in call.store.find(CARRIER_CONNECTIONS, carrier_id=carrier):
        return row
    raise NotFound()


def connect(call: Call) -> None:
    """Keep a connection, in the place of one there may be (assumed)."""
    sent = wanted(call.body, "carrier_id", "connection")
    for row in call.store.find(CARRIER_CONNECTIONS, carrier_id=sent["carrier_id"]):
        call.store.delete(CARRIER_CONNECTIONS, row["id"])
    call.store.create(CARRIER_CONNECTIONS, sent)


def reconnect(call: Call) -> None:
    """Change the keys of a connection; 404 when there is none (assumed)."""
    sent = wanted(call.body, "carrier_id", "connection")
    row = connected(call, sent["carrier_id"])
    call.store.update(CARRIER_CONNECTIONS, row["id"], sent)


def disconnect(call: Call) -> None:
    """Forget a connection; 404 when there is none (assumed)."""
    row = connected(call, wanted(call.body, "carrier_id")["carrier_id"])
    call.store.delete(CARRIER_CONNECTIONS, row["id"])


RESOURCES = (CARRIER_CONNECTIONS,)
ACTIONS = tuple(
    Action(method, CARRIER_CONNECTIONS.path, run, source=SPEC)
    for method, run in (("POST", connect), ("PUT", reconnect), ("DELETE", disconnect))
)
