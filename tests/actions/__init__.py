"""Tests of the translation between Rasa and the domain."""
