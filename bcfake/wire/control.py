"""The control API, `/_bcfake/...`: what a Python user can do to a store, for any language.

The operations are a table (`control_table`); here is what is common to all: who may ask, which
store is meant, how arguments are read and mistakes told.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable
from operator import attrgetter
from typing import Any

from flask import Blueprint, Response, request
from werkzeug.exceptions import HTTPException, UnsupportedMediaType

from bcfake.errors import Conflict, NotFound, Refusal
from bcfake.fake import FakeStore
from bcfake.faults import PRESETS, WORDS
from bcfake.message import DECODER
from bcfake.options import Options
from bcfake.platform import Platform
from bcfake.resources import CATALOGUE
from bcfake.wire import control_answers as answers
from bcfake.wire.control_access import HEADER, refused
from bcfake.wire.control_answers import TEXT, many, named, of
from bcfake.wire.control_arguments import Missing, Wrong
from bcfake.wire.control_store import remote_source
from bcfake.wire.control_table import OF_A_STORE, STORE, Operation
from bcfake.wire.openapi import describe

PREFIX = "/_bcfake"
DEFAULT = "default"


class Control:
    """What the control API of one server acts on.

    `token` lets callers in from other machines; `default` is the store called "default", the only
    open one if it is None.
    """

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self.token = secrets.token_urlsafe(24)
        self.default: FakeStore | None = None

    def store(self, name: str) -> FakeStore:
        """The open store with this hash; raises Missing."""
        found = self.platform.by_hash(name)
        if found is None and name == DEFAULT:
            found = self.default or self.platform.only_store
            found = found if found and self.platform.is_open(found) else None
        if found is None:
            hashes = [shop.store_hash for shop in self.platform.stores]
            raise Missing(f"no open store has the hash {name!r:.80}", "hash", hashes)
        return found


# ---- what no single store is asked for


def stores(control: Control) -> dict[str, Any]:
    """The open stores."""
    return {"stores": [answers.store(shop) for shop in control.platform.stores]}


def create(control: Control, **settings: Any) -> dict[str, Any]:
    """A new private store; what is left out is minted. Whoever makes it is to close it."""
    remote_source(settings.get("seed"), "seed")
    shop = FakeStore(Options(**settings), platform=control.platform)
    shop.origin = request.host_url.rstrip("/")
    return answers.store(shop.open())


def resources(control: Control) -> dict[str, Any]:
    """What a store has rows of, with the names of the fields."""
    return {"resources": [answers.resource(each) for each in CATALOGUE.resources]}


def effects(control: Control) -> dict[str, Any]:
    """What a fault can do besides a status: the words, and the statuses of BigCommerce's own."""
    presets = {name: preset.status for name, preset in PRESETS.items()}
    return {"words": list(WORDS), "presets": presets}


def openapi(control: Control) -> dict[str, Any]:
    """This description."""
    return describe(OPERATIONS, PREFIX, HEADER)


OPERATIONS: tuple[Operation, ...] = (
    Operation("GET", "/openapi.json", openapi, {"type": "object"}),
    Operation("GET", "/resources", resources, of(resources=many(named("Resource")))),
    Operation("GET", "/faults", effects, of(words=many(TEXT), presets={"type": "object"})),
    Operation("GET", "/stores", stores, of(stores=many(named("Store")))),
    Operation("POST", "/stores", create, named("Store"), takes=Options.__init__, status=201),
    *OF_A_STORE,
)


# ---- as Flask serves it


def blueprint(control: Control) -> Blueprint:
    """The routes, with the answers to what goes wrong."""
    made = Blueprint("control", __name__, url_prefix=PREFIX)
    for each in OPERATIONS:
        rule = each.path.replace("{", "<").replace("}", ">")
        made.add_url_rule(rule, each.name, _view(control, each), methods=[each.method])
    made.before_app_request(lambda: _refuse(control))
    made.app_errorhandler(HTTPException)(_http_error)
    return made


def _refuse(control: Control) -> Response | None:
    reason = refused(dict(request.headers), request.remote_addr or "", control.token)
    accepted = f"the header {HEADER} with the token that was printed at the start"
    return _error(403, reason, HEADER, accepted) if reason else None


def _view(control: Control, operation: Operation) -> Callable[..., Response]:
    def view(**places: str) -> Response:
        try:
            target: Any = control
            if operation.path.startswith(STORE):
                target = control.store(places.pop("hash"))
            return _answer(target, operation, places)
        except Missing as wrong:
            return _error(404, str(wrong), wrong.field, wrong.accepted)
        except Wrong as wrong:
            return _error(400, str(wrong), wrong.field, wrong.accepted)
        except Refusal as refusal:
            return _refusal(refusal)
        except (ValueError, OSError) as problem:  # OSError: who is to be called does not answer
            return _error(400, str(problem), *_blamed(operation, str(problem)))

    return view


def _answer(target: Any, operation: Operation, places: dict[str, str]) -> Response:
    args, named = _arguments(operation)
    receiver = attrgetter(operation.on)(target) if operation.on else target
    result = operation.shape(target, operation.function(receiver, *args, **places, **named))
    if operation.answer is None:
        return Response(status=204)
    return _json(operation.status, result)


def _arguments(operation: Operation) -> tuple[list[Any], dict[str, Any]]:
    """What was sent, checked; raises Wrong naming the argument and what it takes."""
    sent = dict(request.args) if operation.in_query else _body()
    known = {each.name: each for each in operation.arguments}
    rest = next((each for each in known.values() if each.spread == "**"), None)
    positional: list[Any] = []
    named: dict[str, Any] = {}
    for name, value in sent.items():
        if operation.in_query and rest and (name not in known or name == rest.name):
            named[name] = value
            continue
        if name not in known:
            raise Wrong(f"unknown argument {name!r:.80}", name, list(known))
        argument = known[name]
        taken = argument.read(value) if operation.in_query else argument.check(value)
        if argument.spread == "*":
            positional += taken
        elif argument.spread == "**":
            named |= taken
        else:
            named[name] = taken
    for argument in known.values():
        if argument.required and argument.name not in named:
            raise Wrong(f"{argument.name} is needed", argument.name, argument.accepted)
    return positional, named


def _body() -> dict[str, Any]:
    if not request.get_data():
        return {}
    if not request.is_json:
        raise UnsupportedMediaType("a body is JSON, sent with Content-Type: application/json")
    try:
        body = DECODER.decode(request.get_data().decode())
    except ValueError as problem:
        raise Wrong(f"the body is no JSON: {problem}", None, ["object"]) from None
    except RecursionError:
        raise Wrong("the body is nested too deep", None, ["object"]) from None
    if not isinstance(body, dict):
        raise Wrong("the body is no JSON object", None, ["object"])
    return body


def _blamed(operation: Operation, problem: str) -> tuple[str | None, Any]:
    """The argument that a complaint names, or quotes, or the only one there is."""
    words = re.findall(r"\w+", problem)
    sent = request.args if operation.in_query else _body()
    taken = operation.arguments
    found = [each for each in taken if each.name in words]
    found += [each for each in taken if str(sent.get(each.name) or "\0") in problem]
    found += taken if len(taken) == 1 else ()
    return (found[0].name, found[0].accepted) if found else (None, None)


def _refusal(refusal: Refusal) -> Response:
    status = 404 if isinstance(refusal, NotFound) else 409 if isinstance(refusal, Conflict) else 400
    accepted = refusal.details.get("invalid_reason")
    return _error(status, str(refusal), refusal.field, accepted)


def _http_error(error: HTTPException) -> Response:
    accepted: Any = list(getattr(error, "valid_methods", None) or []) or None
    if error.code == 404:
        accepted = f"the operations of {PREFIX}/openapi.json"
    return _error(error.code or 500, str(error.description), None, accepted)


def _error(status: int, message: str, field: str | None = None, accepted: Any = None) -> Response:
    return _json(status, {"error": message, "field": field, "accepted": accepted})


def _json(status: int, value: Any) -> Response:
    return Response(json.dumps(value), status, mimetype="application/json")
