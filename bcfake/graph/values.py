"""Enums and nested objects: the GraphQL type of each field type of the definitions."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLString,
)

from bcfake.fields import Choice, Computed, Field, Flag, Int, ListOf, Money, Object, Text, Timestamp
from bcfake.graph.kinds import camel
from bcfake.graph.scalars import DECIMAL, MOMENT

SCALARS: tuple[tuple[type[Field], Any], ...] = (
    (Int, GraphQLInt),
    (Money, DECIMAL),
    (Flag, GraphQLBoolean),
    (Timestamp, MOMENT),
    (Text, GraphQLString),
    (Computed, GraphQLString),
)


def type_of(field: Field, owner: str) -> Any:
    """The type of a field of the object type `owner`."""
    if isinstance(field, ListOf):
        return GraphQLList(GraphQLNonNull(type_of(field.item, owner)))
    name = owner + camel(f"_{field.name}")
    if isinstance(field, Object):
        return nested(name, field)
    if isinstance(field, Choice):
        return enum(name, field.values)
    return next(type for kind, type in SCALARS if isinstance(field, kind))


@cache
def enum(name: str, values: tuple[str, ...]) -> GraphQLEnumType:
    """An enum whose names are the definition's values in capitals; an empty one is null."""
    return GraphQLEnumType(name, {constant(value): value for value in values if value})


def constant(value: str) -> str:
    """A value as the name in an enum: APP_ONLY."""
    name = re.sub(r"\W+", "_", value).upper().strip("_")
    return f"_{name}" if name[0].isdigit() else name


def nested(name: str, field: Object) -> GraphQLObjectType:
    """The type of an object that is the value of a field."""
    shown = [each for each in field.fields if any(isinstance(each, kind) for kind, _ in SCALARS)]
    return GraphQLObjectType(
        name,
        {
            camel(each.name): GraphQLField(type_of(each, name), resolve=_getter(each.name))
            for each in shown
        },
    )


def _getter(name: str) -> Any:
    return lambda value, info: value.get(name)
