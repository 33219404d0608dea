"""Whether a message says that something is not so: "geen autisme", "mijn familie helpt niet"."""

from __future__ import annotations

from typing import Sequence

from bot.nlu.entities.cues import Cue
from bot.nlu.entities.lexicon import Lexicons
from bot.nlu.entities.words import Word

_REACH = 3


class Denial:
    """Finds denials in a small window around a phrase; punctuation closes the window."""

    def __init__(self, lexicons: Lexicons) -> None:
        lists = lexicons.word_lists("denial")
        self._denials, self._between, self._behind = lists["denials"], lists["between"], lists["behind"]
        self._about, self._article = lists["about"], lists["article"]
        self._being, self._settled, self._matter = lists["being"], lists["settled"], lists["matter"]

    def before(self, words: Sequence[Word], cue: Cue) -> bool:
        """Whether a denial before a phrase reaches it."""
        for index in range(cue.first - 1, max(cue.first - 2 - _REACH, -1), -1):
            norm = words[index].norm
            if words[index + 1].pause:
                return False
            if norm in self._denials:
                return True
            if norm not in self._between:
                return False
        return False

    def behind(self, words: Sequence[Word], cue: Cue) -> bool:
        """Whether a denial follows a phrase."""
        for word in words[cue.last + 1 : cue.last + 2 + _REACH]:
            if word.pause:
                return False
            if word.norm in self._denials:
                return True
            if word.norm not in self._behind:
                return False
        return False

    def of_subject(self, words: Sequence[Word], cue: Cue) -> bool:
        """Whether a message says that it is not about this: "niet over school", "de schulden zijn al opgelost"."""
        return self._not_about(words, cue) or self._is_no_matter(words, cue)

    def _not_about(self, words: Sequence[Word], cue: Cue) -> bool:
        before = [word.norm for word in words[max(cue.first - 2 - _REACH, 0) : cue.first]]
        while before and before[-1] in self._article:
            before.pop()
        if not before or before.pop() not in self._about:
            return False
        return any(norm in self._denials for norm in before[-2:])

    def _is_no_matter(self, words: Sequence[Word], cue: Cue) -> bool:
        """Whether it is said behind a phrase that this is over, or is not what it is about."""
        behind = [word.norm for word in words[cue.last + 1 : cue.last + 3 + _REACH]]
        if not behind or behind[0] not in self._being:
            return False
        rest = [norm for norm in behind[1:] if norm not in self._article]
        while rest and rest[0] in self._being:
            rest.pop(0)
        if rest and rest[0] in self._denials:
            return len(rest) > 1 and rest[1] in self._matter
        return bool(rest) and rest[0] in self._settled
