"""National numbers and bank accounts: shapes in a text, judged by their checksum."""

from __future__ import annotations

import re

from stdnum import iban, luhn
from stdnum.be import bis, nn
from stdnum.nl import bsn

from bot.privacy.personal.found import PersonalData

_NATIONAL = re.compile(
    r"(?<![\d+])(\d{2})([ .\-/]{0,2})(\d{2})([ .\-/]{0,2})(\d{2})([ .\-–/]{0,3})(\d{3})([ .\-]{0,2})(\d{2})(?!\d)"
)
_NATIONAL_SAID = re.compile(r"(?i)rijks?register|insz|\brrn?\b|nationaal ?n|bisnummer|\bniss\b")
_IDENTITY_CARD = re.compile(r"(?<!\d)\d{3}[ \-]\d{7}[ \-]\d{2}(?!\d)")
_SERVICE_NUMBER = re.compile(r"(?i)\b(?:bsn|burgerservicen\w*)\W{0,3}(?:(?:is|nr|nummer)\W{0,2})?(\d[\d .]{7,11}\d)")
_IBAN_START = re.compile(r"(?i)(?<![a-z0-9])[a-z]{2}\d{2}(?=[ .\-]?[a-z0-9])")
_GROUPS = re.compile(r"(?i)[ .\-]?[a-z0-9]{1,4}")
_BELGIAN_IBAN = re.compile(r"(?i)(?<![a-z0-9])be ?\d{2}(?:[ .\-]{0,2}\d{4}){3}(?!\d)")
_CARD = re.compile(r"(?<!\d)\d{4}(?:[ \-]?\d{4}){3}(?!\d)")
_SAID_NEAR = 40
_SHORTEST_IBAN, _LONGEST_IBAN = 15, 34


def find_national_numbers(text: str) -> list[PersonalData]:
    """National numbers (Belgian, and Dutch when it is said so) and identity card numbers.

    A number written with the usual signs counts with a wrong checksum too: a typing error still points
    to somebody. Bare digits count when the checksum is right, or when the text says what they are.
    """
    found = []
    for match in _NATIONAL.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        signs = sum(1 for group in (2, 4, 6, 8) if match.group(group))
        month, day = int(match.group(3)), int(match.group(5))
        dated = month % 20 <= 12 and day <= 31
        said = _NATIONAL_SAID.search(text, max(0, match.start() - _SAID_NEAR), match.start()) is not None
        if nn.is_valid(digits) or bis.is_valid(digits) or said or (signs >= 3 and dated and match.group(6)):
            found.append(PersonalData("national_number", match.start(), match.end()))
    for match in _IDENTITY_CARD.finditer(text):
        if "rekening" not in text[max(0, match.start() - _SAID_NEAR) : match.start()].lower():
            found.append(PersonalData("national_number", match.start(), match.end()))
    for match in _SERVICE_NUMBER.finditer(text):
        if bsn.is_valid(match.group(1)) or len(re.sub(r"\D", "", match.group(1))) in (8, 9):
            found.append(PersonalData("national_number", match.start(1), match.end(1)))
    return found


def find_accounts(text: str) -> list[PersonalData]:
    """Bank accounts (IBAN of any country, the old Belgian form after "rekening") and payment cards."""
    found = []
    for match in _IBAN_START.finditer(text):
        end = _end_of_iban(text, match.start(), match.end())
        if end is not None:
            found.append(PersonalData("iban", match.start(), end))
    found += [PersonalData("iban", match.start(), match.end()) for match in _BELGIAN_IBAN.finditer(text)]
    for match in _IDENTITY_CARD.finditer(text):
        if "rekening" in text[max(0, match.start() - _SAID_NEAR) : match.start()].lower():
            found.append(PersonalData("iban", match.start(), match.end()))
    found += [
        PersonalData("iban", match.start(), match.end())
        for match in _CARD.finditer(text)
        if luhn.is_valid(re.sub(r"\D", "", match.group()))
    ]
    return found


def _end_of_iban(text: str, start: int, end: int) -> int | None:
    """Where a valid IBAN that starts here ends; the longest."""
    ends = []
    position = end
    while position - start < _LONGEST_IBAN + 10 and (group := _GROUPS.match(text, position)):
        position = group.end()
        ends.append(position)
    for candidate in reversed(ends):
        whole = not text[candidate : candidate + 1].isalnum()
        account = re.sub(r"[ .\-]", "", text[start:candidate])
        if whole and _SHORTEST_IBAN <= len(account) <= _LONGEST_IBAN and iban.is_valid(account, check_country=False):
            return candidate
    return None
