"""The code by which somebody can have a signal deleted: random, easy to read over, and itself kept nowhere."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass

SYMBOLS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Digits and capitals without those that look alike (0 O, 1 I L). They are 31, a prime number: so the check symbol
betrays every single symbol that is wrong and every two that changed places."""

GROUP, GROUPS = 4, 7
LENGTH = GROUP * GROUPS
"""One of the symbols checks the others; those hold 133 random bits."""

MIXED = 5
"""How many groups of a code have both letters and digits at least: by these it is told from words."""

NEARLY_MIXED = MIXED - 1
NEAR = range(LENGTH - 5, LENGTH + 6)
"""How long a code is in which symbols are missing or doubled."""

NEAR_GROUPS = range(GROUPS - 1, GROUPS + 2)
NEAR_GROUP = range(GROUP - 1, GROUP + 2)
"""The same of a group between others; at the ends more can be missing."""

ANNOUNCED = frozenset(
    {"wis", "wissen", "verwijder", "verwijderen", "haal", "weg", "signaal", "mijn", "code", "de", "het", "is", "dit"}
    | {"met", "van", "graag", "aub", "voor", "deze", "zin"}
)
"""Words that may stand around a code in a message that is about nothing else."""

_GAP = r"[\s\-–—_.·]{0,3}"
# Looks ahead only, so that it finds a code also when a word of as many letters as a group stands before it.
_WHOLE = re.compile(rf"(?<![^\W_])(?=([A-Z0-9]{{{GROUP}}}(?:{_GAP}[A-Z0-9]{{{GROUP}}}){{{GROUPS - 1}}})(?![^\W_]))")
_GROUP = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class CodeFound:
    """What in a message looks like a code.

    Attributes:
        code: as `new_code` made it; None when it cannot be one that was given, because of a slip in typing.
    """

    code: str | None


def new_code() -> str:
    """A code that nobody can guess, in groups: `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`."""
    while True:
        symbols = "".join(secrets.choice(SYMBOLS) for _ in range(LENGTH - 1))
        code = _grouped(symbols + _check(symbols))
        if _mixed(code) >= MIXED:
            return code


def code_in(text: str) -> CodeFound | None:
    """The code in a message, in whatever case and with whatever between its groups; None when there is none.

    Args:
        text: a message. Words around a code do not matter; of what is only like a code they do.
    """
    upper = text.upper()
    whole = [_grouped("".join(_GROUP.findall(match[1]))) for match in _WHOLE.finditer(upper)]
    alike = [code for code in whole if _mixed(code) >= NEARLY_MIXED]
    right = next(filter(_is_right, alike), None)
    return CodeFound(right) if alike or _is_near(upper) else None


def hash_of(code: str) -> str:
    """What is kept of a code. It has so many random bits that a plain hash cannot be searched."""
    return hashlib.sha256(code.encode()).hexdigest()


def _is_right(code: str) -> bool:
    symbols = code.replace("-", "")
    return set(symbols) <= set(SYMBOLS) and _check(symbols[:-1]) == symbols[-1]


def _is_near(upper: str) -> bool:
    """Whether a message is nothing but a code in which symbols are missing or doubled."""
    groups = [group for group in _GROUP.findall(upper) if group.lower() not in ANNOUNCED]
    in_one = len(groups) == 1
    shaped = in_one or (len(groups) in NEAR_GROUPS and all(len(group) in NEAR_GROUP for group in groups[1:-1]))
    code = "-".join(re.findall(rf".{{1,{GROUP}}}", groups[0]) if in_one else groups)
    return shaped and sum(map(len, groups)) in NEAR and _mixed(code) >= NEARLY_MIXED


def _check(symbols: str) -> str:
    """The last symbol: each place weighs differently, so that two that changed places are noticed too."""
    total = sum(place * SYMBOLS.index(symbol) for place, symbol in enumerate(symbols, start=1))
    # With the check symbol in the last place the weighted sum is a multiple of 31.
    return SYMBOLS[-total * pow(LENGTH, -1, len(SYMBOLS)) % len(SYMBOLS)]


def _grouped(symbols: str) -> str:
    return "-".join(symbols[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def _mixed(code: str) -> int:
    groups = code.split("-")
    return sum(any(s.isdigit() for s in group) and any(s.isalpha() for s in group) for group in groups)
