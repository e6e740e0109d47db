"""Rules that many families share: references that must exist, and how many rows may exist."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bcfake.errors import Conflict, Forbidden, Invalid, PlanLimit
from bcfake.schema import ASSUMED, DOCUMENTED, Evidence, Resource, Rule
from bcfake.store import Change


def refers_to(
    field: str,
    resource: Resource | str,
    *,
    zero_is_none: bool = True,
    error: type[Invalid] | type[Conflict] = Invalid,
    evidence: Evidence = ASSUMED,
    source: str = "",
) -> Rule:
    """A rule: the id (or each id of the list) in `field` is one of `resource`'s.

    `resource` may be a table's name where importing its definition would make a circle.
    Null always means no reference, and so does 0 unless `zero_is_none` is false. A row that is
    missing is refused with `error`: Invalid (400) or Conflict (409).
    """
    name = resource if isinstance(resource, str) else resource.name

    def refuse_dangling(change: Change) -> None:
        if not change.changes(field):
            return
        target = change.store.catalogue[name]
        for id in _ids(change.new(field)):
            absent = id is None or (zero_is_none and id == 0)
            if not absent and not change.store.exists(target, id):
                raise _refusal(error, field, f"There is no {target.singular} with the id {id}.")

    refuse_dangling.__doc__ = f"`{field}` names existing {name.replace('_', ' ')}."
    return Rule(("before_create", "before_update"), refuse_dangling, evidence, source)


def holds_at_most(limit: int, *, evidence: Evidence = DOCUMENTED, source: str = "") -> Rule:
    """A rule: the store (or the parent, where there is one) holds at most `limit` rows."""

    def refuse_more(change: Change) -> None:
        resource = change.resource
        parent = change.new(resource.parent_key) if resource.parent else None
        if change.store.count(resource, parent=parent) >= limit:
            kind = resource.name.replace("_", " ")
            raise Forbidden(f"The maximum of {limit} {kind} has been reached.")

    refuse_more.__doc__ = f"There are at most {limit}; one more is refused with 403."
    return Rule(("before_create",), refuse_more, evidence, source)


def plan_allows(setting: str, *, source: str = "") -> Rule:
    """A rule: the store holds at most as many rows as its setting says; 0 is any number."""

    def refuse_more(change: Change) -> None:
        limit = change.store.plan_limits.get(setting)
        if limit and change.store.count(change.resource) >= limit:
            kind = change.resource.name.replace("_", " ")
            raise PlanLimit(f"The store's plan allows {limit} {kind}.")

    refuse_more.__doc__ = f"One more than the setting {setting} allows is refused with 507."
    return Rule(("before_create",), refuse_more, DOCUMENTED, source)


def _ids(value: Any) -> Iterable[Any]:
    return value if isinstance(value, tuple | list) else (value,)


def _refusal(kind: type[Invalid] | type[Conflict], field: str, reason: str) -> Exception:
    if issubclass(kind, Invalid):
        return kind(field, reason)
    return kind(field=field, details={"invalid_reason": reason})
