"""A client for the BigCommerce API.

`BigcommerceApi` (in `bigcommerce.api`) is the entry to a store. Modules are loaded when first
used, so that importing the package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

# At once: later, the import of the module of this name would take the place of the class.
from bigcommerce.customer_login_token import CustomerLoginTokens as customer_login_token
from bigcommerce.version import __version__

if TYPE_CHECKING:
    from bigcommerce import api, connection, exception, resources
    from bigcommerce.api import BigcommerceApi
    from bigcommerce.retry import RetryPolicy

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

_HOME = {"BigcommerceApi": "api", "RetryPolicy": "retry"}
_MODULES = {"api", "connection", "exception", "resources"}


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return import_module(f"bigcommerce.{name}")
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"bigcommerce.{_HOME[name]}"), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
