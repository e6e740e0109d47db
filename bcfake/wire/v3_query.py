"""What a V3 query string asks for: the filters, the page, the order, the fields and includes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bcfake.errors import Invalid, Unprocessable
from bcfake.fields import separated
from bcfake.query import Order
from bcfake.schema import Condition
from bcfake.view import View
from bcfake.wire.exchange import Exchange

DEFAULT_LIMIT = 50
PROJECTION = frozenset({"include", "include_fields", "exclude_fields"})
CURSORS = frozenset({"after", "before"})
KINDS = {"int": "integer", "bool": "boolean", "decimal": "decimal"}


@dataclass(frozen=True)
class Projection:
    """What to show of a row: the fields' names (None: all) and the includes."""

    names: Collection[str] | None
    include: tuple[str, ...]


def projection(view: View, exchange: Exchange) -> Projection:
    """What `include`, `include_fields` and `exclude_fields` ask for; the id always stays."""
    query = exchange.request.query
    include = tuple(separated(query.get("include")))
    unknown = [name for name in include if name not in view.included]
    if unknown:
        raise Unprocessable(f"The include(s): {', '.join(unknown)} are not valid include(s).")
    shown: set[str] | None = None
    if "include_fields" in query:
        shown = {view.key_name, *separated(query["include_fields"])}
    if "exclude_fields" in query:
        left = set(view.by_name) if shown is None else shown
        shown = {view.key_name, *(left - set(separated(query["exclude_fields"])))}
    return Projection(shown, include)


def conditions(view: View, exchange: Exchange, also: Collection[str] = ()) -> list[Condition]:
    """The filters of a list; raises Unprocessable for unknown ones and bad values (recorded)."""
    query = exchange.request.query
    asked = {name: text for name, text in query.items() if name not in also}
    refuse_unknown(exchange, asked, view.filter_by_name)
    found = []
    for name, text in asked.items():
        if name in view.filter_by_name:
            found.append(_condition(view, exchange, name, text))
    return found


def refuse_unknown(exchange: Exchange, asked: Collection[str], known: Collection[str]) -> None:
    """Raise Unprocessable for parameters that are none; a loose store passes over them."""
    unknown = [name for name in asked if name not in known]
    if not unknown:
        return
    if exchange.loose:
        exchange.hints.append(f"passed over: {', '.join(unknown)}")
        return
    listed = ", ".join(known) or "none"
    exchange.hints.append(f"known filters: {listed}")
    raise Unprocessable(f"The filter(s): {', '.join(unknown)} are not valid filter parameter(s).")


def _condition(view: View, exchange: Exchange, name: str, text: str) -> Condition:
    try:
        return view.condition(name, text, exchange.store)
    except Invalid as refusal:
        kind = KINDS.get(refusal.details.get("kind", ""), "valid")
        message = f'Query parameter "{name}" value may contain only {kind} values.'
        raise Unprocessable(f'{message} For input string: "{text}".') from None


def order(view: View, exchange: Exchange) -> Order | None:
    """The order that `sort` and `direction`, or sort=name:direction, ask for, by the row's names;
    raises Unprocessable."""
    query = exchange.request.query
    name, _, way = query.get("sort", "").partition(":")
    direction = (way or query.get("direction", "")).lower()
    if not name and not direction:
        return None
    if name and name not in view.sortable:
        listed = ", ".join(view.sortable) or "none"
        raise Unprocessable(f"sort={name} is not one of: {listed}.")
    if direction not in ("", "asc", "desc"):
        raise Unprocessable(f"direction={direction} is neither asc nor desc.")
    default = (view.order or view.source.default_order)[0]
    return (view.row_name(name) if name else default), direction == "desc"


def sorting(view: View) -> frozenset[str]:
    """The parameters that order a list."""
    return frozenset({"sort", "direction"}) if view.sortable else frozenset({"direction"})


def limit(query: Mapping[str, str], most: int, hints: list[str]) -> int:
    """The rows a page is to have; more than may be are cut to `most` (assumed)."""
    asked = _number(query, "limit", min(DEFAULT_LIMIT, most))
    if asked > most:
        hints.append(f"limit {asked} was lowered to {most}")
    return min(asked, most)


def page(query: Mapping[str, str]) -> int:
    """The page asked for, counted from 1."""
    return _number(query, "page", 1)


def _number(query: Mapping[str, str], name: str, default: int) -> int:
    text = query.get(name, "")
    if not text:
        return default
    if not (text.isascii() and text.isdecimal()) or not 1 <= len(text.lstrip("0")) <= 9:
        message = f'Query parameter "{name}" value may contain only integer values from 1.'
        raise Unprocessable(f'{message} For input string: "{text}".')
    return int(text)


def most(view: View, include: Collection[str]) -> int:
    """The most rows a page of a view may have with these includes."""
    limits = [n for name, n in view.include_limits.items() if name in include]
    return min([view.max_limit, *limits])
