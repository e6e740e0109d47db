"""The types of fields: what each accepts, how it is kept in a row and how V2 writes it."""

from bcfake.fields.base import UNSET, Field, NewRow
from bcfake.fields.compounds import (
    Computed,
    Json,
    Link,
    ListOf,
    Object,
    WriteOnly,
    lacking,
    parse_fields,
    refuse_missing,
)
from bcfake.fields.moments import parse_moment, rfc2822
from bcfake.fields.scalars import (
    INT_MAX,
    Choice,
    Email,
    Flag,
    Int,
    Money,
    Text,
    Timestamp,
    separated,
    whole,
)

__all__ = [
    "INT_MAX",
    "UNSET",
    "Choice",
    "Computed",
    "Email",
    "Field",
    "Flag",
    "Int",
    "Json",
    "Link",
    "ListOf",
    "Money",
    "NewRow",
    "Object",
    "Text",
    "Timestamp",
    "WriteOnly",
    "lacking",
    "parse_fields",
    "parse_moment",
    "refuse_missing",
    "rfc2822",
    "separated",
    "whole",
]
