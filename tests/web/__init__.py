"""Tests of the channel and the chat page."""
