"""Apps as a merchant has them: what the control API plays towards the app under test.

It is the store's own unless `client_id` names another. The app is called at a URL of this machine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bcfake.apps import App
from bcfake.fake import FakeStore
from bcfake.wire import control_answers as answers
from bcfake.wire.control_arguments import Wrong


def _app(shop: FakeStore, client_id: str) -> App:
    found = shop.apps.get(client_id) if client_id else shop.apps.own
    if found is None:
        known = [each.client_id for each in shop.apps]
        raise Wrong(f"client_id: the store has no app {client_id!r:.80}", "client_id", known)
    return found


def shown_app(shop: FakeStore, each: App) -> dict[str, Any]:
    """An app's credentials, and what its profile may ask for."""
    facts = {"client_id": each.client_id, "client_secret": each.client_secret}
    return facts | {"scopes": sorted(each.scopes)}


def list_apps(shop: FakeStore) -> dict[str, Any]:
    """The apps that may be installed, the store's own first."""
    return {"apps": [shown_app(shop, each) for each in shop.apps]}


def payloads(
    shop: FakeStore,
    user: Mapping[str, Any] | None = None,
    age: float = 0,
    claims: Mapping[str, Any] | None = None,
    client_id: str = "",
) -> dict[str, str]:
    """A signed_payload and a signed_payload_jwt, issued `age` seconds ago on the store's clock."""
    return _app(shop, client_id).payloads(user, age=age, **dict(claims or {}))


def install(
    shop: FakeStore,
    target: str,
    scopes: str | Sequence[str] | None = None,
    user: Mapping[str, Any] | None = None,
    url: str = "",
    tamper: bool = False,
    expired: bool = False,
    client_id: str = "",
) -> dict[str, Any]:
    """Install the app: GET its auth callback with a code that is good for one token."""
    how: dict[str, Any] = {"url": url, "tamper": tamper, "expired": expired}
    return answers.callback(_app(shop, client_id).install(target, scopes=scopes, user=user, **how))


def load(
    shop: FakeStore,
    target: str,
    user: Mapping[str, Any] | None = None,
    deep_link: str = "/",
    channel_id: int | None = None,
    tamper: bool = False,
    expired: bool = False,
    client_id: str = "",
) -> dict[str, Any]:
    """Open the app: GET its load callback with a signed payload, in both its forms."""
    how: dict[str, Any] = {"deep_link": deep_link, "channel_id": channel_id}
    how |= {"tamper": tamper, "expired": expired}
    return answers.callback(_app(shop, client_id).load(target, user=user, **how))


def uninstall(
    shop: FakeStore,
    target: str | None = None,
    user: Mapping[str, Any] | None = None,
    tamper: bool = False,
    expired: bool = False,
    client_id: str = "",
) -> dict[str, Any] | None:
    """Uninstall the app: its tokens end and its hooks go, then its callback, if any, is told."""
    told = _app(shop, client_id).uninstall(target, user=user, tamper=tamper, expired=expired)
    return None if told is None else answers.callback(told)


def remove_user(
    shop: FakeStore,
    target: str,
    user: Mapping[str, Any],
    tamper: bool = False,
    expired: bool = False,
    client_id: str = "",
) -> dict[str, Any]:
    """Take away a user's access: GET the app's remove_user callback."""
    how = {"tamper": tamper, "expired": expired}
    return answers.callback(_app(shop, client_id).remove_user(target, user, **how))


CALLBACKS: Mapping[str, Callable[..., dict[str, Any] | None]] = {
    "install": install,
    "load": load,
    "uninstall": uninstall,
    "remove-user": remove_user,
}
