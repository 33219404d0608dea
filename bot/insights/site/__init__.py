"""The coordinators' site and API: they show what was published, to who may see it."""
