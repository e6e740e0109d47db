"""App extensions: an app's own pages beside the control panel's; GraphQL alone knows them."""

from __future__ import annotations

from bcfake.fields import Choice, ListOf, Object, Text
from bcfake.schema import DOCUMENTED, ID, Resource, rule
from bcfake.store import Change

SOURCE = "docs/integrations/apps/app-extensions/guide.mdx"
CONTEXTS = ("LINK", "PANEL")
MODELS = ("CUSTOMERS", "ORDERS", "PRODUCTS", "PRODUCT_DESCRIPTION")
LABEL = Object(
    name="label",
    required=True,
    sample={"defaultValue": "Notes", "locales": []},
    fields=(
        Text(name="defaultValue", min=1, max=255, required=True),
        ListOf(
            name="locales",
            item=Object(
                name="locale",
                fields=(
                    Text(name="localeCode", required=True),
                    Text(name="value", max=255, required=True),
                ),
            ),
        ),
    ),
)


@rule("before_create", evidence=DOCUMENTED, source=SOURCE)
def belongs_to_its_app(change: Change) -> None:
    """An app extension belongs to the app whose token made it, which alone sees it."""
    change.values["client_id"] = change.store.asker or change.store.client_id


APP_EXTENSIONS = Resource(
    name="app_extensions",
    path="app_extensions",
    source=SOURCE,
    scope="app_extensions",
    owner="client_id",
    verbs=frozenset(),
    fields=(
        ID,
        Text(name="client_id", read_only=True, indexed=True),
        Choice(name="context", values=CONTEXTS, required=True, sample="PANEL"),
        Choice(name="model", values=MODELS, required=True, sample="PRODUCTS"),
        Text(name="url", min=1, max=255, required=True, sample="/products/${{id}}/{n}"),
        LABEL,
    ),
    rules=(belongs_to_its_app,),
    known_gaps=("An app has as many extensions as it likes.",),
)
RESOURCES = (APP_EXTENSIONS,)
