"""The V3 API: `api.v3.catalog.products.list(include="variants")`.

Names are the paths of BigCommerce's documentation, `api.v3.storefront.redirects` for
`/storefront/redirects`; `table` has them all.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from bigcommerce.v3.collection import Collection
from bigcommerce.v3.listing import Rows
from bigcommerce.v3.records import (
    Answer,
    Batch,
    BatchException,
    BatchLostException,
    BatchRefusedException,
    Record,
)

if TYPE_CHECKING:
    from bigcommerce.connection import OAuthConnection
    from bigcommerce.v3.names import Root
else:
    Root = Collection

__all__ = [
    "V3",
    "Answer",
    "Batch",
    "BatchException",
    "BatchLostException",
    "BatchRefusedException",
    "Collection",
    "Record",
    "Rows",
]

PATH = "/stores/{}/v3/{}"


class V3(Root):
    """The V3 API of a store. `connection` is for paths the table has not."""

    def __init__(self, connection: OAuthConnection) -> None:
        twin = copy.copy(connection)
        twin.api_path = PATH
        super().__init__("", twin)

    def __repr__(self) -> str:
        return f"<api.v3 of {self._connection.store_hash}>"

    @property
    def connection(self) -> OAuthConnection:
        """Sends to any path of V3, and gives whole answers."""
        return self._connection
