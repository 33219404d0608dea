"""How well Kompaan understands what it never saw: `python -m bot.nlu.evaluation`."""
