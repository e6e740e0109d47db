"""Races by the control API: who is held, and what happens to the rows between two pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypedDict

from bcfake.collection import Collection
from bcfake.errors import Refusal
from bcfake.fake import FakeStore
from bcfake.races import PATIENCE, Drift, Gate
from bcfake.resources import CATALOGUE
from bcfake.wire.control_arguments import Wrong
from bcfake.wire.control_numbers import number_of, planned
from bcfake.wire.control_rows import telling

# ---- gates


def shown_hold(shop: FakeStore, gate: Gate) -> dict[str, Any]:
    """A gate, and the request that it holds or held."""
    return {"number": number_of(shop, gate), "text": str(gate), "held": gate.held}


def list_holds(shop: FakeStore) -> dict[str, Any]:
    """The gates that requests are, or are to be, held at; `held` is the one that came."""
    return {"holds": [shown_hold(shop, gate) for gate in shop.races.gates]}


def _gate(shop: FakeStore, number: str) -> Gate:
    return planned(shop, number, shop.races.gates, "hold")


def get_hold(shop: FakeStore, number: str) -> dict[str, Any]:
    """One gate: whether a request came to it."""
    return shown_hold(shop, _gate(shop, number))


def wait_until_held(shop: FakeStore, number: str, timeout: float = PATIENCE) -> dict[str, Any]:
    """Answer when a request is held, or after `timeout` seconds with `held` still empty."""
    gate = _gate(shop, number)
    if not 0 < timeout <= MOST_SECONDS:
        raise Wrong(f"timeout: {timeout} cannot be", "timeout", f"up to {MOST_SECONDS} seconds")
    gate.came(timeout)
    return shown_hold(shop, gate)


def release_hold(shop: FakeStore, number: str) -> dict[str, Any]:
    """Let the request that is held at a gate go on, and nobody be held there any more."""
    gate = _gate(shop, number)
    gate.release()
    return shown_hold(shop, gate)


def remove_hold(shop: FakeStore, number: str) -> None:
    """Take a gate back; who is held goes on."""
    shop.races.remove(_gate(shop, number))


MOST_SECONDS = 60.0

# ---- between pages


class _What(TypedDict):
    do: Literal["add", "update", "delete"]
    resource: str


class RowChange(_What, total=False):
    """A change to one row: the `id` of one that is there, the `values` of a new or changed one."""

    id: int | str
    values: Mapping[str, Any]


NEEDED = {"add": ("values",), "update": ("id", "values"), "delete": ("id",)}


def between_pages(
    shop: FakeStore,
    aim: str,
    changes: Sequence[RowChange],
    times: int | None = None,
    query: Mapping[str, Any] | None = None,
    token: str = "",
    tell: bool = False,
) -> dict[str, Any]:
    """Change rows whenever one page of a list was answered and the next is asked for, `times` at
    most. The first change that the store refuses undoes those before it and is a problem of the
    store's. `tell` lets webhooks know.
    """
    if not changes:
        raise Wrong("changes: none", "changes", ["what happens to rows, in order"])
    for number, change in enumerate(changes, 1):
        _check(shop, number, change)

    def happen() -> None:
        with telling(shop, tell):
            for change in changes:
                _carry_out(shop, change)

    drift = shop.races.between_pages(aim, happen, times=times, query=query, token=token)
    return shown_script(shop, drift)


def _check(shop: FakeStore, number: int, change: RowChange) -> None:
    """Raise Wrong for a change that could never be: a row need not be there yet."""
    do, resource, values = change["do"], change["resource"], dict(change.get("values") or {})
    where = f"changes, number {number}"
    if resource not in CATALOGUE:
        accepted = sorted(CATALOGUE.by_name)
        raise Wrong(f"{where}: unknown resource {resource!r:.80}", "changes", accepted)
    for name in ("id", "values"):
        if (name in change) != (name in NEEDED[do]):
            needed = ["do", "resource", *NEEDED[do]]
            raise Wrong(f"{where}: {do} goes with {', '.join(needed)}", "changes", needed)
    try:
        definition = CATALOGUE[resource]
        if do == "add":
            values.pop(definition.parent_key, None)
        if do != "delete":
            definition.parse(values, "create" if do == "add" else "update", trusted=True)
    except Refusal as refusal:
        reason = refusal.details.get("invalid_reason") or refusal.details
        raise Wrong(f"{where}: {refusal}", f"changes.values.{refusal.field}", reason) from None


def _carry_out(shop: FakeStore, change: RowChange) -> None:
    rows, values = Collection(shop.data, CATALOGUE[change["resource"]]), change.get("values") or {}
    if change["do"] == "add":
        rows.add(**values)
    elif change["do"] == "update":
        rows.update(change["id"], **values)
    else:
        rows.delete(change["id"])


def shown_script(shop: FakeStore, drift: Drift) -> dict[str, Any]:
    """A script, and how often it was played."""
    number = number_of(shop, drift)
    return {"number": number, "text": str(drift), "calls": drift.calls}


def list_scripts(shop: FakeStore) -> dict[str, Any]:
    """What is to happen between pages."""
    return {"scripts": [shown_script(shop, each) for each in shop.races.drifts]}


def _script(shop: FakeStore, number: str) -> Drift:
    return planned(shop, number, shop.races.drifts, "script")


def get_script(shop: FakeStore, number: str) -> dict[str, Any]:
    """One script: how often it was played."""
    return shown_script(shop, _script(shop, number))


def remove_script(shop: FakeStore, number: str) -> None:
    """Let nothing more happen between pages."""
    shop.races.remove(_script(shop, number))
