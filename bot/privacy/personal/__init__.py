"""Personal data in what people type: found, and masked before it leaves the conversation.

Pure: text in, places out. Nothing is kept, and nothing is read but the project's own word lists.
"""

from __future__ import annotations

from bot.privacy.personal.addresses import find_addresses
from bot.privacy.personal.dates import find_birth_dates
from bot.privacy.personal.found import PLACEHOLDERS, Kind, Masked, PersonalData, Taken
from bot.privacy.personal.lexicon import LexiconError, lexicon
from bot.privacy.personal.names import find_names
from bot.privacy.personal.numbers import find_accounts, find_national_numbers
from bot.privacy.personal.online import find_emails, find_handles
from bot.privacy.personal.phones import find_phones
from bot.privacy.personal.words import words_of

__all__ = ["Kind", "LexiconError", "Masked", "PersonalData", "find", "mask"]


def find(text: str) -> list[PersonalData]:
    """Find personal data in a text.

    Args:
        text: anything a person or machine can send.

    Returns:
        what was found, in order of the text, without overlap.

    Raises:
        LexiconError: when the word lists cannot be read.
    """
    lists = lexicon()
    words = words_of(text)
    found: list[PersonalData] = []
    taken = Taken(text)
    # What is most certain comes first: what it covers can be nothing else.
    for candidates in (
        find_emails(text),
        find_accounts(text),
        find_national_numbers(text),
        find_birth_dates(text),
        find_phones(text, lists.lines),
        find_addresses(text, words, lists),
        find_handles(text, lists),
    ):
        found += taken.free(candidates)
    found += taken.free(find_names(words, lists))
    return sorted(found, key=lambda item: item.start)


def mask(text: str) -> Masked:
    """Replace the personal data in a text; masking again changes nothing.

    Args:
        text: anything a person or machine can send.

    Returns:
        the masked text and what was replaced.

    Raises:
        LexiconError: when the word lists cannot be read.
    """
    kinds: dict[Kind, None] = {}
    # Words that were apart can come to say more once what stood between them is masked: go on until nothing is left.
    while found := find(text):
        pieces = []
        end = 0
        for item in found:
            kinds[item.kind] = None
            pieces += [text[end : item.start], PLACEHOLDERS[item.kind]]
            end = item.end
        text = "".join((*pieces, text[end:]))
    return Masked(text, tuple(kinds))
