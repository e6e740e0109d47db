"""App extensions, and channels that an app makes."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from bcfake.fake import FakeStore

EXTENSION = {
    "context": "PANEL",
    "model": "CUSTOMERS",
    "url": "/customers/${id}/notes",
    "label": {
        "defaultValue": "Notes",
        "locales": [{"localeCode": "es-MX", "value": "Notas"}],
    },
}
SHOWN = """appExtension { id context model url
  label { defaultValue locales { localeCode value } } }"""
ALL = "{ store { appExtensions { edges { node { id url } } } } }"


def test_an_extension_is_made_changed_and_deleted(data: Any, change: Any, nodes: Any) -> None:
    """A changed label is the whole label."""
    done = change("appExtension", "createAppExtension", SHOWN, **EXTENSION)["appExtension"]
    id = done["id"]
    assert done == {"id": "bc/store/appExtension/1", **EXTENSION}
    assert nodes(data(ALL)["store"]["appExtensions"]) == [{"id": id, "url": EXTENSION["url"]}]
    sent = {"label": {"defaultValue": "Remarks"}}
    done = change("appExtension", "updateAppExtension", SHOWN, id=id, data=sent)["appExtension"]
    assert done["label"] == {"defaultValue": "Remarks", "locales": []}
    gone = change("appExtension", "deleteAppExtension", "deletedAppExtensionId", id=id)
    assert gone == {"deletedAppExtensionId": id}
    assert nodes(data(ALL)["store"]["appExtensions"]) == []


def test_extensions_are_seen_by_their_own_app(
    bcfake: FakeStore, post: Any, data: Any, change: Any, nodes: Any
) -> None:
    change("appExtension", "createAppExtension", SHOWN, **EXTENSION)
    other = bcfake.tokens.add(client_id=bcfake.apps.add().client_id)
    headers = {**other.headers, "Content-Type": "application/json"}
    seen = post(json={"query": ALL}, headers=headers).json()["data"]["store"]["appExtensions"]
    assert (nodes(seen), len(nodes(data(ALL)["store"]["appExtensions"]))) == ([], 1)


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ('deleteAppExtension(input: {id: "9"}) { deletedAppExtensionId }', "appExtension/9 not"),
        ('updateAppExtension(input: {id: "1", data: {url: ""}}) { appExtension { id } }', "'url'"),
    ],
)
def test_what_an_extension_cannot_be(ask: Any, change: Any, document: str, said: str) -> None:
    change("appExtension", "createAppExtension", SHOWN, **EXTENSION)
    (error,) = ask(f"mutation {{ appExtension {{ {document} }} }}")["errors"]
    assert said in error["message"]


def test_extensions_take_a_scope_of_their_own(bcfake: FakeStore, ask: Any) -> None:
    bcfake.tokens.limit("store_v2_information")
    (error,) = ask(ALL)["errors"]
    assert error["extensions"]["requiredScopes"] == ["store_app_extensions_manage"]


def test_a_channel_is_made_as_in_v3(bcfake: FakeStore, change: Any) -> None:
    sent = {"name": "Fair", "platform": "custom", "type": "pos", "status": "PRELAUNCH"}
    shows = "channel { id name type status isVisible }"
    made = change("channel", "createChannel", shows, **sent)["channel"]
    kept = {name: value for name, value in sent.items() if name != "platform"}
    assert made == {"id": "bc/store/channel/2", "isVisible": True, **kept}
    url = bcfake.url.removesuffix("/v2") + "/v3/channels/2"
    shown = requests.get(url, headers=bcfake.headers, timeout=5).json()["data"]
    assert (shown["name"], shown["status"]) == ("Fair", "prelaunch")
