"""Words for family and friends: "dochter", and what is made of it: "halfbroertje", "stiefzusje"."""

from __future__ import annotations

import re

from bot.privacy.personal.words import Word

_BEFORE = re.compile(
    r"^(?:half|stief|pleeg|schoon|plus|bonus|adoptie|achter|klein|over|tweeling|ex-?|groot|pete?|mete?)(?=\w{2})"
)
_AFTER = re.compile(r"(?:etje|eke|tje|ke|je)s?$|s$")


def is_kin(text: str, kin: frozenset[str]) -> bool:
    """Whether a folded word is one of `kin`, or made of one."""
    if text in kin:
        return True
    whole = _BEFORE.sub("", text)
    return whole in kin or _AFTER.sub("", whole) in kin


def is_told_as_kin(
    words: list[Word], index: int, noun: bool, capital: bool, possessive: frozenset[str], kin: frozenset[str]
) -> bool:
    """Whether what follows makes a word somebody: "roos, mijn dochter", "Roos (mijn jongste)", "roos is mijn zus".

    Args:
        words: the text.
        index: which word.
        noun: whether it is a first name that is an ordinary word too.
        capital: whether it has a capital where only a name has one.
        possessive: "mijn" and the like.
        kin: see `is_kin`.
    """
    word, following = words[index], words[index + 1 : index + 4]
    if len(following) >= 3 and following[0].text in ("is", "was") and following[0].near:
        return word.first and noun and following[1].text in possessive and is_kin(following[2].text, kin)
    if len(following) < 2 or following[0].gap.strip() not in (",", "(", "-"):
        return False
    if word.near and index and not capital:
        return False
    return following[0].text in possessive and is_kin(following[1].text, kin)
