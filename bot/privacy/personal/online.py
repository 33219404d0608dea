"""E-mail addresses, profile pages and user names."""

from __future__ import annotations

import re

from bot.privacy.personal.found import PersonalData
from bot.privacy.personal.lexicon import Lexicon
from bot.privacy.personal.words import fold

_EMAIL = re.compile(r"(?<![\w.+\-])\w[\w.+\-]{0,63}@(?:[\w\-]{1,63}\.){1,4}[^\W\d_]{2,12}(?![\w])")
_SPELT_EMAIL = re.compile(
    r"(?i)(?<![\w.])\w[\w.+\-]{0,63}(?:(?: (?:punt|dot|streepje|underscore) )\w[\w\-]{0,40}){0,3}"
    r" ?(?:\[at\]|\(at\)|\{at\}| at | ape?n?staart(?:je)? |@) ?(?:"
    r"[\w\-]{2,40}(?: ?(?:\.|\[dot\]|\(dot\)| punt | dot ) ?)){1,3}"
    r"(?:be|com|nl|net|org|eu|fr|de|me|gent|vlaanderen)(?!\w)"
)
_MAIL_HOST = re.compile(
    r"(?i)(?<![\w.])\w[\w.+\-]{1,63} ?@ ?(?:gmail|hotmail|outlook|live|telenet|icloud|yahoo|proximus|skynet|me)(?!\w)"
)
_PROFILE = re.compile(
    r"(?i)(?<![\w.\-])(?:https?://)?(?:[\w\-]{1,40}\.)?(?:facebook|fb|instagram|tiktok|snapchat|linkedin|twitter|x|youtube|twitch|t|wa|discord|threads|pinterest)"
    r"\.(?:com|be|me|gg|tv|net)/[@\w][\w.@/=?&%+\-]{0,200}"
)
_ROLE = re.compile(
    r"(?i)^(?:info|hallo|contact|onthaal|help|vraag|secretariaat|administratie|aanmelding(?:en)?|noreply|no-reply|privacy|dpo)@"
    r"(?!gmail|hotmail|outlook|live|telenet|icloud|yahoo|proximus|skynet)"
)
_CALL_NAME = re.compile(r"(?i)(?<!\w)live:[\w.]{2,40}")
_AT = re.compile(r"(?<![\w@.])@[^\W_][\w.\-]{1,40}\w")
_TAG = re.compile(r"(?<!\w)[^\W\d_][\w.]{1,30}#\d{4}(?!\d)")
_DOTTED = re.compile(r"(?<![\w@./:])[^\W\d_]{2,20}\.[^\W\d_]{2,20}\d{1,4}(?![\w/:])")
_JOINED = re.compile(r"(?<![\w@./:])_{0,3}[^\W_]{1,30}_{1,3}[\w.]{0,40}(?<=\w)(?![\w/:])")
_NETWORK = re.compile(
    r"(?i)\b(?:insta(?:gram)?|snap(?:chat)?|tik ?tok|discord|facebook|fb|twitter|twitch|telegram|steam"
    r"|psn|ps ?[45]?|ig|be ?real|skype|kik|signal|viber|epic|valorant|riot|onlyfans|xbox|roblox|fortnite"
    r"|whatsapp|tumblr|reddit"
    r"|gebruikersnaam|username|user ?name|accountnaam|account|profiel|nickname|gamertag)(?:naam|name|account|profiel)?"
)
_LINK = re.compile(
    r"(?i)^(?:\s{0,2}(?:is|heet|heten|noem|ben|van|mij|me|ik|hij|zij|ze|hem|haar|mn|m'n|mijn|zijn|dat|da|naam|account|op|onder|als|de|gebruikersnaam|user)\b){0,4}\s{0,2}[:=\-–>]{0,2}\s{0,2}[\"'“‘(@]?"
)
_STRETCHED = re.compile(r"(.)\1\1")
_HANDLE = re.compile(r"[^\W_][\w.\-]{1,38}\w")


def find_emails(text: str) -> list[PersonalData]:
    """E-mail addresses, also half or spelt out ("jan punt p at gmail punt com")."""
    if (
        "@" not in text
        and " at " not in text
        and "at]" not in text
        and "(at)" not in text
        and "staart" not in text.lower()
    ):
        return []
    return [
        PersonalData("email", match.start(), match.end())
        for pattern in (_EMAIL, _SPELT_EMAIL, _MAIL_HOST)
        for match in pattern.finditer(text)
        if not _ROLE.match(match.group())
    ]


def find_handles(text: str, lists: Lexicon) -> list[PersonalData]:
    """User names and profile pages on social media."""
    found = [
        PersonalData("handle", match.start(), match.end())
        for pattern in (_PROFILE, _CALL_NAME, _AT, _TAG, _DOTTED)
        for match in pattern.finditer(text)
        # "@home" is a place.
        if pattern is not _AT or fold(match.group()[1:]) not in lists.ordinary or _NETWORK.search(text)
    ]
    for match in _JOINED.finditer(text):
        # Placeholders and emoji codes are joined too; one with a digit or a name in it is a person's.
        parts = re.split(r"[_.]+", fold(match.group()))
        if any(part in lists.names.first or part in lists.names.nouns or any(map(str.isdigit, part)) for part in parts):
            found.append(PersonalData("handle", match.start(), match.end()))
    for network in _NETWORK.finditer(text):
        found += _after(text, network.end(), lists)
    return found


def _after(text: str, start: int, lists: Lexicon) -> list[PersonalData]:
    """A user name right after the word for a network ("mijn snap is ...")."""
    link = _LINK.match(text[start : start + 80])
    if link is None or not link.group():
        return []
    match = _HANDLE.match(text, start + link.end())
    if match is None:
        return []
    raw = match.group()
    folded = fold(raw)
    marked = (
        ":" in link.group()
        or "=" in link.group()
        or re.search(r"\b(?:is|heet|noem|ben|naam|gebruikersnaam)\b", link.group())
    )
    odd = any(char.isdigit() or char in "_." for char in raw) or _STRETCHED.search(folded)
    shaped = bool(odd) and not folded.replace(".", "").isdigit()
    unknown = marked and not any(part in lists.ordinary or part in lists.proper for part in re.split(r"[.\-]", folded))
    if not folded[0].isdigit() and (shaped or unknown) and not _is_sentence_end(raw, folded, lists):
        return [PersonalData("handle", match.start(), match.end())]
    return []


def _is_sentence_end(raw: str, folded: str, lists: Lexicon) -> bool:
    """Whether a dot only joins two sentences typed without a space ("stom.ik")."""
    parts = folded.split(".")
    return (
        len(parts) == 2
        and "_" not in raw
        and not any(map(str.isdigit, raw))
        and all(part in lists.ordinary for part in parts)
    )
