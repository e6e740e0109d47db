"""Options, such as a colour, and their values."""

from bigcommerce.resources.base import (
    CountableApiResource,
    EditableApiResource,
    EditableApiSubResource,
    Related,
)


class OptionValues(EditableApiSubResource):
    """The values of an option."""

    parent_resource = "options"
    resource_name = "values"
    parent_key = "option_id"


class Options(EditableApiResource, CountableApiResource):
    """Options."""

    resource_name = "options"
    values = Related(OptionValues)  # type: ignore[assignment]  # hides dict.values
