"""The fidelity ledger: what the fake does, how each behaviour is known, and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bcfake.resources import CATALOGUE
from bcfake.schema import Action, Evidence, Resource, Verb
from bcfake.wire.truths import TRUTHS

INTRODUCTION = """# Fidelity

What the fake does and how sure it is that BigCommerce does the same. Written by
`python -m bcfake fidelity`; a test keeps this page fresh.

- **recorded**: seen in a captured exchange with the real service, or pasted from one in a thread
- **documented**: stated by BigCommerce, in any era
- **assumed**: the most plausible choice where nothing public shows it
"""


def ledger() -> str:
    """The whole ledger as Markdown."""
    return "\n".join([INTRODUCTION, *_totals(), *_wire(), *_resources()]).rstrip() + "\n"


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
    missing = "V3 and GraphQL are not served yet: they answer 404 and are journalled as unknown."
    return [*lines, "", f"Missing: {missing}", ""]


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
