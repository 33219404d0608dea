"""Which pipeline recognises intents best: every candidate on the same data, in one run."""
