"""Playing a scenario's steps against one store, and taking away what they made."""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Any

from bcfake.verify.carrier import Answer, Carrier
from bcfake.verify.steps import Step

EMPTY = ("/products", "/categories", "/brands", "/customers", "/orders", "/coupons")


class Player:
    """One side: sends steps, keeps ids, knows what is to be taken away."""

    def __init__(self, carrier: Carrier, run: str) -> None:
        self.carrier = carrier
        self._kept: dict[str, Any] = {"run": run}
        self._made: list[str] = []  # paths, in order

    def lacks(self, step: Step) -> str:
        """The name of an id that the step needs and no earlier one gave; "" when all are there."""
        said = [step.path, *_texts(step.body)]
        names = [name for text in said for _, name, _, _ in string.Formatter().parse(text) if name]
        return next((name for name in names if name not in self._kept), "")

    def play(self, step: Step) -> Answer:
        """The answer to a step; raises ConnectionError."""
        path, body = step.path.format_map(self._kept), _filled(step.body, self._kept)
        answer = self.carrier.send(step.method, path, body, step.headers)
        if answer.status in (200, 201) and step.method == "POST":
            self._remember(path, answer)
        if step.keeps and answer.status < 300:
            found = answer.body[0] if isinstance(answer.body, list) else answer.body
            if isinstance(found, dict) and "id" in found:
                self._kept[step.keeps] = found["id"]
        if step.method == "DELETE" and answer.status == 204:
            self._made = [each for each in self._made if not f"{each}/".startswith(f"{path}/")]
        return answer

    def _remember(self, path: str, answer: Answer) -> None:
        """Whatever a POST made is to go, also where it should have been refused."""
        if isinstance(answer.body, dict) and "id" in answer.body:
            self._made.append(f"{path}/{answer.body['id']}")

    def forget(self) -> None:
        """Begin another scenario: its ids are its own."""
        self._kept = {"run": self._kept["run"]}

    def tidy(self) -> list[str]:
        """Delete what was made and is still there, the latest first; gives what could not be."""
        left = []
        for path in reversed(self._made):
            try:
                answer = self.carrier.send("DELETE", path)
            except ConnectionError:
                left.append(path)
            else:
                if answer.status not in (200, 204, 404):
                    left.append(path)
        self._made.clear()
        return left

    def holds(self) -> list[str]:
        """The collections among EMPTY that have something in them; raises ValueError for a token
        that is refused."""
        found = []
        for path in EMPTY:
            answer = self.carrier.send("GET", f"{path}?limit=1")
            if answer.status in (401, 404):
                raise ValueError("the store refuses the token, or there is no such store")
            if answer.status == 200 and answer.body:
                found.append(path.strip("/"))
        return found


def _filled(value: Any, kept: Mapping[str, Any]) -> Any:
    """A body with ids in its places."""
    if isinstance(value, dict):
        return {name: _filled(part, kept) for name, part in value.items()}
    if isinstance(value, list):
        return [_filled(part, kept) for part in value]
    if not isinstance(value, str):
        return value
    whole = value[1:-1] if value.startswith("{") and value.endswith("}") else ""
    return kept[whole] if whole in kept else value.format_map(kept)


def _texts(value: Any) -> list[str]:
    """The texts in a body."""
    if isinstance(value, dict):
        return [text for part in value.values() for text in _texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    return [value] if isinstance(value, str) else []
