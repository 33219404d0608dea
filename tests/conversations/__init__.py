"""Whole conversations with the real bot, as a user would have them."""
