"""The scalars that GraphQL itself does not have, and those that are never null."""

from __future__ import annotations

from datetime import date, datetime, timezone
from decimal import Decimal
from typing import Any

from graphql import (
    GraphQLBoolean,
    GraphQLError,
    GraphQLFloat,
    GraphQLID,
    GraphQLNonNull,
    GraphQLScalarType,
    GraphQLString,
)
from graphql.language import IntValueNode, ValueNode

from bcfake.fields import parse_moment

ID, TEXT = GraphQLNonNull(GraphQLID), GraphQLNonNull(GraphQLString)
FLAG = GraphQLNonNull(GraphQLBoolean)
LONGEST = 2**63


def _decimal(value: Any) -> float | int:
    number = Decimal(value)
    return int(number) if number == number.to_integral_value() else float(number)


def _moment(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat() if isinstance(value, date) else str(value)


def _read_moment(value: Any) -> datetime:
    moment = parse_moment(value) if isinstance(value, str) else None
    if moment is None:
        raise GraphQLError(f"{value!r} is not a moment such as 2026-11-27T10:00:00Z.")
    return moment


def _long(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= LONGEST:
        raise GraphQLError(f"{value!r} is not a whole number of 64 bits.")
    return value


def _long_literal(node: ValueNode, variables: Any = None) -> int:
    if not isinstance(node, IntValueNode):
        raise GraphQLError("That is not a whole number.")
    return _long(int(node.value))


DECIMAL = GraphQLScalarType(
    "BigDecimal",
    serialize=_decimal,
    parse_value=GraphQLFloat.parse_value,
    parse_literal=GraphQLFloat.parse_literal,
    description="A decimal number of any size, as a JSON number.",
)
LONG = GraphQLScalarType(
    "Long",
    serialize=_long,
    parse_value=_long,
    parse_literal=_long_literal,
    description="A whole number of 64 bits.",
)
MOMENT = GraphQLScalarType(
    "DateTime",
    serialize=_moment,
    parse_value=_read_moment,
    description="A moment in UTC, as ISO 8601 writes it.",
)
