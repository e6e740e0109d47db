"""Option sets: options that products share."""

from bigcommerce.resources.base import (
    CountableApiResource,
    EditableApiResource,
    EditableApiSubResource,
    Related,
)


class OptionSetOptions(EditableApiSubResource):
    """The options of a set."""

    parent_resource = "option_sets"
    resource_name = "options"
    parent_key = "option_set_id"


class OptionSets(EditableApiResource, CountableApiResource):
    """Option sets."""

    resource_name = "option_sets"
    options = Related(OptionSetOptions)
