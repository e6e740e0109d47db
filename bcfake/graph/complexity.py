"""What a document costs: one a field, what is in a connection times the rows asked for (assumed).

BigCommerce documents the limit and not the sum.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
)

from bcfake.graph.connections import USUAL

LIMIT = 10_000


class Complexity:
    """The cost of the operations of a document."""

    def __init__(self, document: DocumentNode, variables: Mapping[str, Any]) -> None:
        self._variables = variables
        self._fragments = {
            each.name.value: each
            for each in document.definitions
            if isinstance(each, FragmentDefinitionNode)
        }
        self._known: dict[str, int] = {}

    def of(self, operation: OperationDefinitionNode) -> int:
        """What one operation costs."""
        return self._selected(operation.selection_set)

    def _selected(self, selections: SelectionSetNode | None) -> int:
        total = 0
        for node in () if selections is None else selections.selections:
            if isinstance(node, FieldNode):
                total += 1 + self._times(node) * self._selected(node.selection_set)
            elif isinstance(node, FragmentSpreadNode):
                total += self._fragment(node.name.value)
            else:
                total += self._selected(getattr(node, "selection_set", None))
        return total

    def _fragment(self, name: str) -> int:
        if name not in self._known:
            self._known[name] = self._selected(self._fragments[name].selection_set)
        return self._known[name]

    def _times(self, node: FieldNode) -> int:
        """How many rows a field asks for; a field that has edges is a connection."""
        for argument in node.arguments:
            if argument.name.value in ("first", "last"):
                return self._number(argument.value)
        inside = () if node.selection_set is None else node.selection_set.selections
        names = {each.name.value for each in inside if isinstance(each, FieldNode)}
        return USUAL if "edges" in names else 1

    def _number(self, node: Any) -> int:
        if isinstance(node, IntValueNode):
            return max(int(node.value), 0)
        asked = self._variables.get(node.name.value) if isinstance(node, VariableNode) else None
        return max(asked, 0) if isinstance(asked, int) else USUAL
