"""BigCommerce as a whole: which stores are open, by hash and token, and which have ended."""

from __future__ import annotations

import threading
from collections import OrderedDict
from functools import cache
from typing import TYPE_CHECKING

from bcfake.journal import Journal

if TYPE_CHECKING:
    from bcfake.fake import FakeStore

REMEMBERED = 10_000  # finished tokens a platform can still name


class Platform:
    """Open stores by hash and token, and the tokens of finished ones.

    A request that carries a finished token is refused and noted in `late`, under the label of the
    store (the test) that the token was made for. `stray` has the requests that named no open store.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._by_hash: dict[str, FakeStore] = {}
        self._by_token: dict[str, FakeStore] = {}
        self._finished: OrderedDict[str, str] = OrderedDict()
        self.late: list[tuple[str, str]] = []  # (label, "GET /v2/orders")
        self.stray = Journal()

    @staticmethod
    @cache
    def shared() -> Platform:
        """The platform of this process: interception is process-wide, so its stores are too."""
        return Platform()

    def open(self, store: FakeStore) -> None:
        """Make a store reachable; raises ValueError when its hash or token is taken."""
        with self._lock:
            self._refuse_taken(store, store.store_hash, *store.tokens)
            self._by_hash[store.store_hash] = store
            for token in store.tokens:
                self._by_token[token] = store
                self._finished.pop(token, None)

    def admit(self, store: FakeStore, token: str) -> None:
        """Let one more token lead to a store, if it is open; raises ValueError if it is taken."""
        with self._lock:
            self._refuse_taken(store, store.store_hash, token)
            if self.is_open(store):
                self._by_token[token] = store
                self._finished.pop(token, None)

    def forget(self, token: str) -> None:
        """Let a token lead nowhere, as if it had never been."""
        with self._lock:
            self._by_token.pop(token, None)

    def rename(self, store: FakeStore, store_hash: str, access_token: str) -> None:
        """Let an open store answer to other credentials; raises ValueError, changing nothing."""
        with self._lock:
            self._refuse_taken(store, store_hash, access_token)
            del self._by_hash[store.store_hash], self._by_token[store.access_token]
            self._by_hash[store_hash] = self._by_token[access_token] = store
            self._finished.pop(access_token, None)

    def _refuse_taken(self, store: FakeStore, store_hash: str, *tokens: str) -> None:
        if self._by_hash.get(store_hash, store) is not store:
            raise ValueError(f"a store with the hash {store_hash!r} is open already")
        if any(self._by_token.get(token, store) is not store for token in tokens):
            raise ValueError("another open store has this access token already")

    def close(self, store: FakeStore) -> None:
        """Make a store unreachable and remember its tokens."""
        with self._lock:
            if self._by_hash.get(store.store_hash) is not store:
                return
            del self._by_hash[store.store_hash]
            for token in store.tokens:
                self._by_token.pop(token, None)
                self._finished[token] = store.label
            while len(self._finished) > REMEMBERED:
                self._finished.popitem(last=False)

    def is_open(self, store: FakeStore) -> bool:
        """Whether a store is reachable."""
        return self._by_hash.get(store.store_hash) is store

    def by_hash(self, store_hash: str) -> FakeStore | None:
        """The open store with this hash."""
        return self._by_hash.get(store_hash)

    def by_token(self, token: str) -> FakeStore | None:
        """The open store this token belongs to."""
        return self._by_token.get(token)

    @property
    def stores(self) -> tuple[FakeStore, ...]:
        """The open stores."""
        return tuple(self._by_hash.values())

    @property
    def has_stores(self) -> bool:
        """Whether any store is open."""
        return bool(self._by_hash)

    @property
    def only_store(self) -> FakeStore | None:
        """The open store, where there is just one."""
        stores = self.stores
        return stores[0] if len(stores) == 1 else None

    def made(self, token: str) -> bool:
        """Whether the token is, or was, that of a store of this platform."""
        return token in self._by_token or token in self._finished

    def note_late(self, token: str, request: str) -> str | None:
        """Charge a request to the finished store its token was made for; the store's label."""
        with self._lock:
            label = self._finished.get(token)
            if label is not None:
                self.late.append((label, request))
            return label
