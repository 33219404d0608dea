"""A coordinator is warned of telephone numbers and hours that nobody looked at for half a year."""

from __future__ import annotations

from datetime import date, timedelta

from bot.knowledge.loader import STALE_AFTER, stale
from tests.knowledge.bases import real, small


def test_a_number_checked_long_ago_is_named_with_its_date() -> None:
    assert list(stale(small(), date(2026, 12, 1))) == [
        "contacts.yml: awel: laatst nagekeken op 2026-03-01, 275 dagen geleden"
    ]


def test_exactly_half_a_year_is_still_trusted_and_a_day_more_is_not() -> None:
    checked = date(2026, 3, 1)
    assert list(stale(small(), checked + STALE_AFTER)) == []
    assert len(list(stale(small(), checked + STALE_AFTER + timedelta(days=1)))) == 1


def test_long_after_all_are_named() -> None:
    assert len(list(stale(small(), date(2030, 1, 1)))) == 2


def test_a_date_in_the_future_warns_of_nothing() -> None:
    assert list(stale(small(), date(2020, 1, 1))) == []


def test_no_real_number_is_half_a_year_behind_the_others() -> None:
    newest = max(contact.checked_on for contact in real().contacts)
    assert list(stale(real(), newest)) == []
