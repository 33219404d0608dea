"""Recognising cries for help: suicide, violence and abuse, acute danger. Pure: no Rasa, no network."""

from bot.nlu.crisis.detector import CrisisDetector, CrisisSignal

__all__ = ["CrisisDetector", "CrisisSignal"]
