"""What scenarios are made of: steps, and the steps that many things have in common.

`{run}` stands for a word of this run's own, `{brand}` and the like for ids that earlier steps of
the scenario kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

NOBODY = 999_999_999  # an id that no store has come to


@dataclass(frozen=True)
class Step:
    """One request.

    `keeps` is the name under which later steps find the id in the answer (of a list: the first).
    What a POST kept is deleted in the end. `own` says that values are the store's own matter: only
    their types and forms are compared.
    """

    title: str
    method: str
    path: str
    body: Any = None
    keeps: str = ""
    own: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Scenario:
    """Steps about one thing, in order."""

    name: str
    steps: tuple[Step, ...]


def refusals(path: str, item: str, body: Mapping[str, Any], required: str) -> tuple[Step, ...]:
    """What every collection refuses, one mistake a step."""
    less = {name: value for name, value in body.items() if name != required}
    return (
        Step(f"without {required}", "POST", path, less),
        Step("with an unknown field", "POST", path, {**body, "colour": "red"}),
        Step("with a read-only field", "POST", path, {**body, "id": 1}),
        Step("with a body that is no object", "POST", path, []),
        Step("an unknown field in an update", "PUT", item, {"colour": "red"}),
        Step("a read-only field in an update", "PUT", item, {"id": 1}),
        Step("one that is not there", "GET", f"{path}/{NOBODY}"),
        Step("an update of one that is not there", "PUT", f"{path}/{NOBODY}", dict(body)),
        Step("a delete of one that is not there", "DELETE", f"{path}/{NOBODY}"),
        Step("an id beyond 32 bits", "GET", f"{path}/99999999999"),
        Step("an unknown filter", "GET", f"{path}?colour=red"),
        Step("a limit above the highest", "GET", f"{path}?limit=251"),
        Step("a limit of zero", "GET", f"{path}?limit=0"),
        Step("a page that is no number", "GET", f"{path}?page=x"),
    )


def life(
    what: str, path: str, body: Mapping[str, Any], change: Mapping[str, Any], *more: Step
) -> tuple[Step, ...]:
    """Made, read, changed, deleted; `more` happens while it is there."""
    item = f"{path}/{{{what}}}"
    return (
        Step("make one", "POST", path, dict(body), keeps=what),
        Step("read it", "GET", item),
        *more,
        Step("change it", "PUT", item, dict(change)),
        Step("read it changed", "GET", item),
        Step("delete it", "DELETE", item),
        Step("read what is gone", "GET", item),
    )
