"""Working out whom a crisis message is about: the writer or somebody else."""

from __future__ import annotations

import re
from typing import Final

from bot.nlu.crisis.rules import Category, Subject

_PEOPLE: Final = (
    r"(?:dochter|zoon|zoontje|dochtertje|kind|kinderen|kindje|baby|broer|zus|broertje|zusje|man|vrouw|partner"
    r"|vriend|vriendin|lief|ex|mama|papa|oma|opa|bomma|bompa|kleinzoon|kleindochter|kleinkind|pleegkind|pleegzoon"
    r"|pleegdochter|neef|nicht|nichtje|neefje|leerling|leerlinge|client|cliente|jongere|jongen|meisje|meiske"
    r"|klasgenoot|collega|buurvrouw|buurman|buurmeisje|kleuter|peuter|gast|tiener|puber|moeder|vader)"
)
_REFLEXIVE_OTHER = re.compile(r"\b(?:zichzelf|zich|haar eigen|zijn eigen|er eigen|hun eigen)\b")
_REFLEXIVE_SELF = re.compile(r"\b(?:mezelf|mijzelf|mijn eigen|myself|mijn leven|mijn polsen?|mijn armen?)\b")
_FIRST_WISH = re.compile(
    r"\b(?:ik|i)(?: [a-z']+)? (?:wil|ga|zou|kan|ben|denk|snij|snijd|kras|sta|zit|heb|doe|voel|hoop|durf|maak|"
    r"stap|was|word|leef|besta|haat|spring)\b"
    r"|\b(?:wil|ga|ben|kan|zou|denk|heb|was) ik\b|\b(?:zonder|tegen|aan) (?:mij|me)\b"
)
_THIRD_ACTOR = re.compile(
    rf"\b(?:hij|ze|zij|iemand|{_PEOPLE})\b[^|]*?\b(?:wil|gaat|zegt|zei|heeft|is|denkt|dreigt|snijdt|"
    rf"vertelt|vertelde|schrijft|doet|post|stuurt|spreekt|krast|zit|staat|ligt|praat|roept|stuurde)\b"
)
_VICTIM_SELF = re.compile(r"\b(?:mij|me|ons|ik (?:word|ben|werd|krijg|moet|mag|zit|durf)|(?:word|ben|krijg) ik)\b")
_VICTIM_OTHER = re.compile(rf"\b(?:haar|hem|hen|{_PEOPLE}|kinderen)\b")
_REPORT = re.compile(rf"\bik (?:heb|ken|begeleid|zag|vond|hoor|volg|maak) (?:een |mijn )?{_PEOPLE}")
_FIRST = re.compile(r"\b(?:ik|mij|me|mijn|i)\b")


def subject_of(clause: str, category: Category) -> Subject:
    """Who is at risk in a normalised clause, as far as the words tell."""
    if category == "suicide":
        return _subject_of_suicide(clause)
    if _VICTIM_SELF.search(clause):
        return "self"
    return "other" if _VICTIM_OTHER.search(clause) else "unknown"


def _subject_of_suicide(clause: str) -> Subject:
    if _REFLEXIVE_SELF.search(clause):
        return "self"
    if _REFLEXIVE_OTHER.search(clause):
        return "other"
    wish, actor = _FIRST_WISH.search(clause), _THIRD_ACTOR.search(clause)
    if wish and actor:
        return "self" if wish.start() < actor.start() and not _reports(clause) else "other"
    if actor:
        return "other"
    return "self" if wish or _FIRST.search(clause) else "unknown"


def _reports(clause: str) -> bool:
    """Whether the writer tells about somebody ("ik heb een leerlinge die ...")."""
    return _REPORT.search(clause) is not None
