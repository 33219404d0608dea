"""Any Situation at all, for tests of what must hold for everybody."""

from __future__ import annotations

from hypothesis import strategies as st

from bot.orientation.situation import (
    ASKERS,
    CURRENT_HELP,
    DISABILITIES,
    DOMAINS,
    NETWORKS,
    PROVINCES,
    SAFETIES,
    Situation,
)

AGES = st.one_of(st.just(-1.0), st.floats(0, 25), st.integers(0, 120).map(float))


def some(values: tuple[str, ...], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    """A few of the values, without doubles."""
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


def maybe(values: tuple[str, ...]) -> st.SearchStrategy[str | None]:
    """One of the values, or nothing said."""
    return st.none() | st.sampled_from(values)


SITUATIONS = st.builds(
    Situation,
    asker=maybe(ASKERS),
    ages=st.lists(AGES, max_size=3, unique=True).map(tuple),
    domains=some(DOMAINS),
    network=maybe(NETWORKS),
    current_help=some(CURRENT_HELP),
    waiting=st.none() | st.booleans(),
    disability=maybe(DISABILITIES),
    court=st.none() | st.booleans(),
    safety=maybe(SAFETIES),
    province=maybe(PROVINCES),
    wish=st.none() | st.text(max_size=60),
)
