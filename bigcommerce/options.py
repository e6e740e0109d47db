"""The keywords that clients and connections take beside credentials, and their types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bigcommerce.sending import Hooks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypedDict

    import requests
    from requests.adapters import BaseAdapter
    from urllib3.util.retry import Retry

    from bigcommerce.retry import RetryPolicy
    from bigcommerce.sending import Hook

Timeout = float | tuple[float, float] | None

if TYPE_CHECKING:  # made of annotations only, so never at run time

    class CallOptions(TypedDict, total=False):
        """What `with_options` can change for some calls; `Connection` says what each means."""

        timeout: Timeout
        retry: RetryPolicy | Retry | bool | None
        on_request: Hook | None
        on_response: Hook | None
        on_retry: Hook | None
        on_wait: Hook | None

    class ConnectionOptions(CallOptions, total=False):
        """The further keywords of every connection; `Connection` says what they mean."""

        session: requests.Session | None
        adapter: BaseAdapter | None
        proxies: Mapping[str, str] | None
        sleep: Callable[[float], object] | None


NO_HOOKS = Hooks()


def pop_hooks(options: dict[str, Any], before: Hooks = NO_HOOKS) -> Hooks:
    """Take the `on_...` options out; those not given stay as `before`."""
    named = {name: options.pop(f"on_{name}") for name in Hooks._fields if f"on_{name}" in options}
    return before._replace(**named)
