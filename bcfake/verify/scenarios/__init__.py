"""The scenarios, as data: what is asked of a real store and of the fake, step by step."""

from __future__ import annotations

from bcfake.verify.scenarios.catalog import CATALOG
from bcfake.verify.scenarios.sales import SALES
from bcfake.verify.scenarios.shop import CONTENT, SETTINGS

SCENARIOS = (*SETTINGS, *CATALOG, *SALES, *CONTENT)
