"""The fidelity ledger: what the fake does, how each behaviour is known, and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bcfake.graph.schema import SCHEMA
from bcfake.resources import CATALOGUE
from bcfake.schema import Action, Evidence, Resource, Verb
from bcfake.view import View
from bcfake.views import ENDPOINTS, VIEWS
from bcfake.wire.truths import TRUTHS
from bcfake.wire.v3_routes import collection_path, routes

# How many operations BigCommerce documents (2026) below each first segment of V3's paths.
V3_DOCUMENTED = {
    **{"abandoned-carts": 5, "carts": 21, "catalog": 135, "channels": 34, "checkouts": 19},
    **{"content": 31, "customers": 40, "hooks": 7, "infrastructure": 8, "inventory": 18},
    **{"marketing": 12, "orders": 25, "payments": 2, "pickup": 5, "pricelists": 20},
    **{"promotions": 15, "segments": 7, "settings": 40, "shipping": 7, "shopper-profiles": 4},
    **{"sites": 14, "store": 8, "storefront": 16, "tax": 27, "themes": 10, "wishlists": 7},
}

GRAPHQL_KNOWN = (
    "Documented (guides, and the schema as an integration published it): system, i18n, client, "
    "node(s), the fields below store but profile; of a product the groups of fields, isFeatured, "
    "options, modifiers, images, custom fields and their overrides; all mutations.",
    "Assumed: the roots catalog, order(s) and customer(s), store.profile, and every other field, "
    "named as in V2 or V3; which fields may be null; the unit of system.time.",
    "Assumed: refusals of a product's mutations are errors beside the data, as their payloads "
    "have none; in which words and with which code.",
    "Assumed: a translation and an override are one value; a translation needs the scope of what "
    "it is of; an override tells no event and shows in no other API.",
    "Assumed: store.metafields without a resource type are the store's own; variants are called "
    "bc/store/productVariant/1.",
    "Assumed: an image that was taken off a product is shown by GraphQL alone.",
    "Missing: options of the type product list are shown as dropdowns.",
    "Missing: every topic and event source that is well-formed is taken as there; "
    "createEventSource.",
    "Missing: translations of option names, filters, promotions, form fields, payments and "
    "checkout settings; metafields of carts.",
    "Missing: V3 refuses no 251st metafield of an app for one object, as GraphQL does.",
    "Missing: inventory, currency, order and customer mutations, the data layer's setting; an app "
    "has as many extensions as it likes.",
    "Missing: the account's API at /accounts/{uuid}/graphql.",
)

INTRODUCTION = """# Fidelity

What the fake does and how sure it is that BigCommerce does the same. Written by
`python -m bcfake fidelity`; a test keeps this page fresh. `python -m bcfake verify` asks a sandbox
store of yours.

- **recorded**: seen in a captured exchange with the real service, or pasted from one in a thread
- **documented**: stated by BigCommerce, in any era
- **assumed**: the most plausible choice where nothing public shows it
"""


def ledger() -> str:
    """The whole ledger as Markdown."""
    parts = [*_totals(), *_wire(), *_resources(), *_v3(), *_graphql()]
    return "\n".join([INTRODUCTION, *parts]).rstrip() + "\n"


def behaviours() -> Iterator[tuple[str, Evidence, str]]:
    """(sentence, evidence, source) of every behaviour that is claimed."""
    yield from TRUTHS
    for resource in CATALOGUE.resources:
        yield f"{resource.name}: fields and operations", resource.evidence, resource.source
        for each in resource.rules:
            yield each.text, each.evidence, each.source
        for each_filter in resource.filters:
            yield f"filter {each_filter.name}", each_filter.evidence, resource.source
    for action in CATALOGUE.actions:
        yield f"{action.method} /{action.path}", action.evidence, action.source
    for view in VIEWS:
        yield f"V3 /{collection_path(view)}: fields and operations", view.evidence, view.spec
    for endpoint in ENDPOINTS:
        yield f"V3 {endpoint.method} /{endpoint.path}", endpoint.evidence, endpoint.spec


def v3_operations() -> list[str]:
    """Every V3 operation that is served, as "GET /catalog/products"."""
    return sorted(
        f"{method} {route.template}"
        for route in routes(CATALOGUE)
        for method in route.methods
        if method not in ("HEAD", "OPTIONS")
    )


def _totals() -> list[str]:
    found = Counter(evidence.value for _, evidence, _ in behaviours())
    resources = CATALOGUE.resources
    rows = [
        ("resources", len(resources)),
        ("operations", sum(len(list(operations(each))) for each in resources)),
        ("other endpoints", len(CATALOGUE.actions)),
        ("fields", sum(len(each.fields) for each in resources)),
        ("filters", sum(len(each.filters) for each in resources)),
        ("rules", sum(len(each.rules) for each in resources)),
        ("V3 views", len(VIEWS)),
        ("V3 operations", len(v3_operations())),
        *((f"behaviours {word.value}", found[word.value]) for word in Evidence),
    ]
    return ["| | count |", "| --- | --- |", *(f"| {name} | {n} |" for name, n in rows), ""]


def operations(resource: Resource) -> Iterator[str]:
    """The operations of a resource, by their words; those across parents are marked."""
    yield from (verb.value for verb in Verb if verb in resource.verbs)
    yield from (f"{verb.value} across parents" for verb in Verb if verb in resource.flat)


def _wire() -> list[str]:
    lines = ["## The wire", "", "| behaviour | evidence | source |", "| --- | --- | --- |"]
    lines += [f"| {text} | {evidence.value} | {source} |" for text, evidence, source in TRUTHS]
    return [*lines, ""]


def _resources() -> Iterator[str]:
    for resource in CATALOGUE.resources:
        yield f"## {resource.name}"
        yield ""
        yield f"Fields and operations {resource.evidence.value}: {resource.source}."
        yield f"Operations: {', '.join(operations(resource)) or 'none'}."
        if resource.filters:
            yield f"Filters: {', '.join(_filter(resource))}."
        yield ""
        yield from (f"- {r.text} ({_known(r.evidence, r.source)})" for r in resource.rules)
        yield from (f"- Missing: {gap}" for gap in resource.known_gaps)
        yield ""
    yield "## Other endpoints"
    yield ""
    yield from (_action(action) for action in CATALOGUE.actions)


def _filter(resource: Resource) -> Iterator[str]:
    for each in resource.filters:
        known = each.evidence.value
        yield f"`{each.name}`" + ("" if known == "documented" else f" ({known})")


def _action(action: Action) -> str:
    known = _known(action.evidence, action.source)
    return f"- `{action.method} /{action.path}` ({known})"


def _known(evidence: Evidence, source: str) -> str:
    return f"{evidence.value}: {source}" if source else evidence.value


def _v3() -> Iterator[str]:
    served = v3_operations()
    families = Counter(operation.split("/")[1] for operation in served)
    yield from ("", "## V3", "")
    yield "Views over the same rows. What is not served answers 404 and is journalled as unknown."
    yield from ("", "| paths | documented | served |", "| --- | --- | --- |")
    for family in sorted({*V3_DOCUMENTED, *families}):
        yield f"| /{family} | {V3_DOCUMENTED.get(family, 0)} | {families[family]} |"
    yield f"| all | {sum(V3_DOCUMENTED.values())} | {len(served)} |"
    yield ""
    yield from (f"- `{operation}`" for operation in served)
    yield ""
    yield from (line for view in VIEWS for line in _gaps(view))


def _graphql() -> Iterator[str]:
    yield from ("", "## GraphQL", "")
    yield "What the schema has. A field or type it has not is refused as invalid, never made up."
    for root, type in (("query", SCHEMA.query_type), ("mutation", SCHEMA.mutation_type)):
        yield ""
        for name, field in sorted(type.fields.items() if type else ()):
            inside = getattr(field.type, "of_type", None)  # a group is never null
            below = getattr(inside, "fields", {})
            group = below and "pageInfo" not in below
            parts = f" {{ {' '.join(sorted(below))} }}" if group else ""
            yield f"- `{root} {{ {name}{parts} }}`"
    yield ""
    yield from (f"- {each}" for each in GRAPHQL_KNOWN)


def _gaps(view: View) -> Iterator[str]:
    yield from (f"- Missing in /{collection_path(view)}: {gap}" for gap in view.known_gaps)
