"""Disclosure control: which counts may be shown so that nobody can work out one of the others.

Pure: no database, no files. See `protection.protect` for what is promised.
"""

from bot.insights.disclosure.protection import Protection, protect
from bot.insights.disclosure.statistics import Relation, Statistic, Status, System
from bot.insights.disclosure.tables import ALL, protect_table

__all__ = ["ALL", "Protection", "Relation", "Statistic", "Status", "System", "protect", "protect_table"]
