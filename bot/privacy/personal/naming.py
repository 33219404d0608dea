"""What a sentence says about a word: "ik heet roos", "mijn dochter roos", "juf roos", "Roos wil niet"."""

from __future__ import annotations

import re

from bot.privacy.personal.kin import is_kin, is_told_as_kin
from bot.privacy.personal.lexicon import Lexicon
from bot.privacy.personal.words import Word

_VERB_OR_WORD = re.compile(
    r"(?:[^aeiou]t|aat|eet|oot|uut|eit|iet|en|de|te|lijk|ig|ing|heid|isch|tjes?|jes?|baar|loos|ends?|erd|eld|eerd)$"
)
_TITLED_FROM = 4
_TITLED = frozenset(("an", "jo"))
_LONGEST_NAME = 20


class Naming:
    """The sentences of one text, as far as they make words names.

    Attributes:
        titled: whether nearly every word has a capital, so that capitals say nothing.
    """

    def __init__(self, words: list[Word], kept: frozenset[int], lists: Lexicon) -> None:
        self._words = words
        self._kept = kept
        self._lists = lists
        self._roles = lists.naming
        letters = [word for word in words if word.text[0].isalpha()]
        capitals = sum(1 for word in letters if word.capital)
        self.titled = len(letters) >= _TITLED_FROM and capitals * 2 > len(letters)

    def could_be(self, index: int) -> bool:
        """Whether the word can be a first name once something makes it one."""
        word = self._words[index]
        if word.masked or not word.text[0].isalpha():
            return False
        return word.text in self._lists.names.nouns or (self._capital(index) and self.is_unknown(index))

    def is_unknown(self, index: int) -> bool:
        """Whether no list knows the word: no ordinary word, no place, no service, people or month."""
        text = self._words[index].text
        lists = self._lists
        if (
            index in self._kept
            or self._words[index].masked
            or not text[0].isalpha()
            or not 3 <= len(text) <= _LONGEST_NAME
        ):
            return False
        if "'" in text or "’" in text:
            return text[0] == "d" or text[0] == "o"
        if text in lists.ordinary or text in lists.proper or text in lists.places or text in lists.names.function:
            return False
        return not text.endswith(tuple(self._roles["service"]))

    def is_named(self, index: int) -> bool:
        """Whether the sentence makes the word a name."""
        word = self._words[index]
        text, names = word.text, self._lists.names
        if word.masked or not text[0].isalpha() or index in self._kept:
            return False
        noun, function = text in names.nouns, text in names.function
        unknown = not (noun or function) and self.is_unknown(index)
        family = text in names.family_words
        if not (noun or function or unknown or family):
            return False
        if index and self.is_introduced(index - 1):
            return (
                noun
                or unknown
                or ((function or family) and ((word.capital and not self.titled) or self.ends_there(index)))
            )
        if function and self._follows(index, "title"):
            return text in _TITLED
        if function:
            return self._capital(index) and self._acts(index) and text not in self._lists.proper
        if self._after_title(index):
            return noun or family or (unknown and (self._follows(index, "title") or word.capital))
        if family and not noun:
            return False
        if self._after_kin(index):
            return noun or self._capital(index) or (not word.capital and self._could_be_typed_name(index))
        if (
            self._says_goodbye(index)
            or is_told_as_kin(
                self._words,
                index,
                self._is_noun(index),
                self._capital(index),
                self._roles["possessive"],
                self._roles["kin"],
            )
            or self._presents(index)
        ):
            return noun or self._capital(index)
        if noun:
            return (self._capital(index) and text not in self._lists.proper) or (self._acts(index) and word.first)
        return self._capital(index) and self._acts(index)

    def has_title(self, index: int) -> bool:
        """Whether "meneer", "familie" or the like stands right before."""
        return self._follows(index, "title") or self._follows(index, "role")

    def could_precede(self, index: int) -> bool:
        """Whether the word right before a family name is a first name: "An Peeters", "roos peeters"."""
        word = self._words[index]
        if (
            word.masked
            or not word.text[0].isalpha()
            or any(word.text in self._roles[role] for role in ("kin", "title", "role"))
        ):
            return False
        names = self._lists.names
        if word.text in names.nouns or word.text in names.first:
            return True
        return word.capital and (word.text in names.function or self.is_unknown(index))

    def is_introduced(self, index: int) -> bool:
        """Whether the words up to `index` say that a name follows: "ik heet", "mijn naam is"."""
        words, roles = self._words, self._roles
        skipped = 0
        while index > 0 and skipped < 2 and words[index].text in roles["filler"] and not words[index + 1].first:
            if words[index].text == "is" and words[index - 1].text.endswith("naam"):
                return True
            index -= 1
            skipped += 1
        if index < 0 or (index + 1 < len(words) and words[index + 1].first):
            return False
        text = words[index].text
        if text.endswith("naam") and len(text) < 11:
            return skipped > 0 or ":" in words[index + 1].gap
        if text not in roles["named"]:
            return False
        return index == 0 or words[index - 1].text not in roles["named_not"] or words[index].first

    def ends_there(self, index: int) -> bool:
        """Whether a pause, the end or a word that starts anew follows."""
        if index + 1 >= len(self._words):
            return True
        following = self._words[index + 1]
        return bool(following.gap.strip(" -")) or following.text.isdigit() or following.text in self._roles["boundary"]

    def _capital(self, index: int) -> bool:
        """Whether a capital stands where only a name has one."""
        word = self._words[index]
        return word.capital and not word.opens and not self.titled

    def _follows(self, index: int, *roles: str) -> bool:
        word = self._words[index]
        return index > 0 and not word.first and any(self._words[index - 1].text in self._roles[role] for role in roles)

    def _after_title(self, index: int) -> bool:
        """ "juf roos", "meneer van den bakker", "mevrouw De Wolf"."""
        start = index
        while (
            start
            and self._words[start].near
            and self._words[start - 1].text in self._roles["particle"]
            and index - start < 3
        ):
            start -= 1
        if not self._follows(start, "title") or not (self._words[start].near or self._words[start].gap.strip() == "."):
            return False
        if start == index:
            return not (
                self._words[index].text in self._lists.names.nouns
                and not self._words[index].capital
                and self._describes(index)
            )
        return (
            self._words[index].capital or self._words[index].text in self._lists.names.family_words or start < index - 1
        )

    def _after_kin(self, index: int) -> bool:
        """ "mijn dochter roos", "mijn zoon (12) Wolf", "de papa van roos", "ons roos", "leerling Oksana"."""
        words = self._words
        word = words[index]
        if word.first or index == 0:
            return False
        before = index - 1
        if words[before].text.isdigit() and before:
            before -= 1
        elif words[before].text == "jaar" and before > 1 and words[before - 1].text.isdigit():
            before -= 2
        if words[before].text in ("van", "is") and before != index - 1:
            before -= 1
        said = words[before].text
        if is_kin(said, self._roles["kin"]):
            return not self._describes(index) and (
                word.near or (self._is_noun(index) and "," not in word.gap) or word.capital
            )
        if said in self._roles["role"]:
            return (
                word.text not in self._lists.proper
                and word.near
                and (word.capital or self._is_noun(index))
                and not self._describes(index)
            )
        if said == "ons" and before == index - 1:
            return self._is_noun(index) or word.capital
        if (
            said in ("van", "met")
            and before
            and is_kin(words[before - 1].text, self._roles["kin"])
            and before == index - 1
        ):
            return (self._is_noun(index) and (self.ends_there(index) or self._acts(index, "is"))) or self._capital(
                index
            )
        return said in ("ene", "zekere") and word.capital

    def _is_noun(self, index: int) -> bool:
        return self._words[index].text in self._lists.names.nouns

    def _describes(self, index: int) -> bool:
        """Whether it may be read as what it is: "mijn dochter lieve" against "mijn zoon lief is"."""
        return (
            self._words[index].text in ("lief", "max", "goud", "mus", "lot", "ster", "happy", "leen", "mie", "ot")
            and not self._words[index].capital
        )

    def _could_be_typed_name(self, index: int) -> bool:
        """Whether a word in small letters that no list knows looks like a name, not like a verb."""
        text = self._words[index].text
        return self._words[index].near and not _VERB_OR_WORD.search(text)

    def _acts(self, index: int, *also: str) -> bool:
        """Whether the word does what only people do: "Roos wil niet"."""
        if index + 1 >= len(self._words) or not self._words[index + 1].near:
            return False
        following = self._words[index + 1].text
        return following in self._roles["person_verb"] or following in also

    def _says_goodbye(self, index: int) -> bool:
        """ "groetjes roos" at the end."""
        return index == len(self._words) - 1 and self._follows(index, "goodbye")

    def _presents(self, index: int) -> bool:
        """ "ik ben roos en ...", "met roos", "hier roos": only when the introduction ends there."""
        words = self._words
        if index == 0 or words[index].first or not words[index].near:
            return False
        before = words[index - 1].text
        start = words[index - 1].first
        said = (
            (before == "ben" and index > 1 and words[index - 2].text in ("ik", "kben"))
            or before in ("kben", "tis")
            or (before == "maar" and index > 1 and words[index - 2].text in ("zeg", "noem"))
            or (before == "is" and index > 1 and words[index - 2].text in ("hier", "dit", "t") and self._capital(index))
            or (before in ("met", "hier") and start)
            or before == "ene"
        )
        return said and self.ends_there(index)
