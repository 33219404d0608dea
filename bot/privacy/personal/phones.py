"""Phone numbers of people: Belgian, Dutch and international; not those of services and helplines."""

from __future__ import annotations

import re

import phonenumbers
from phonenumbers import Leniency, PhoneNumberMatcher, PhoneNumberType, number_type

from bot.privacy.personal.found import PersonalData

_PUBLIC_TYPES = (
    PhoneNumberType.TOLL_FREE,
    PhoneNumberType.PREMIUM_RATE,
    PhoneNumberType.SHARED_COST,
    PhoneNumberType.UAN,
)
# Belgian and Dutch numbers as people type them, also with a mistake that makes them invalid.
_SEPARATOR = r"[ ./\-–()]{0,3}"
_NATIONAL = re.compile(rf"(?<![\d+€.,/\-])\(?0[1-9](?:{_SEPARATOR}\d){{7,8}}(?![\d€])")
_FOREIGN = re.compile(rf"(?<![\d\w])(?:\+|00){_SEPARATOR}[1-9]\d{{0,2}}(?:{_SEPARATOR}\d){{7,11}}(?!\d)")
_BARE = re.compile(rf"(?<![\d+])(?:32{_SEPARATOR}4|4[5-9])(?:{_SEPARATOR}\d){{7,8}}(?!\d)")
_SAID = re.compile(
    rf"(?i)\b(?:gsm|tel|telefoon|nummer|nr|bel|bellen|whatsapp|bereikbaar|sms|app|mobiel)\w*[^\d\n]{{0,20}}"
    rf"(\+?\d(?:{_SEPARATOR}\d){{7,13}})(?!\d)"
)
_DIGIT_WORD = (
    r"(?:nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|[a-zë]{3,9}tien"
    r"|(?:[a-zë]{3,8}[eë]n)?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig))"
)
_SPELT = re.compile(rf"(?i)(?<!\w)nul(?:[ ,\-]{{1,2}}{_DIGIT_WORD}){{4,12}}(?!\w)")
_NO_DATE = re.compile(r"^\d{1,2}[./\- ]\d{1,2}[./\- ]\d{4}")
_AT_LEAST = 8
_MOST_TRIES = 40
"""What looks like a number to the library, per text; so that a page of digits takes no seconds."""
_PLUS = re.compile(r"\D")
_YEARS = re.compile(r"^(?:(?:19|20)\d\d\W*){2,}$")


def find_phones(text: str, lines: frozenset[str]) -> list[PersonalData]:
    """Phone numbers in a text.

    Args:
        text: the text.
        lines: numbers that everybody may know, digits alone.
    """
    spelt = [PersonalData("phone", match.start(), match.end()) for match in _SPELT.finditer(text)]
    if sum(map(str.isdigit, text)) < _AT_LEAST:
        return spelt
    places = [(match.start(), match.end()) for match in _NATIONAL.finditer(text)]
    places += [(match.start(), match.end()) for match in _FOREIGN.finditer(text)]
    places += [(match.start(), match.end()) for match in _BARE.finditer(text)]
    places += [match.span(1) for match in _SAID.finditer(text)]
    for region in ("BE", "NL"):
        matcher = PhoneNumberMatcher(text, region, leniency=Leniency.VALID, max_tries=_MOST_TRIES)
        places += [(match.start, match.end) for match in matcher]
    found = spelt
    for start, end in sorted(set(places), key=lambda place: (place[0], -place[1])):
        raw = text[start:end]
        if not (_NO_DATE.match(raw) or _YEARS.match(raw) or _is_public(raw, lines)):
            found.append(PersonalData("phone", start, end))
    return found


def _is_public(raw: str, lines: frozenset[str]) -> bool:
    digits = _PLUS.sub("", raw)
    if digits in lines:
        return True
    for region in ("BE", "NL"):
        try:
            number = phonenumbers.parse(raw, region)
        except phonenumbers.NumberParseException:
            continue
        if number_type(number) in _PUBLIC_TYPES:
            return True
    return False
