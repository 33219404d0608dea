"""Birth dates: a whole date before 2020, or any date that the text calls somebody's birth or birthday."""

from __future__ import annotations

import re

from bot.privacy.personal.found import PersonalData

_MONTH = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY_WORD = (
    r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien"
    r"|achttien|negentien|(?:(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]n)?twintig|eenendertig|dertig)"
)
_ORDINAL = (
    r"(?:(?:een|drie|vier|vijf|zes|zeven|acht|negen|twee)[eë]n(?:twintig|dertig)ste|twintigste|dertigste"
    r"|(?:eer|acht)ste|(?:twee|der|vier|vijf|zes|zeven|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien"
    r"|achttien|negentien)de)"
)
_YEAR_WORDS = (
    r"(?:tweeduizend|negentien ?honderd|negentien|twintig)"
    r"(?: ?(?:en )?[a-zë]{0,20}(?:tien|tig|elf|twaalf|een|twee|drie|vier|vijf|zes|zeven|acht|negen))?"
)
_DAY = rf"(?:(?:0?[1-9]|[12]\d|3[01])(?:ste|de|e)?|{_ORDINAL}|{_DAY_WORD})"
_WRITTEN = re.compile(
    rf"(?i)(?<!\w){_DAY}[ .\-]{{0,2}}(?:van )?{_MONTH}(?!\w)"
    rf"(?: {_YEAR_WORDS}(?!\w))?"
    rf"(?:[ .,\-]{{0,2}}(?P<year>(?:19|20)\d\d|['’]\d\d|\d\d(?![\d:]|\s*(?:uur|u\b|h\b|jaar|keer))))?"
)
_DIGITS = re.compile(
    r"(?<![\d.,/\-])(?:0?[1-9]|[12]\d|3[01])(?P<sign> ?[./\-] ?|\s)(?:0?[1-9]|1[0-2])(?P=sign)"
    r"(?P<year>(?:19|20)\d\d|\d\d)(?![\d/\-])"
)
_REVERSED = re.compile(
    r"(?<![\d.,/\-])(?P<year>(?:19|20)\d\d)(?P<sign>[./\-])(?:0?[1-9]|1[0-2])(?P=sign)(?:0?[1-9]|[12]\d|3[01])(?![\d/\-])"
)
_BARE = re.compile(r"(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d(?!\d)")
_SHORT = re.compile(r"(?<![\d.,/\-])(?:0?[1-9]|[12]\d|3[01])[/\-](?:0?[1-9]|1[0-2])(?![\d/\-])")
_MONTH_ONLY = re.compile(rf"(?i)(?<!\w){_MONTH}[ ,]{{1,2}}(?:19|20)\d\d(?!\d)")
_BORN = re.compile(
    r"(?i)\b(?:ge?bor(?:en|e)|geb|bevallen|geboortedatum|geboortedag|verjaart|verjaar|verjaren|verjaardag|jarig|bday|birthday|dob)\b\.?|°|🎂"
)
_CHILD = re.compile(
    r"(?i)(?:zoon(?:tje)?|dochter(?:tje)?|kind(?:je)?|broer(?:tje)?|zus(?:je)?|baby|jongste|oudste|\[naam\]) ?\(°? ?$"
)
_OTHER = re.compile(
    r"(?i)\b(?:sinds|vanaf|tot|tussen|overleden|gestorven|gescheiden|getrouwd|intake|afspraak|gesprek|zitting|vonnis|rechtbank|vergadering"
    r"|verslag|opgenomen|opname|gestart|begonnen|decreet|wet|besluit|versie)\b"
)
_END = re.compile(r"[!?\n]|\.(?=\s+[A-Z])")
_BEFORE, _AFTER = 45, 30
_OLDEST, _RECENT = 1930, 2020


def find_birth_dates(text: str) -> list[PersonalData]:
    """Birth dates in a text."""
    found = []
    for pattern in (_DIGITS, _REVERSED, _WRITTEN, _MONTH_ONLY, _BARE, _SHORT):
        for match in pattern.finditer(text):
            whole = pattern not in (_BARE, _SHORT, _MONTH_ONLY)
            if (
                _is_about_birth(text, match)
                or _is_said_of_a_child(text, match)
                or (whole and _is_old(match.group("year")) and not _is_other(text, match))
            ):
                found.append(PersonalData("birth_date", match.start(), match.end()))
    return found


def _is_about_birth(text: str, match: re.Match[str]) -> bool:
    """Whether the same sentence speaks of birth or a birthday, near the date."""
    before = _END.split(text[max(0, match.start() - _BEFORE) : match.start()])[-1]
    after = _END.split(text[match.end() : match.end() + _AFTER])[0]
    return _BORN.search(before) is not None or _BORN.search(after) is not None


def _is_said_of_a_child(text: str, match: re.Match[str]) -> bool:
    """Whether it stands in brackets right behind a child: "mijn zoon (12/06/2021)"."""
    return _CHILD.search(text[max(0, match.start() - _BEFORE) : match.start()]) is not None


def _is_old(year: str | None) -> bool:
    return year is not None and len(year) == 4 and _OLDEST <= int(year) < _RECENT


def _is_other(text: str, match: re.Match[str]) -> bool:
    """Whether the words around a date say that it is the date of something else."""
    start, end = max(0, match.start() - _BEFORE), match.end() + _AFTER
    return _OTHER.search(text[start : match.start()]) is not None or _OTHER.search(text[match.end() : end]) is not None
