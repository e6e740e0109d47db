"""Gift certificates: prepaid codes."""

from bigcommerce.resources.base import EditableApiResource


class GiftCertificates(EditableApiResource):
    """Gift certificates."""

    resource_name = "gift_certificates"
    id_range = True
