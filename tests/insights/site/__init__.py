"""Tests of the coordinators' site and API."""
