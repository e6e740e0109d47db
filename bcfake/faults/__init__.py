"""What may go wrong on demand: where a fault strikes, when, and what it does.

Pure: what becomes of a request is `wire.failing`'s, of a connection that of its carrier.
"""

from bcfake.faults.aims import Arrival, Target
from bcfake.faults.effects import CONNECTION, CONTENT, MAINTENANCE_PAGE, WORDS
from bcfake.faults.plan import Fault, Faults
from bcfake.faults.presets import PRESETS

__all__ = [
    "CONNECTION",
    "CONTENT",
    "MAINTENANCE_PAGE",
    "PRESETS",
    "WORDS",
    "Arrival",
    "Fault",
    "Faults",
    "Target",
]
