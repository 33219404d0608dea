"""Passwords: long rather than complicated, hashed with argon2id, never the commonest."""

from __future__ import annotations

import re
import secrets
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LEAST_CHARACTERS = 12
MOST_CHARACTERS = 200
"""Longer ones would only cost time."""

LEAST_DIFFERENT = 5
LEAST_BESIDE_NAME = 8

_COMMON = {
    "abc", "abcdef", "abcdefghijkl", "admin", "administrator", "azerty", "azertyuiop", "begeleider",
    "coordinator", "geheim", "hallo", "iloveyou", "jeugdhulp", "kompaan", "letmein", "login", "paswoord",
    "password", "qwerty", "qwertyuiop", "test", "vlaanderen", "wachtwoord", "welcome", "welkom", "zomer",
    "winter", "lente", "herfst", "qazwsx", "qazwsxedc", "asdfghjkl", "asdfghjklm", "qsdfghjklm", "changeme",
}  # fmt: skip
"""Words that, with only digits and signs around them, make the passwords that are tried first."""

_ROW = re.compile(r"(\d{1,6})\1*\d*|0?123456789\d*|9876543210?\d*")
"""Digits that are repeated or stand in a row."""

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""For passwords that are read and typed over: nothing that looks like something else."""


class PasswordError(ValueError):
    """A password that is not accepted; the message says why (Dutch)."""


class Passwords:
    """Hashes and checks passwords."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        """Take the parameters of a hasher; those that the argon2 library recommends unless one is given."""
        self._hasher = hasher or PasswordHasher()
        self._nobody = self._hasher.hash(secrets.token_urlsafe())

    def hash(self, password: str) -> str:
        """What is kept of a password."""
        return self._hasher.hash(_plain(password))

    def fits(self, password: str, kept: str | None) -> bool:
        """Whether it is the password that was kept; without one it takes the same time to say no."""
        try:
            right = self._hasher.verify(kept or self._nobody, _plain(password[:MOST_CHARACTERS]))
        except (VerificationError, InvalidHashError):
            return False
        return bool(right) and kept is not None and len(password) <= MOST_CHARACTERS


def require_good(password: str, name: str) -> None:
    """Raise `PasswordError` when a password is too easy to guess."""
    plain = _plain(password)
    if len(plain) < LEAST_CHARACTERS:
        raise PasswordError(f"Kies een wachtwoord van minstens {LEAST_CHARACTERS} tekens. Een zin mag ook.")
    if len(plain) > MOST_CHARACTERS:
        raise PasswordError(f"Kies een wachtwoord van hoogstens {MOST_CHARACTERS} tekens.")
    lowered = plain.casefold()
    if len(lowered.replace(name.casefold(), "")) < LEAST_BESIDE_NAME:
        raise PasswordError("Dit wachtwoord lijkt te veel op je naam. Kies iets anders.")
    if len(set(lowered)) < LEAST_DIFFERENT or _is_common(lowered):
        raise PasswordError("Dit wachtwoord is te makkelijk te raden. Kies iets anders, bijvoorbeeld een zin.")


def new_password() -> str:
    """A random password in groups, to hand to somebody once."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(5)) for _ in range(4))


def _is_common(lowered: str) -> bool:
    letters = "".join(character for character in lowered if character.isalpha())
    words = {letters[: len(letters) // times] for times in (1, 2, 3) if len(letters) % times == 0 and letters}
    repeated = any(letters == word * (len(letters) // len(word)) and word in _COMMON for word in words)
    return repeated or (not letters and bool(_ROW.fullmatch(lowered)))


def _plain(password: str) -> str:
    """The same letters in the same bytes, whatever keyboard they come from."""
    return unicodedata.normalize("NFKC", password)
