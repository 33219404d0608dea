"""What every page shares, for families, workers and coordinators alike: the colours and the icon."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).parent

COLOURS: Final = (_HERE / "colours.css").read_text(encoding="utf-8")
"""Custom properties for light and dark; goes before a style sheet that uses them."""

ICON: Final = (_HERE / "kompaan.svg").read_text(encoding="utf-8")
"""The icon as SVG."""

ICON_NAME: Final = "kompaan.svg"
"""The name under which it is served."""
