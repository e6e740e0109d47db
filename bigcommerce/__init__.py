"""A client for the BigCommerce API.

`BigcommerceApi` (in `bigcommerce.api`) is the entry to a store.
"""

from typing import TYPE_CHECKING, Any

from bigcommerce import api, connection, exception, resources
from bigcommerce.api import BigcommerceApi
from bigcommerce.customer_login_token import CustomerLoginTokens as customer_login_token
from bigcommerce.version import __version__

if TYPE_CHECKING:
    from bigcommerce.retry import RetryPolicy as RetryPolicy

__all__ = [
    "BigcommerceApi",
    "RetryPolicy",
    "__version__",
    "api",
    "connection",
    "customer_login_token",
    "exception",
    "resources",
]


def __getattr__(name: str) -> Any:
    if name == "RetryPolicy":  # loaded when it is used
        from bigcommerce.retry import RetryPolicy

        return RetryPolicy
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
