"""The GraphQL Admin API of a store."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bigcommerce.answers import refuse_nothing
from bigcommerce.connection import OAuthConnection
from bigcommerce.exception import GraphQLException
from bigcommerce.introspection import INTROSPECTION_QUERY
from bigcommerce.rate_limit import header, number

if TYPE_CHECKING:
    from typing_extensions import Self, Unpack

    from bigcommerce.options import ConnectionOptions

PATH = "/stores/{}/graphql"
_MUTATION = re.compile(r"\bmutation\b")


class GraphQLConnection(OAuthConnection):
    """The GraphQL Admin API of a store.

    With `raise_errors`, `query` raises what `execute` raises. Documents without a mutation only
    read, so a retry policy repeats them although they are sent with POST.
    """

    raise_errors = False

    def __init__(
        self,
        client_id: str | None,
        store_hash: str | None,
        access_token: str | None = None,
        host: str = "api.bigcommerce.com",
        api_path: str = PATH,
        rate_limiting_management: Mapping[str, Any] | None = None,
        *,
        raise_errors: bool = False,
        **options: Unpack[ConnectionOptions],
    ) -> None:
        super().__init__(
            client_id, store_hash, access_token, host, api_path, rate_limiting_management, **options
        )
        self.raise_errors = raise_errors
        self.graphql_path = self.full_path("")

    @classmethod
    def beside(cls, connection: OAuthConnection) -> Self:
        """A connection that shares session, credentials and quota with another one."""
        twin = object.__new__(cls)
        twin.__dict__.update(connection.__dict__)
        twin.api_path = PATH
        twin.graphql_path = twin.full_path("")
        return twin

    def query(self, query: str, variables: Mapping[str, Any] | None = None) -> Any:
        """The whole answer to a GraphQL document: `data`, `errors`, `extensions`.

        Errors in it are not raised, unless the connection was made with `raise_errors`; `execute`
        raises them.
        """
        answer = self.post(self.graphql_path, {"query": query, "variables": variables or {}})
        if self.raise_errors:
            self._raise_errors(answer)
        return answer

    def execute(self, query: str, variables: Mapping[str, Any] | None = None) -> Any:
        """The `data` of a GraphQL document; raises `GraphQLException` if any error came with it."""
        answer = self.query(query, variables)
        refuse_nothing(self.graphql_path, self.last_response)
        self._raise_errors(answer)
        return answer.get("data")

    def introspection_query(self) -> Any:
        """The answer that describes the schema."""
        return self.query(INTROSPECTION_QUERY)

    @property
    def last_complexity(self) -> int | None:
        """What this thread's latest document cost (the limit is 10000), as the answer told."""
        response = self.last_response
        told = number(header(getattr(response, "headers", None), "X-BC-GraphQL-Complexity"))
        return None if told is None else int(told)

    def _raise_errors(self, answer: Any) -> None:
        if answer.get("errors"):
            said = "; ".join(
                str(error.get("message") if isinstance(error, dict) else error)
                for error in answer["errors"]
            )
            raise GraphQLException(said, self.last_response)

    def _only_reads(self, method: str, data: Any) -> bool:
        return isinstance(data, str) and not _MUTATION.search(data)
