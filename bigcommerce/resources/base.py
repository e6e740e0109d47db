"""What resources are made of, in one place: a mapping and a class for each capability."""

from bigcommerce.resources.flat import (
    ApiResource,
    CollectionDeleteableApiResource,
    CountableApiResource,
    CreateableApiResource,
    DeleteableApiResource,
    EditableApiResource,
    ListableApiResource,
    SingletonApiResource,
    UpdateableApiResource,
)
from bigcommerce.resources.mapping import Mapping
from bigcommerce.resources.nested import (
    ApiSubResource,
    CollectionDeleteableApiSubResource,
    CountableApiSubResource,
    CreateableApiSubResource,
    DeleteableApiSubResource,
    EditableApiSubResource,
    ListableApiSubResource,
    Related,
    UpdateableApiSubResource,
)

__all__ = [
    "ApiResource",
    "ApiSubResource",
    "CollectionDeleteableApiResource",
    "CollectionDeleteableApiSubResource",
    "CountableApiResource",
    "CountableApiSubResource",
    "CreateableApiResource",
    "CreateableApiSubResource",
    "DeleteableApiResource",
    "DeleteableApiSubResource",
    "EditableApiResource",
    "EditableApiSubResource",
    "ListableApiResource",
    "ListableApiSubResource",
    "Mapping",
    "Related",
    "SingletonApiResource",
    "UpdateableApiResource",
    "UpdateableApiSubResource",
]
