"""The extra that the fake needs beyond the client: whether it is there, what to say if not."""

from __future__ import annotations

from importlib.util import find_spec

NEEDS = ("flask", "cheroot", "pycountry", "graphql")
HOW = 'bcfake needs its extra: pip install "bigcommerce[testing]"'


def installed() -> bool:
    """Whether everything that the fake imports can be found; imports none of it."""
    return all(find_spec(name) is not None for name in NEEDS)
