"""Hypothesis strategies for the bodies of creates, one for each resource that can be created.

Of what V3 alone makes (`channels`, `price_lists`, `product_metafields`, ...) they are V3's bodies;
where it takes a list of them, items of it.

    from bcfake import strategies

    @given(strategies.products(price="9.50"), st.lists(strategies.brands()))

Each gives JSON objects that the API accepts, in a store that has no other rows. They are made
from the definitions: what a field may hold, and which fields are required. Fields that name other
rows (`brand_id`) are left out unless given.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any

try:
    from hypothesis import strategies as st
except ImportError:
    raise ImportError("bcfake.strategies needs Hypothesis: pip install hypothesis") from None

from bcfake.fields import Field
from bcfake.strategies.makers import NAMES, body_fields
from bcfake.strategies.shapes import NO_SHAPE, SHAPES, Shape
from bcfake.strategies.v3_shapes import V3_SHAPES
from bcfake.strategies.values import is_reference, values

if TYPE_CHECKING:
    Bodies = st.SearchStrategy[dict[str, Any]]

MOST_OPTIONAL = 8  # fields of a body that it need not have: more make examples slow to draw


def of(name: str, /, **fields: Any) -> Bodies:
    """Bodies that create a row of the resource `name`.

    `fields` are the values, or strategies for the values, of fields that every body is to have.
    Raises TypeError naming an unknown resource or field, or a field that only you can know.
    """
    if name not in NAMES:
        raise TypeError(f"no strategy for {name!r}; there are: {', '.join(NAMES)}")
    shape = _shape(name)
    writable = body_fields(name)
    for given in fields:
        if given not in writable:
            raise TypeError(f"{name}() has no field {given!r}; fields: {', '.join(writable)}")
    fixed = {n: v if isinstance(v, st.SearchStrategy) else st.just(v) for n, v in fields.items()}
    drawn = {
        n: shape.fields[n] if n in shape.fields else values(f)
        for n, f in writable.items()
        if n not in fixed
        and (f.required or n in shape.fields or n in shape.needed or not is_reference(f))
        and n not in shape.omitted
    }
    needed = [n for n in drawn if _only_the_store_knows(name, writable[n])]
    if needed:
        raise TypeError(f"{name}() needs {needed[0]}=: it names rows that your store has to have")
    required = [n for n in writable if n in fixed or (n in drawn and writable[n].required)]
    return _bodies({**drawn, **fixed}, required, shape.fit, [*fixed])


@st.composite
def _bodies(
    draw: st.DrawFn,
    fields: Mapping[str, st.SearchStrategy[Any]],
    required: Collection[str],
    fit: Callable[[dict[str, Any]], dict[str, Any]],
    fixed: Collection[str],
) -> dict[str, Any]:
    """What is required and some of the rest, made to agree; what was given stays as given."""
    optional = [name for name in fields if name not in required]
    some = st.sets(st.sampled_from(optional), max_size=MOST_OPTIONAL) if optional else st.just(())
    names = {*required, *draw(some)}
    body = {name: draw(fields[name]) for name in fields if name in names}
    return {**fit(body), **{name: body[name] for name in fixed}}


def _only_the_store_knows(name: str, field: Field) -> bool:
    shape = _shape(name)
    return field.name not in shape.fields and (field.name in shape.needed or is_reference(field))


def _shape(name: str) -> Shape:
    return SHAPES.get(name) or V3_SHAPES.get(name, NO_SHAPE)


def references(name: str) -> list[str]:
    """The fields of a body that only the store knows the values of, and that have to be given."""
    known, needed = body_fields(name).values(), _shape(name).needed
    return [
        f.name for f in known if (f.required or f.name in needed) and _only_the_store_knows(name, f)
    ]


def __getattr__(name: str) -> Callable[..., Bodies]:
    """`strategies.products(**fields)` is `of("products", **fields)`."""
    if name not in NAMES:
        raise AttributeError(f"bcfake.strategies has no {name!r}; it has: {', '.join(NAMES)}")

    def bodies(**fields: Any) -> Bodies:
        return of(name, **fields)

    bodies.__name__ = bodies.__qualname__ = name
    bodies.__doc__ = f"Bodies that create {name.replace('_', ' ')}; see `of`."
    return bodies


def __dir__() -> list[str]:
    return ["of", *NAMES]
