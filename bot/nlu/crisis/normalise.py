"""Bring the many ways people type Dutch to one plain form that patterns can read.

The result is lower case, without accents, with one space between words. Sentence ends become a
free-standing ``|`` and commas a free-standing ``,`` so that patterns and exceptions can stay
inside one clause. Nothing here ever raises on odd input.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Final

MAX_CHARS: Final = 10_000
"""Texts up to this length are read completely; of longer ones the first and the last part."""

HARD_BREAK: Final = "|"
SOFT_BREAK: Final = ","

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_APOSTROPHES = str.maketrans(dict.fromkeys("‘’‚‛`´ʼ′＇", "'"))
_LEET = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s"})
_LEET_IN_WORD = re.compile(r"(?<=[a-z])[013457@$]+(?=[a-z])")
_CENSOR_IN_WORD = re.compile(r"(?<=[a-z])[*#_~^]+(?=[a-z])")
_LETTER_CHAIN = re.compile(r"(?<![^\s.])(?:[a-z][ .\-]+){3,}[a-z](?![^\s.!?,])")
_LAUGH = re.compile("[\U0001f602\U0001f923\U0001f639\U0001f606]+")
_LAUGHTER = re.compile(r"(?<![a-z])(?:(?:ha|hi|he){2,}h?|lol|lmao|xd)(?![a-z])")
_TRIPLE_VOWEL = re.compile(r"([aeou])\1{2,}")
_TRIPLE_OTHER = re.compile(r"([^\W\daeou])\1{2,}(?=[aeiouy])")
_DOUBLE_I = re.compile(r"i{2,}")
_REPEAT_OTHER = re.compile(r"([^\W\daeou])\1{2,}")
_END_DOUBLE = re.compile(r"([b-df-hj-np-tv-z])\1+\b")
_HARD = re.compile(r"[.!?;:]+|\n\s*\n|\s[-–—]+\s")
_SOFT = re.compile(r"[,()\"“”„«»/\n\r]+")
_OTHER = re.compile(r"[^a-z0-9'|,\s]+")
_STUCK = re.compile(r"(k)(?!pop|haki)([bdfghkmpstvz][a-z]{2}.*)|(t)([bdfgklmnpvz][a-z]{2}.*)")
_WORD_BREAKS = re.compile(r"\s+")
_BREAK_RUN = re.compile(r"(?:[|,] )*\| (?:[|,] )*|(?:, ){2,}")

# Phrases first: (pattern, replacement), on text that has only single spaces.
_PHRASES: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\bzel+e?[fv]+ ?mo+r?[dt]+\b|\bz[ea]?lf?m[o0]*r[dt]+\b", "zelfmoord"),
        (r"\bzelf[ -]?m(?:o+)?[ -]?r+[dt]+\b|\bzelf moord|\bzelfm[or]{2,6}[dt]*\b", "zelfmoord"),
        (r"\bzelf (?:doding|verwonding|beschadiging|mutilatie)", "zelfverwonding"),
        (r"\bsu[iy]+[cs]+i+[dt]", "suicid"),
        (r"\b(?:niet|geen) (?:mr|mi|ma|mee|mir|mjir|mier)\b", "niet meer"),
        (r"\bnooit (?:mi|mir|mjir|mier)\b", "nooit meer"),
        (r"\bauto m[iou]+t+[aeiou]+l[a-z]*|\bautom(?!util)[iou]+t+[aeiou]+l[a-z]*", "automutilatie"),
        (r"\bmis+h?andel", "mishandel"),
        (r"\bverkra(?:gh?|cg|gc)t", "verkracht"),
        (r"\bkapot maken\b", "kapotmaken"),
        (r"\bdood (?=(?:gaan|maken|slaan|steken|schieten|doen|gemaakt|geslagen)\b)", "dood"),
        (r"\bweg (?=(?:lopen|gelopen)\b)", "weg"),
        (r"\bop (?=(?:hangen|gehangen|gesloten)\b)", "op"),
        (r"\bin een slaan\b", "in elkaar slaan"),
    )
)

# Single words, mostly Flemish tussentaal, regional speech and phone spelling.
_WORDS: Final[dict[str, str]] = {
    word: plain
    for plain, words in {
        "ik": "k 'k kik ikke ekik ich 'kik ikk ikzelf ek",
        "niet": "ni nie nit nii neet nih nt nied niett nieet",
        "niet meer": "nimeer nimr nimer nimmer niemeer nietmeer nmr nimmeer nemeer nimie nimieje nimeje nimier",
        "het": "t 't ut et",
        "dat": "da dattet datte",
        "wat": "wa",
        "mijn": "mn m'n mien mijne mne mijnen m'ne mij'n",
        "zijn": "zn z'n zijne zijnen",
        "er": "der d'r",
        "haar": "heur",
        "een": "n 'n ne nen 'ne 'nen ene enen 1tje",
        "is": "es eest iz",
        "heb": "eb",
        "heeft": "eeft heb'ft heef hee'ft heeftt heft ee haet",
        "hij": "ij em ie hij'",
        "mij": "mie mich mej mai mijj mijzelve",
        "je": "jou u uw joe",
        "ge": "gij gie gijle ge'",
        "dood": "doot dooed doad doo'd d00d doood doodt doeed doeod dwood",
        "dit": "dees",
        "gewoon": "gwn gwoon gewon gewoo gwoon gwoonweg",
        "echt": "egt echtt",
        "als": "oas a's",
        "wil": "wilt will wiel wilde wou wouw willen wille willn wilde",
        "zou": "zu zo'u zouw zoe",
        "help": "heelp hellep hellup helup hulpp helpp hlp heelep",
        "weg": "weeg wegg",
        "leven": "leve laeve laive levn leefe leeven tleven 't-leven",
        "slaat": "slaagt sloat slat slaad slaatt slaagd sloagt sla'at slaathij sjleit sjlaat",
        "slaan": "slaen sloan slan sloagen sjlaon sjloan",
        "geslagen": "geslage geslagn geslaan geslaagen gesloagen geslegen geslegn geslege geslogen gesjlage",
        "mishandeld": "mishandelt mishandelde mishandled",
        "verkracht": "verkragt vekracht verkrachtt verkracht'",
        "papa": "pappa pa pake papie vake vader va vadr pappie",
        "mama": "mamma ma make mams moeder moe' moeke mamie moedre moeder'",
        "vriend": "vriendje",
        "snijd": "snij snei snijt snyd sjnij sjnijt",
        "gesneden": "gesneen gesneejn gesneje gesneeje gesnejen gesjneje",
        "sterven": "sterve stirven stervn",
        "worden": "worre weurre worn weurn wurden",
        "moe": "muug moeg",
        "maar": "mor maor moar",
        "uit": "uut oet",
        "in het": "int in't",
        "op het": "opt op't",
        "van het": "vant van't",
        "aan het": "aant aan't ant",
        "gedachten": "gedachte gedachtes gedagten gedagtes gedagte",
        "geweld": "gewelt",
        "huiselijk": "huislijk huiselik",
        "snijden": "snije snijen snijdn",
        "zelfmoord": "zelfmrd zelfmoort zlfmrd zelfmoordt zelfmord zelfmoored zelfdoding zelfmoor zelfmood",
        "suicide": "suicidde suicied suicde sewerslide",
        "mes": "mesje mess matse mesken",
        "misschien": "mss miss misch",
        "soms": "somtijds somtemets",
        "iets": "iet",
        "niemand": "niemant nieman nimand",
        "zichzelf": "zijneigen haareigen zn-eigen",
        "bewusteloos": "bewusteloze bewustloos bewusteloss",
        "pillen": "pile pillekes pille",
        "goesting": "goeste goest goestinge",
        "geen": "gene genen gin geene gee'n",
        "ook": "oek",
        "kan": "kannek kank",
        "morgen": "morge mrgn",
        "vermoord": "vermoort vermoordt",
        "vermoorden": "vermoorde vermoordn",
        "nu": "nuuu nou",
        "aub": "alstublieft asjeblieft aublieft alsjeblieft pls please plz",
        "ik wil": "kwil kwilt kwou wil'k 'kwil",
        "wil ik": "wilk willek wilkik",
        "ik zou": "kzou kzoe",
        "ik heb": "kheb keb khem kep",
        "heb ik": "hebk ebk hebkik",
        "ik ben": "kben kbn ben'k kzijn kzien kzin kzen kzain",
        "ik ga": "kga kgon kgaan",
        "ik kan": "kkan kkank",
        "ik zit": "kzit",
        "ik sta": "ksta",
        "ik zie": "kzie",
        "ik denk": "kdenk kdenkt",
        "ik weet": "kweet",
        "ik weet niet": "kweetni kweenie kweenet kweni kweetniet kwni",
        "ik voel": "kvoel",
        "ik moet": "kmoet kmoe",
        "ik word": "kword kwor",
        "het is": "tis 'tis tes ties t'is 't'is",
        "is het": "ist",
        "het gaat": "tgaat",
        "hoe moet": "hoemoe",
        "moet": "tmoet",
        "moet ik": "moek moetk",
        "het moet": "tmoe",
        "kapot": "kapt kapoet",
        "door": "dor",
        "voor": "vr veur vo voe vor",
        "over": "ovr",
        "ga": "goa goan gon gaon",
        "staat": "stoat",
        "gaat": "goat goet",
        "man": "vint vinte",
        "hier": "ier",
        "thuis": "thuus tuus",
        "huis": "uus uis hoes",
        "bij": "bie",
        "op": "up ip",
        "elke": "elken elk'n",
        "ons": "oes",
        "brandt": "brand't",
    }.items()
    for word in words.split()
}


def normalise(text: str) -> str:
    """Return ``text`` in the plain form that rules and classifier read; never raises."""
    plain = _plain_characters(_shorten(text))
    plain = _plain_letters(plain)
    plain = _plain_spacing(plain)
    plain = " ".join(_plain_word(word) for word in plain.split(" "))
    for pattern, replacement in _PHRASES:
        plain = pattern.sub(replacement, plain)
    return _WORD_BREAKS.sub(" ", plain).strip(" ")


def sentences(normalised: str) -> list[str]:
    """Split normalised text at its sentence ends."""
    return [part for part in (piece.strip(" ,") for piece in normalised.split(HARD_BREAK)) if part]


def _plain_word(word: str) -> str:
    known = _WORDS.get(word)
    if known is None and "'" in word:
        word = word.strip("'")
        known = _WORDS.get(word)
        if known is None and word.endswith("'k"):  # "omda'k" is "omdat ik"
            return f"{_plain_word(word[:-2])} ik"
    if known is None and word[:1] in ("k", "t") and (stuck := _STUCK.fullmatch(word)):  # "khang" is "ik hang"
        subject, verb = ("ik", stuck[2]) if stuck[1] else ("het", stuck[4])
        return f"{subject} {_plain_word(verb)}"
    return word if known is None else known


def _shorten(text: str) -> str:
    if len(text) <= 2 * MAX_CHARS:
        return text
    return f"{text[:MAX_CHARS]}\n{text[-MAX_CHARS:]}"


def _plain_characters(text: str) -> str:
    """Undo HTML, compatibility forms, invisible characters and accents."""
    text = _LAUGH.sub(" haha ", text.translate(_APOSTROPHES))
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    if text.isascii():
        if text.isprintable():
            return text.lower()
        return "".join(c if c.isprintable() or c.isspace() else "" for c in text).lower()
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text))
    kept = (c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    return "".join(c for c in kept if not unicodedata.combining(c)).lower()


def _plain_letters(text: str) -> str:
    """Undo leetspeak, censored, spelt-out and stretched words."""
    text = _LEET_IN_WORD.sub(lambda match: match.group().translate(_LEET), text)
    text = _CENSOR_IN_WORD.sub("", text)
    text = _LETTER_CHAIN.sub(lambda match: re.sub(r"[ .\-]+", "", match.group()), text)
    text = _TRIPLE_VOWEL.sub(r"\1\1", text)
    text = _DOUBLE_I.sub("i", text)
    text = _TRIPLE_OTHER.sub(r"\1\1", text)
    text = _REPEAT_OTHER.sub(r"\1", text)
    return _END_DOUBLE.sub(r"\1", text)


def _plain_spacing(text: str) -> str:
    """Mark sentence and clause ends, drop other signs, leave single spaces."""
    text = _HARD.sub(f" {HARD_BREAK} ", text)
    text = _SOFT.sub(f" {SOFT_BREAK} ", text)
    text = _OTHER.sub(" ", text)
    text = _WORD_BREAKS.sub(" ", text) + " "
    return _BREAK_RUN.sub(lambda run: f"{HARD_BREAK if HARD_BREAK in run.group() else SOFT_BREAK} ", text).strip()


def without_laughter(text: str) -> str:
    """A normalised text without the haha and lol in it; the same text when there is none."""
    return " ".join(_LAUGHTER.sub(" ", text).split()) if _LAUGHTER.search(text) else text
