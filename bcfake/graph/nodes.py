"""The interface of what has a global id that `node` finds."""

from __future__ import annotations

from graphql import GraphQLField, GraphQLInterfaceType

from bcfake.graph.scalars import ID

NODE = GraphQLInterfaceType("Node", {"id": GraphQLField(ID)})
