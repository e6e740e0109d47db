"""Every operation of the control API, as data: where it is, what it calls, what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bcfake.accounts import Tokens
from bcfake.apps import Apps
from bcfake.clock import Clock
from bcfake.fake import FakeStore
from bcfake.faults import Faults
from bcfake.journal import Journal
from bcfake.quota import Quota
from bcfake.races import Races
from bcfake.webhooks import Webhooks
from bcfake.wire import control_answers as answers
from bcfake.wire import control_apps as apps
from bcfake.wire import control_conduct as conduct
from bcfake.wire import control_races as races
from bcfake.wire import control_rows as rows
from bcfake.wire import control_store as of_store
from bcfake.wire.control_answers import TEXT, TRUTH, WHOLE, many, named, of, or_null
from bcfake.wire.control_arguments import Argument, Schema, arguments

STORE = "/stores/{hash}"
Shape = Callable[[FakeStore, Any], Any]


@dataclass(frozen=True, eq=False)
class Operation:
    """One operation: a method and a path below the prefix, and the function it calls.

    `function` is given the store (or its attribute `on`), the places of the path and the
    arguments; these are read off its signature. `answer` is the schema of what it answers, 204 for
    None; `shape` makes that of what the function returns. `takes` is whose signature to read where
    `function` only hands its arguments on.
    """

    method: str
    path: str
    function: Callable[..., Any]
    answer: Schema | None = None
    on: str = ""
    takes: Callable[..., Any] | None = None
    shape: Shape = lambda shop, result: result
    status: int = 200

    @property
    def places(self) -> tuple[str, ...]:
        """The names in the path."""
        return tuple(part[1:-1] for part in self.path.split("/") if part.startswith("{"))

    @cached_property
    def arguments(self) -> tuple[Argument, ...]:
        """What the query (of GET and DELETE) or the JSON body (of others) may hold."""
        return arguments(self.takes or self.function, self.places)

    @property
    def in_query(self) -> bool:
        """Whether the arguments are in the query."""
        return self.method in ("GET", "DELETE")

    @property
    def name(self) -> str:
        """A name that no other operation has: `post_stores_hash_faults`."""
        words = self.path.replace("{", "").replace("}", "").replace("-", "_").strip("/").split("/")
        return "_".join([self.method.lower(), *filter(None, words)]).replace(".", "_")

    @property
    def summary(self) -> str:
        """The first sentence of the function's docstring."""
        text = " ".join((self.function.__doc__ or "").split("\n\n")[0].split())
        return text.split(". ")[0].split("; raises")[0].rstrip(".") + "."


APP = of(client_id=TEXT, client_secret=TEXT, scopes=many(TEXT))
PAYLOADS = of(signed_payload=TEXT, signed_payload_jwt=TEXT)
ROWS = of(rows=many(named("Row")))
HOLD = of(number=WHOLE, text=TEXT, held=TEXT)
SCRIPT = of(number=WHOLE, text=TEXT, calls=WHOLE)
VERDICT = of(passed=TRUTH, told={**TEXT, "description": "what was expected, and what came"})
REQUESTS = of(requests=many(named("Request")))
WEBHOOKS = of(auto=TRUTH, waiting=WHOLE, blocked={"type": "object"})


def _store(shop: FakeStore, result: Any) -> Any:
    return answers.store(shop)


def _clock(shop: FakeStore, result: Any) -> Any:
    return of_store.clock(shop)


def _quota(shop: FakeStore, result: Any) -> Any:
    return of_store.quota(shop)


def _requests(shop: FakeStore, result: Any) -> Any:
    return answers.requests(result)


def _disturb(name: str) -> Operation:
    function = getattr(Webhooks, name)
    return Operation("POST", f"{STORE}/webhooks/{name}", function, on="webhooks")


OF_A_STORE: tuple[Operation, ...] = (
    # itself
    Operation("GET", STORE, of_store.describe, named("Store"), shape=_store),
    Operation("PATCH", STORE, of_store.configure, named("Store"), shape=_store),
    Operation("DELETE", STORE, FakeStore.close),
    Operation(
        "PUT",
        f"{STORE}/credentials",
        FakeStore.use_credentials,
        named("Store"),
        shape=_store,
    ),
    Operation("GET", f"{STORE}/problems", of_store.problems, of(problems=many(TEXT))),
    # who may ask it
    Operation("GET", f"{STORE}/tokens", of_store.list_tokens, of(tokens=many(named("Token")))),
    Operation(
        "POST",
        f"{STORE}/tokens",
        Tokens.add,
        named("Token"),
        on="tokens",
        shape=answers.token,
        status=201,
    ),
    Operation(
        "POST",
        f"{STORE}/tokens/limit",
        Tokens.limit,
        named("Token"),
        on="tokens",
        shape=answers.token,
    ),
    Operation("POST", f"{STORE}/tokens/revoke", Tokens.revoke, on="tokens"),
    Operation("GET", f"{STORE}/apps", apps.list_apps, of(apps=many(APP))),
    Operation("POST", f"{STORE}/apps", Apps.add, APP, on="apps", shape=apps.shown_app, status=201),
    Operation("POST", f"{STORE}/apps/payloads", apps.payloads, PAYLOADS),
    *(
        Operation(
            "POST",
            f"{STORE}/apps/{name}",
            function,
            or_null(named("Callback")) if name == "uninstall" else named("Callback"),
        )
        for name, function in apps.CALLBACKS.items()
    ),
    # its state
    Operation("POST", f"{STORE}/reset", FakeStore.reset),
    Operation("POST", f"{STORE}/seed", of_store.seed),
    Operation("GET", f"{STORE}/dump", of_store.dump, named("Dump")),
    Operation("POST", f"{STORE}/load", of_store.load),
    Operation("GET", f"{STORE}/rows/{{resource}}", rows.find_rows, ROWS),
    Operation("POST", f"{STORE}/rows/{{resource}}", rows.add_rows, ROWS, status=201),
    Operation("POST", f"{STORE}/rows/{{resource}}/csv", rows.add_csv, ROWS, status=201),
    Operation("PATCH", f"{STORE}/rows/{{resource}}", rows.update_only_row, named("Row")),
    Operation("GET", f"{STORE}/rows/{{resource}}/{{id}}", rows.get_row, named("Row")),
    Operation("PATCH", f"{STORE}/rows/{{resource}}/{{id}}", rows.update_row, named("Row")),
    Operation("DELETE", f"{STORE}/rows/{{resource}}/{{id}}", rows.delete_row),
    Operation(
        "GET", f"{STORE}/snapshots", of_store.list_snapshots, of(snapshots=many(named("Snapshot")))
    ),
    Operation("POST", f"{STORE}/snapshots", of_store.take_snapshot, named("Snapshot"), status=201),
    Operation("POST", f"{STORE}/snapshots/{{number}}/restore", of_store.restore_snapshot),
    Operation("DELETE", f"{STORE}/snapshots/{{number}}", of_store.drop_snapshot),
    # what goes wrong
    Operation("GET", f"{STORE}/faults", of_store.list_faults, of(faults=many(named("Fault")))),
    Operation(
        "POST",
        f"{STORE}/faults",
        Faults.add,
        named("Fault"),
        on="faults",
        shape=of_store.shown_fault,
        status=201,
    ),
    Operation("DELETE", f"{STORE}/faults", Faults.clear, on="faults"),
    Operation("GET", f"{STORE}/faults/{{number}}", of_store.get_fault, named("Fault")),
    Operation("DELETE", f"{STORE}/faults/{{number}}", of_store.remove_fault),
    Operation("GET", f"{STORE}/quota", of_store.quota, named("Quota")),
    Operation("PUT", f"{STORE}/quota", Quota.set, named("Quota"), on="quota", shape=_quota),
    Operation(
        "POST", f"{STORE}/quota/exhaust", Quota.exhaust, named("Quota"), on="quota", shape=_quota
    ),
    Operation("POST", f"{STORE}/quota/plan", Quota.plan, named("Quota"), on="quota", shape=_quota),
    Operation(
        "POST", f"{STORE}/quota/reset", Quota.reset, named("Quota"), on="quota", shape=_quota
    ),
    Operation("POST", f"{STORE}/quota/noisy-neighbour", Quota.noisy_neighbour, on="quota"),
    Operation("POST", f"{STORE}/quota/concurrency", Quota.concurrency, on="quota"),
    Operation("GET", f"{STORE}/holds", races.list_holds, of(holds=many(HOLD))),
    Operation(
        "POST",
        f"{STORE}/holds",
        Races.hold,
        HOLD,
        on="races",
        shape=races.shown_hold,
        status=201,
    ),
    Operation("POST", f"{STORE}/holds/release", Races.release, on="races"),
    Operation("GET", f"{STORE}/holds/{{number}}", races.get_hold, HOLD),
    Operation("DELETE", f"{STORE}/holds/{{number}}", races.remove_hold),
    Operation("POST", f"{STORE}/holds/{{number}}/release", races.release_hold, HOLD),
    Operation("POST", f"{STORE}/holds/{{number}}/wait", races.wait_until_held, HOLD),
    Operation("GET", f"{STORE}/between-pages", races.list_scripts, of(scripts=many(SCRIPT))),
    Operation("POST", f"{STORE}/between-pages", races.between_pages, SCRIPT, status=201),
    Operation("GET", f"{STORE}/between-pages/{{number}}", races.get_script, SCRIPT),
    Operation("DELETE", f"{STORE}/between-pages/{{number}}", races.remove_script),
    # its time
    Operation("GET", f"{STORE}/clock", of_store.clock, named("Clock")),
    *(
        Operation(
            "POST", f"{STORE}/clock/{verb.__name__}", verb, named("Clock"), on="clock", shape=_clock
        )
        for verb in (Clock.freeze, Clock.advance, Clock.tick)
    ),
    # what came
    Operation("GET", f"{STORE}/requests", of_store.journal, REQUESTS),
    Operation(
        "POST",
        f"{STORE}/requests/where",
        Journal.where,
        REQUESTS,
        on="requests",
        shape=_requests,
    ),
    Operation("GET", f"{STORE}/requests/har", of_store.archive, named("Har")),
    Operation("DELETE", f"{STORE}/requests", Journal.clear, on="requests"),
    Operation("POST", f"{STORE}/requests/allow-unknown", Journal.allow_unknown, on="requests"),
    Operation("POST", f"{STORE}/requests/allow-at-most", Journal.allow_at_most, on="requests"),
    *(
        Operation("POST", f"{STORE}/requests/assert/{name}", function, VERDICT)
        for name, function in conduct.VERDICTS.items()
    ),
    # webhooks
    Operation("GET", f"{STORE}/webhooks", of_store.webhooks, WEBHOOKS),
    Operation("PATCH", f"{STORE}/webhooks", of_store.configure_webhooks, WEBHOOKS),
    Operation("POST", f"{STORE}/webhooks/routes", of_store.route_webhooks),
    Operation(
        "GET",
        f"{STORE}/webhooks/sent",
        of_store.sent_webhooks,
        of(deliveries=many(named("Delivery"))),
    ),
    Operation("POST", f"{STORE}/webhooks/deliver", of_store.deliver_webhooks, of(attempts=WHOLE)),
    Operation("POST", f"{STORE}/webhooks/run-until-idle", Webhooks.run_until_idle, on="webhooks"),
    *map(_disturb, ("emit", "drop", "duplicate", "delay", "reorder", "undisturbed", "reset")),
)
