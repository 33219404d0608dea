"""Signals: what people choose to pass on to coordinators, masked, and deletable with a code of their own."""

from bot.insights.signals.codes import CodeFound, code_in
from bot.insights.signals.sentence import LONGEST, Sentence, read_sentence
from bot.insights.signals.store import SignalGroup, Signals, SignalsError, text_hash_of
from bot.insights.signals.themes import OFFERED, OTHER, THEMES, WAITING, theme_labels

__all__ = [
    "LONGEST",
    "OFFERED",
    "OTHER",
    "THEMES",
    "WAITING",
    "CodeFound",
    "Sentence",
    "SignalGroup",
    "Signals",
    "SignalsError",
    "code_in",
    "read_sentence",
    "text_hash_of",
    "theme_labels",
]
