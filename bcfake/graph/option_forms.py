"""The kinds of options and modifiers as data, of one product and those that products share.

An option of a product is a row of product_options, one that is shared a row of options.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from bcfake.graph.kinds import title_of
from bcfake.graph.session import Session
from bcfake.resources.options import OPTION_VALUES, OPTIONS
from bcfake.resources.product_options import PRODUCT_OPTIONS
from bcfake.schema import Resource
from bcfake.store import Rows
from bcfake.tables import Row
from bcfake.view import View
from bcfake.views.modifiers import MODIFIER_VALUES, MODIFIERS
from bcfake.views.options import OPTION_VALUES_VIEW, PRODUCT_OPTIONS_VIEW


class Words(NamedTuple):
    """A text that an option has in its config: what types, inputs, enums and the config call it."""

    shown: str
    taken: str
    mark: str
    config: str


@dataclass(frozen=True, eq=False)
class Form:
    """One kind of option: `codes` are V2's types, `type` begins its types' names.

    `input` is its name in inputs, `mark` in enums. It `picks` among values, or has a text.
    """

    codes: tuple[str, ...]
    type: str
    input: str
    mark: str
    picks: bool = False
    text: Words | None = None
    number: bool = False


DEFAULT = Words("defaultValue", "defaultValue", "DEFAULT_VALUE", "default_value")
LABEL = Words("fieldValue", "value", "VALUE", "checkbox_label")
CHOICES = (
    Form(("S",), "Dropdown", "dropdown", "DROPDOWN", picks=True),
    Form(("RB",), "RadioButtons", "radioButtons", "RADIO_BUTTONS", picks=True),
    Form(("RT",), "RectangleList", "rectangleList", "RECTANGLE_LIST", picks=True),
    Form(("CS",), "Swatch", "swatch", "SWATCH", picks=True),
)
PICK_LIST = Form(("P", "PI"), "PickList", "pickList", "PICK_LIST", picks=True)
ALL_FORMS = (
    Form(("C",), "Checkbox", "checkbox", "CHECKBOX", text=LABEL),
    Form(("D",), "DateField", "dateField", "DATE_FIELD"),
    *CHOICES,
    Form(("F",), "FileUpload", "fileUpload", "FILE_UPLOAD"),
    Form(
        ("MT",),
        "MultilineTextField",
        "multiLineTextField",
        "MULTILINE_TEXT_FIELD",
        text=DEFAULT,
    ),
    Form(("N",), "NumbersOnlyTextField", "numberField", "NUMBER_FIELD", text=DEFAULT, number=True),
    Form(("T",), "TextField", "textField", "TEXT_FIELD", text=DEFAULT),
)
SHORT = ("RadioButtons", "RectangleList", "PickList")  # whose values do not say Product


@dataclass(frozen=True, eq=False)
class Family:
    """Options or modifiers, of a product or shared; `views` are those of one and of its values."""

    noun: str  # Option, Modifier
    forms: tuple[Form, ...]
    source: Resource
    views: tuple[View, View]
    shared: bool = False

    @property
    def name(self) -> str:
        """What types call them: ProductOption, SharedProductModifier."""
        return f"{'Shared' if self.shared else ''}Product{self.noun}"

    @property
    def word(self) -> str:
        """What global ids call one; one of its values ends in Value."""
        return self.name[0].lower() + self.name[1:]

    def type(self, form: Form) -> str:
        """The name of the type of a form."""
        return form.type + self.name

    def value_type(self, form: Form) -> str:
        """The name of the type of a form's values."""
        shared = "Shared" if self.shared else ""
        if self.noun == "Option":
            return f"{form.type}{shared}OptionValue"
        short = form.type in SHORT and not self.shared
        return f"{form.type}ModifierValue" if short else f"{self.type(form)}Value"

    def set_input(self, form: Form, part: str = "") -> str:
        """The name of the input that sets a form, or a `part` of it."""
        title = title_of(form.input)
        return (
            f"Set{'Shared' if self.shared else ''}{title}Product{self.noun}{part}InformationInput"
        )

    def remove_input(self, form: Form, part: str, end: str) -> str:
        """The name of what takes overrides of a form off again, or of a `part` of it."""
        title = title_of(form.input)
        if not self.shared:
            stem = f"{title}Product{self.noun}"
        elif self.noun == "Option":
            stem = f"{title}SharedProductOption"
        else:
            stem = f"Shared{title}ProductModifier"
        return f"Remove{stem}{part}Overrides{end}"

    def mark(self, form: Form, field: str) -> str:
        """What enums call a field of a form."""
        if not self.shared:
            stem = f"{form.mark}_PRODUCT_{self.noun.upper()}"
        elif self.noun == "Option":
            stem = f"{form.mark}_SHARED_PRODUCT_OPTION"
        else:
            stem = f"SHARED_{form.mark}_PRODUCT_MODIFIER"
        return f"{stem}_{field}_FIELD"

    def option(self, session: Session, row: Row) -> Row:
        """The row with the type, the config and the values."""
        return row if self.shared else session.store.get(OPTIONS, row["option_id"])

    def form(self, session: Session, row: Row) -> Form:
        """The form of an option; a list of products among options is shown as a dropdown."""
        code = self.option(session, row)["type"]
        return next((each for each in self.forms if code in each.codes), CHOICES[0])

    def values(self, session: Session, row: Row) -> Rows:
        """The values of an option, as they are sorted."""
        rows = session.store.find(OPTION_VALUES, option_id=self.option(session, row)["id"])
        return sorted(rows, key=lambda value: (value["sort_order"], value["id"]))

    def has(self, session: Session, row: Row) -> bool:
        """Whether a row of the source is one of these."""
        if not self.shared:
            only = self.views[0].only
            return only is None or only(row)
        picks = row["type"] in ("RB", "RT", "S", "P", "PI", "CS")
        return row["product_id"] is None and picks == (self.noun == "Option")


OPTION = Family("Option", CHOICES, PRODUCT_OPTIONS, (PRODUCT_OPTIONS_VIEW, OPTION_VALUES_VIEW))
MODIFIER = Family(
    "Modifier", (*ALL_FORMS, PICK_LIST), PRODUCT_OPTIONS, (MODIFIERS, MODIFIER_VALUES)
)
SHARED_OPTION = Family("Option", CHOICES, OPTIONS, OPTION.views, shared=True)
SHARED_MODIFIER = Family("Modifier", ALL_FORMS, OPTIONS, MODIFIER.views, shared=True)
FAMILIES = (OPTION, MODIFIER, SHARED_OPTION, SHARED_MODIFIER)
