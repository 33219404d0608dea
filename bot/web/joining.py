"""The page's modules as one script: on a bad line every file that has to be asked for costs a round trip.

No build step: the files stay as they are, are joined when the server starts, and each of them runs on its own too.
What makes that possible is a plain way of writing, which the tests keep: imports stand on one line at the top,
and no two modules use the same name at their top level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(?P<name>[a-z]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const)\b)", re.MULTILINE)


def joined(modules: Mapping[str, str], entry: str) -> str:
    """A module and all that it imports, as one module without imports.

    Args:
        modules: the modules by name.
        entry: the one that is run.

    Raises:
        KeyError: when a module imports one that is not there.
    """
    return "".join(_EXPORT.sub("", _IMPORT.sub("", modules[name])) for name in _in_order(modules, entry, set()))


def _in_order(modules: Mapping[str, str], name: str, seen: set[str]) -> Iterator[str]:
    """The module's name after those of what it imports, each once."""
    if name in seen:
        return
    seen.add(name)
    for match in _IMPORT.finditer(modules[name]):
        yield from _in_order(modules, match["name"], seen)
    yield name
