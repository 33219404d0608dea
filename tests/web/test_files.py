"""The files of the page: small, without markup from text, without foreign hosts, with readable colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.web.rendering import View, render
from bot.web.site import Site
from bot.web.static import LAUNCHER, PAGE, page_files

FILES = sorted(path for path in PAGE.iterdir() if path.is_file())
SCRIPTS = [path for path in FILES if path.suffix == ".js"]
CSS = (PAGE / "kompaan.css").read_text(encoding="utf-8")
HTML = render(View({"text": "Dag."}), Site()).decode()

ON_TEXT = [
    ("ink", "paper"),
    ("ink", "card"),
    ("ink", "user"),
    ("ink", "warm"),
    ("ink", "soft"),
    ("muted", "paper"),
    ("muted", "card"),
    ("muted", "soft"),
    ("muted", "warm"),
    ("accent", "paper"),
    ("accent", "card"),
    ("accent", "soft"),
    ("on-accent", "accent"),
    ("on-leave", "leave"),
]
ON_SHAPES = [
    ("field", "card"),
    ("field", "paper"),
    ("focus", "paper"),
    ("focus", "card"),
    ("warm-line", "paper"),
]


def palettes() -> dict[str, dict[str, str]]:
    light, dark = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[:2]
    return {
        name: dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))
        for name, block in (("light", light), ("dark", dark))
    }


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_whole_page_is_small() -> None:
    sent = {name: file.body for name, file in page_files().items()}
    assert sum(map(len, sent.values())) + len(HTML.encode()) < 60_000
    assert sum(len(file.packed) for file in page_files().values()) < 25_000


def test_comments_stay_at_home_and_the_code_goes() -> None:
    files = page_files()
    assert b"/**" not in b"".join(file.body for file in files.values())
    assert "Praat met {name}" in files[LAUNCHER].body.decode()
    assert rb"(?:https:\/\/|tel:)" in files["markdown.js"].body


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_make_no_markup_and_keep_nothing(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    forbidden = (
        "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|DOMParser|eval\\(|new Function|localStorage"
        "|sessionStorage|indexedDB|document\\.cookie|pushState|replaceState|serviceWorker|console\\."
    )
    assert re.findall(forbidden, source) == []
    assert len(source.splitlines()) < 300


def test_nothing_stands_inline_or_comes_from_elsewhere() -> None:
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", HTML)
    assert not re.search(r"url\(|@import|https?:", CSS)
    addresses = re.findall(r'(?:src|rel="[a-z]+" href)="([^"]+)"', HTML)
    assert len(addresses) == 15
    assert all(address.startswith("/") for address in addresses)


@pytest.mark.parametrize("palette", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), ON_TEXT)
def test_text_can_be_read(palette: str, front: str, back: str) -> None:
    colours = palettes()[palette]
    assert contrast(colours[front], colours[back]) >= 4.5


@pytest.mark.parametrize("palette", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), ON_SHAPES)
def test_edges_can_be_seen(palette: str, front: str, back: str) -> None:
    colours = palettes()[palette]
    assert contrast(colours[front], colours[back]) >= 3


def test_every_text_that_a_script_says_is_there() -> None:
    texts = page_files()["texts.js"].body.decode()
    known = set(re.findall(r'^"(\w+)":', texts, re.MULTILINE))
    used = {name for path in SCRIPTS for name in re.findall(r"TEXTS\.(\w+)", path.read_text(encoding="utf-8"))}
    assert used - {"name", "open", "frame"} <= known
    assert used > {"typing", "waiting", "erased"}
