"""Settings of the store that channels may override: what a group of them is, and its operations.

The store has a value for every setting, a channel for those it has of its own: null stands for
what is inherited. What V2 shows of the store as well is kept where V2 has it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

from bcfake import viewing
from bcfake.errors import Invalid
from bcfake.fields import Field, Int, parse_fields, refuse_missing
from bcfake.resources import store_settings
from bcfake.resources.store_information import STORE_INFORMATION
from bcfake.resources.store_settings import STORE_SETTINGS, kept
from bcfake.schema import Call
from bcfake.store import Store
from bcfake.tables import Frozen
from bcfake.view import Endpoint, Raw
from bcfake.views.channels import CHANNELS

CHANNEL = Int(name="channel_id", min=1)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """A group of settings, read and written together at `path`.

    `shared` tells which of them V2 shows, too: the field of the store's information, with dots
    where it is nested. `channels` tells where a request names a channel, if it can: in the query,
    or at `path`/channels/{channel_id}. Those in `store_wide` have no values in channels: what is
    sent for one is passed over. A channel shows null for what it inherits, or with `effective` the
    store's value. `bare` ones are answered without data and meta. `scope` is what a token needs.
    """

    path: str
    fields: tuple[Field, ...]
    spec: str
    shared: Mapping[str, str] = field(default_factory=dict)
    channels: Literal["query", "path", ""] = "query"
    store_wide: Collection[str] = ()
    effective: bool = False
    bare: bool = False
    scope: str = STORE_SETTINGS.scope


def endpoints(settings: Settings) -> Iterator[Endpoint]:
    """The operations of a group."""
    query = ("channel_id",) if settings.channels == "query" else ()
    paths = [settings.path]
    if settings.channels == "path":
        paths.append(f"{settings.path}/channels/{{channel_id}}")
    for path in paths:
        for method, run in (("GET", show), ("PUT", put)):
            act = partial(run, settings)
            yield Endpoint(method, path, act, query, spec=settings.spec, scope=settings.scope)


def show(settings: Settings, call: Call) -> Any:
    """The settings as the store, or the channel that is asked for, has them."""
    shown = _shown(settings, call.store, channel_of(call))
    return Raw(shown) if settings.bare else shown


def put(settings: Settings, call: Call) -> Any:
    """Lay settings over those of the store or of a channel; null drops a channel's own."""
    channel = channel_of(call)
    sent = _sent(settings, call.body, channel)
    keep(settings, call.store, channel, sent)
    return show(settings, call)


def channel_of(call: Call) -> int:
    """The channel that the path or the query names, 0 for none; raises NotFound."""
    if call.ids:
        return int(viewing.find(CHANNELS, call.store, call.ids)["id"])
    return channel_named(call)


def channel_named(call: Call) -> int:
    """The channel that the query names, 0 for none; raises NotFound."""
    if "channel_id" not in call.query:
        return 0
    id = CHANNEL.read(call.query["channel_id"])
    return int(viewing.find(CHANNELS, call.store, (id,))["id"])


def _sent(settings: Settings, body: Any, channel: int) -> dict[str, Any]:
    """What a body says of each setting it names; None for those a channel is to inherit."""
    if not isinstance(body, Mapping):
        raise Invalid("body", "The request body is not an object.")
    known = {each.name: each for each in settings.fields if not each.read_only}
    refuse_missing(list(known.values()), body, "update")
    named = {name: body[name] for name in known if name in body}
    inherited = [name for name, value in named.items() if value is None and channel]
    values = {n: viewing.trimmed(known[n], v) for n, v in named.items() if n not in inherited}
    sent = {**parse_fields(settings.fields, values, "update"), **dict.fromkeys(inherited)}
    return {n: v for n, v in sent.items() if not channel or n not in settings.store_wide}


def keep(settings: Settings, store: Store, channel: int, sent: Mapping[str, Any]) -> None:
    """Keep values of the store (channel 0) or of a channel; None drops a channel's own."""
    shared = {} if channel else {n: v for n, v in sent.items() if n in settings.shared}
    if shared:
        _share(settings, store, shared)
    own = {**kept(store, settings.path, channel)}
    own |= {name: value for name, value in sent.items() if name not in shared}
    given = {name: value for name, value in own.items() if value is not None}
    store_settings.keep(store, settings.path, given, channel)


def _share(settings: Settings, store: Store, values: Mapping[str, Any]) -> None:
    """Write what V2 shows, too, into the store's information."""
    row = store.get(STORE_INFORMATION)
    new: dict[str, Any] = {}
    for name, value in values.items():
        head, _, inner = settings.shared[name].partition(".")
        new[head] = Frozen({**dict(new.get(head, row[head])), inner: value}) if inner else value
    store.update(STORE_INFORMATION, None, new)


def _shared(store: Store, place: str) -> Any:
    """The value at a place in the store's information; an empty text where there is none."""
    found: Any = store.get(STORE_INFORMATION)
    for name in place.split("."):
        found = found.get(name, "") if isinstance(found, Mapping) else ""
    return found


def _shown(settings: Settings, store: Store, channel: int) -> dict[str, Any]:
    own = kept(store, settings.path, channel)
    if settings.effective:
        own = {**kept(store, settings.path), **own}
    shown = {}
    for each in settings.fields:
        if channel and not settings.effective:
            value = own.get(each.name)
        elif each.name in settings.shared:
            value = _shared(store, settings.shared[each.name])
        else:
            value = own.get(each.name, each.initial())
        shown[each.name] = None if value is None else each.render(value)
    return shown
