"""Pseudonyms: what tells who somebody is, replaced by what looks like it; the same by the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any

from bcfake.schema import Resource

FIRST = (
    *("Ada", "Alma", "Amir", "Anouk", "Arlo", "Beatriz", "Bela", "Carmen", "Chidi", "Clara"),
    *("Dario", "Edith", "Elif", "Emil", "Enzo", "Farah", "Femi", "Greta", "Hana", "Hugo"),
    *("Ida", "Imani", "Ines", "Ivo", "Jonas", "June", "Kaito", "Lena", "Leon", "Lucia"),
)
LAST = (
    *("Abbott", "Arnaud", "Bakker", "Banda", "Berg", "Castro", "Chen", "Costa", "Dahl", "Diaz"),
    *("Ebner", "Farkas", "Fischer", "Garza", "Haas", "Hansen", "Ito", "Jansen", "Kaya", "Keller"),
    *("Kim", "Kovac", "Laine", "Lopez", "Maier", "Mensah", "Moreau", "Nagy", "Novak", "Okafor"),
    *("Ortiz", "Park", "Perez", "Quist", "Reyes", "Rossi", "Sato", "Silva", "Soto", "Tanaka"),
)
STREETS = ("Alder", "Birch", "Cedar", "Elm", "Hazel", "Juniper", "Larch", "Maple", "Oak", "Rowan")
CITIES = ("Ashford", "Brookfield", "Clearwater", "Eastvale", "Fairview", "Milltown", "Northam")
EMAIL = re.compile(r"[^\s@<>\"'(),;:]+@[^\s@<>\"'(),;:]+\.[^\s@<>\"'(),;:.]+")
IPV4 = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])")

# What a text is, by the name of its field, wherever it is found.
ANYWHERE: Mapping[str, str] = {
    **dict.fromkeys(("email", "to_email", "from_email", "admin_email", "order_email"), "email"),
    **{"first_name": "first_name", "last_name": "last_name"},
    **dict.fromkeys(("to_name", "from_name", "author"), "full_name"),
    "company": "company",
    "phone": "phone",
    **dict.fromkeys(("address1", "address2"), "street"),
    **dict.fromkeys(("street_1", "street_2", "address_line_1", "address_line_2"), "street"),
    "address": "street",
    "city": "city",
    **dict.fromkeys(("zip", "postal_code"), "digits"),
    **dict.fromkeys(("ip_address", "ip_address_v6", "registration_ip_address"), "ip"),
    **dict.fromkeys(("staff_notes", "customer_message", "wrapping_message", "notes"), "note"),
    **dict.fromkeys(("tracking_number", "tracking_link", "generated_tracking_link"), "digits"),
}
# The same for names that are somebody's words in one resource only.
IN: Mapping[str, Mapping[str, str]] = {
    "order_messages": {"subject": "note", "message": "note"},
    "product_reviews": {"title": "note", "review": "note"},
    "gift_certificates": {"message": "note"},
    "order_shipments": {"comments": "note"},
    "customer_attribute_values": {"value": "note", "attribute_value": "note"},
    "wishlists": {"name": "note"},
    **{f"{kind}_metafields": {"value": "note"} for kind in ("customer", "order")},
}
# Objects in which customers wrote what they liked: all texts under these names.
FREE = {"form_fields": ("value",), "configurable_fields": ("value",)}
WRITTEN = re.compile("text|file|date", re.IGNORECASE)  # options that customers fill in
FILLED = ("value", "display_value", "display_value_customer", "display_value_merchant")
# What opens doors, replaced even where personal data is kept.
SECRET: Mapping[str, Mapping[str, str]] = {
    "gift_certificates": {"code": "code"},
    "webhooks": {"headers": "note", "destination": "url"},
}
OF_PLACES = ("shipping_zones", "countries", "country_states")  # whose zips are nobody's


class Scrubber:
    """Replaces what is personal in rows as the API shows them; `keep_personal` only secrets.

    A pseudonym depends on the text, case and blanks around it aside, on its kind and on the `key`.
    """

    def __init__(self, key: str, *, keep_personal: bool = False) -> None:
        self._key = blake2b(key.encode(), person=b"pseudonyms").digest()
        self._keep = keep_personal

    def row(self, resource: Resource, row: Mapping[str, Any]) -> dict[str, Any]:
        """The row with pseudonyms."""
        kinds: dict[str, str] = {}
        if not self._keep:
            kinds |= {} if resource.name in OF_PLACES else ANYWHERE
            kinds |= IN.get(resource.name, {})
        kinds |= SECRET.get(resource.name, {})
        return {name: self._value(name, value, kinds) for name, value in row.items()}

    def _value(self, name: str, value: Any, kinds: Mapping[str, str]) -> Any:
        if name in kinds:
            return self._replaced(kinds[name], value)
        if isinstance(value, dict):
            return self._object(value, kinds)
        if isinstance(value, list):
            more = kinds if self._keep else {**kinds, **dict.fromkeys(FREE.get(name, ()), "note")}
            return [self._value("", each, more) for each in value]
        return self.text(value) if isinstance(value, str) and not self._keep else value

    def _replaced(self, kind: str, value: Any) -> Any:
        """The value with a pseudonym for each text and number in it."""
        if isinstance(value, dict):
            return {name: self._replaced(kind, part) for name, part in value.items()}
        if isinstance(value, list):
            return [self._replaced(kind, part) for part in value]
        empty = value is None or isinstance(value, bool) or not str(value).strip()
        return value if empty else self.pseudonym(kind, value)

    def _object(self, value: dict[str, Any], kinds: Mapping[str, str]) -> dict[str, Any]:
        if not self._keep and "display_value" in value and WRITTEN.search(str(value.get("type"))):
            kinds = {**kinds, **dict.fromkeys(FILLED, "note")}
        return {name: self._value(name, part, kinds) for name, part in value.items()}

    def text(self, text: str) -> str:
        """A text without the e-mail and IP addresses in it."""
        if "@" in text:
            text = EMAIL.sub(lambda found: self.pseudonym("email", found[0]), text)
        return IPV4.sub(lambda found: self.pseudonym("ip", found[0]), text)

    def pseudonym(self, kind: str, value: Any) -> str:
        """What stands for a value that is not empty."""
        if kind == "full_name":
            first, *rest = str(value).split() or [""]
            names = [self.pseudonym("first_name", first)]
            return " ".join([*names, *(self.pseudonym("last_name", each) for each in rest[-1:])])
        return KINDS[kind](self._number(kind, value), str(value))

    def _number(self, kind: str, value: Any) -> int:
        text = f"{kind} {str(value).strip().casefold()}"
        return int.from_bytes(
            blake2b(text.encode("utf-8", "replace"), key=self._key).digest(), "big"
        )


def _digits(number: int, text: str) -> str:
    """A text of the same form: other digits, other letters."""
    out = []
    for char in text:
        number, drawn = divmod(number, 26) if number else (0, 7)
        if char.isdecimal():
            char = str(drawn % 10)
        elif char.isalpha():
            char = chr(ord("A") + drawn)
        out.append(char)
    return "".join(out)


def _ip(number: int, text: str) -> str:
    """An address of the ranges kept for documentation."""
    if ":" in text:
        return f"2001:db8::{number % 65536:x}:{number // 65536 % 65536:x}"
    return f"{('192.0.2', '198.51.100', '203.0.113')[number % 3]}.{number // 3 % 254 + 1}"


def _url(number: int, text: str) -> str:
    """The host of an address; where on it is hidden."""
    scheme, _, rest = text.partition("://")
    return f"{scheme}://{rest.partition('/')[0].rpartition('@')[2]}/{number % 16**8:08x}"


def _street(number: int, text: str) -> str:
    return f"{number % 900 + 1} {STREETS[number // 900 % len(STREETS)]} Street"


KINDS: Mapping[str, Callable[[int, str], str]] = {
    "email": lambda number, text: f"person-{number % 16**10:010x}@example.com",
    "first_name": lambda number, text: FIRST[number % len(FIRST)],
    "last_name": lambda number, text: LAST[number % len(LAST)],
    "company": lambda number, text: f"Company {number % 16**6:06x}",
    "phone": lambda number, text: f"555{number % 10**7:07d}",
    "street": _street,
    "city": lambda number, text: CITIES[number % len(CITIES)],
    "digits": _digits,
    "ip": _ip,
    "note": lambda number, text: f"Note {number % 16**6:06x}",
    "code": lambda number, text: f"GC-{number % 16**10:010x}".upper(),
    "url": _url,
}
