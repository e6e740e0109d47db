"""A client for the BigCommerce API.

`BigcommerceApi` (in `bigcommerce.api`) is the entry to a store.
"""

from bigcommerce import api, connection, exception, resources
from bigcommerce.api import BigcommerceApi
from bigcommerce.customer_login_token import CustomerLoginTokens as customer_login_token
from bigcommerce.version import __version__

__all__ = [
    "BigcommerceApi",
    "__version__",
    "api",
    "connection",
    "customer_login_token",
    "exception",
    "resources",
]
