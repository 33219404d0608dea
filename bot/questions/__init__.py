"""What is asked of the knowledge base, worked out from what was recognised in a message. Pure."""

from bot.questions.asked import Asked, Kind, understand

__all__ = ["Asked", "Kind", "understand"]
