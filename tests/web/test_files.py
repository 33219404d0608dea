"""The files of the page: small, without markup from text, without foreign hosts, with readable colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.look import COLOURS
from bot.web.rendering import View, render
from bot.web.site import Site
from bot.web.static import LAUNCHER, ON_THEIR_OWN, PAGE, SCRIPT, page_files
from bot.web.texts import script_texts

FILES = sorted(path for path in PAGE.iterdir() if path.is_file())
SCRIPTS = [path for path in FILES if path.suffix == ".js"]
CSS = COLOURS + "".join((PAGE / name).read_text(encoding="utf-8") for name in ("kompaan.css", "messages.css"))
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
    found: dict[str, dict[str, str]] = {"light": {}, "dark": {}}
    for indent, block in re.findall(r"^( *):root \{(.*?)\}", CSS, re.DOTALL | re.MULTILINE):
        found["dark" if indent else "light"] |= dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))
    return found


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
    assert rb"(?:https:\/\/|tel:)" in files[SCRIPT].body


def test_the_modules_are_sent_as_one_script() -> None:
    sent = page_files()
    assert {name for name in sent if name.endswith(".js")} == {SCRIPT, *ON_THEIR_OWN}
    script = sent[SCRIPT].body.decode()
    assert not re.search(r"^(?:import|export)\b", script, re.MULTILINE)
    for path in SCRIPTS:
        for name in re.findall(r"^export (?:class|function) (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE):
            assert path.name in ON_THEIR_OWN or len(re.findall(rf"^(?:class|function) {name}\b", script, re.M)) == 1


def test_no_two_modules_use_the_same_name() -> None:
    """Joined in one script they would be the same thing."""
    joined = [path.read_text(encoding="utf-8") for path in SCRIPTS if path.name not in ON_THEIR_OWN]
    declared = r"^(?:export )?(?:async )?(?:function|class|const|let) (\w+)"
    names = [name for source in joined for name in re.findall(declared, source, re.MULTILINE)]
    assert len(names) == len(set(names)) > 50
    imported = [line for source in joined for line in source.splitlines() if line.startswith("import")]
    assert all(re.fullmatch(r'import \{ [\w, ]+ \} from "\./[a-z]+\.js";', line) for line in imported)


def test_an_indent_is_never_part_of_a_text() -> None:
    for path in SCRIPTS:
        for line in path.read_text(encoding="utf-8").splitlines():
            without_patterns = re.sub(r"/[^/\n]+/g\b", "", line)
            assert without_patterns.count("`") % 2 == 0, f"{path.name}: a text over more lines would lose its indents"


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
    assert sorted(addresses) == ["/kompaan.css", "/kompaan.svg", "/messages.css", "/start.js"]
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
    texts = script_texts()
    known = set(re.findall(r'^"(\w+)":', texts, re.MULTILINE))
    used = {name for path in SCRIPTS for name in re.findall(r"TEXTS\.(\w+)", path.read_text(encoding="utf-8"))}
    assert used - {"name", "open", "frame"} <= known
    assert used > {"typing", "waiting", "erased"}
