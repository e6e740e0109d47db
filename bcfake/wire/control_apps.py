"""The store's own app as a merchant has it: what the control API plays towards the app under test.

The app is called at a URL of this machine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bcfake.fake import FakeStore
from bcfake.wire import control_answers as answers


def install(
    shop: FakeStore,
    target: str,
    scopes: str | Sequence[str] | None = None,
    user: Mapping[str, Any] | None = None,
    url: str = "",
    tamper: bool = False,
    expired: bool = False,
) -> dict[str, Any]:
    """Install the app: GET its auth callback with a code that is good for one token."""
    how: dict[str, Any] = {"url": url, "tamper": tamper, "expired": expired}
    return answers.callback(shop.apps.own.install(target, scopes=scopes, user=user, **how))


def load(
    shop: FakeStore,
    target: str,
    user: Mapping[str, Any] | None = None,
    deep_link: str = "/",
    tamper: bool = False,
    expired: bool = False,
) -> dict[str, Any]:
    """Open the app: GET its load callback with a signed payload, in both its forms."""
    how: dict[str, Any] = {"deep_link": deep_link, "tamper": tamper, "expired": expired}
    return answers.callback(shop.apps.own.load(target, user=user, **how))


def uninstall(
    shop: FakeStore,
    target: str,
    user: Mapping[str, Any] | None = None,
    tamper: bool = False,
    expired: bool = False,
) -> dict[str, Any]:
    """Uninstall the app: its tokens end and its hooks go, then its callback is told."""
    told = shop.apps.own.uninstall(target, user=user, tamper=tamper, expired=expired)
    assert told is not None  # it has a target
    return answers.callback(told)


def remove_user(
    shop: FakeStore,
    target: str,
    user: Mapping[str, Any],
    tamper: bool = False,
    expired: bool = False,
) -> dict[str, Any]:
    """Take away a user's access: GET the app's remove_user callback."""
    how = {"tamper": tamper, "expired": expired}
    return answers.callback(shop.apps.own.remove_user(target, user, **how))


CALLBACKS: Mapping[str, Callable[..., dict[str, Any]]] = {
    "install": install,
    "load": load,
    "uninstall": uninstall,
    "remove-user": remove_user,
}
