"""Dutch number words up to 99, with the ways in which Flemings say and misspell the lower ones."""

from __future__ import annotations

from itertools import product

from bot.nlu.entities.words import fold

_UNITS = [
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
]  # fmt: skip
_TEENS = ["dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"]
_TENS = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
_SPOKEN: dict[int, str] = {
    2: "twie twei tweje twej",
    3: "drij drije dry drei dreie drieje",
    4: "viere vjir vjer",
    5: "vijve vief viefe vif vyf veif vuuf vuf vuuve vuve vijfe",
    6: "zesse zis zisse ses",
    7: "zeve zeuven zeuve zeuvn zevn zeevn zeevne seven",
    8: "achte aacht agt achtn",
    9: "nege negene negn neegn neugen neuge",
    10: "tiene tjien tjiene",
    11: "elluf ellef ellf elve elfe",
    12: "twalf twelf twaalve twalve twaluf twaaluf twalef twaalef twaolf twoalf twoaluf twuulf twolf twoluf twoelf",
    16: "zesdien",
    20: "twinteg twintich twintech tweintig twientig",
}
_TEEN_STEMS: dict[int, str] = {
    13: "der dir dar",
    14: "veer ver vir vier veir vjer",
    15: "vijf vif vief veif vyf vuuf vuf",
    16: "zes ses zis",
    17: "zeven zeve zevn zeuven zeuve zeevn",
    18: "acht ach aacht agt tach tacht",
    19: "negen nege negn neegn neugen",
}
_TEEN_ENDINGS = ("tien", "tiene", "tin", "tine", "tjien", "tiejn")
_HALF = ("half", "halve", "alf")
_HIGHEST_HALF = 18


def _words() -> dict[str, float]:
    words = {
        stem + ending: value
        for value, stems in _TEEN_STEMS.items()
        for stem in stems.split()
        for ending in _TEEN_ENDINGS
    }
    words |= {word: value for value, spoken in _SPOKEN.items() for word in spoken.split()}
    words |= {word: value for value, word in enumerate(_UNITS + _TEENS)}
    words |= {word: 10 * value for value, word in enumerate(_TENS, 2)}
    words |= {f"{unit}en{ten}": 10 * t + u for t, ten in enumerate(_TENS, 2) for u, unit in enumerate(_UNITS[1:10], 1)}
    halves = {
        f"{whole}{link}{half}": value + 0.5
        for (whole, value), link, half in product([*words.items()], ("en", "eneen"), _HALF)
        if 1 <= value <= _HIGHEST_HALF
    }
    found: dict[str, float] = {**halves, **words}
    found |= dict.fromkeys(("anderhalf", "anderhalve", "anderalf", "annerhalf", "anderhalfe"), 1.5)
    return {fold(word): float(value) for word, value in found.items()}


NUMBER_WORDS: dict[str, float] = _words()
"""Folded word → value."""
