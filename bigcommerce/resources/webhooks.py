"""Webhooks: where BigCommerce reports what happens."""

from bigcommerce.resources.base import (
    CreateableApiResource,
    DeleteableApiResource,
    ListableApiResource,
    UpdateableApiResource,
)


class Webhooks(
    ListableApiResource, CreateableApiResource, UpdateableApiResource, DeleteableApiResource
):
    """Webhooks."""

    resource_name = "hooks"
