"""The sections of the report, one module each; every one is made of published figures alone."""
