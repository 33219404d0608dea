"""The two servers: what is changed in Rasa, what is logged, how they start, fall over and stop."""
