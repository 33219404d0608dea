"""The content page: a file is fetched, corrected, checked and taken up, and conversations use it at once."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Callable

import pytest
from sqlalchemy import insert
from sqlalchemy.engine import Engine

from bot.insights.counting.models import InsightsMarkRow
from bot.insights.site.editing import EditError, check_file, take_up
from bot.knowledge.importer import import_knowledge
from bot.knowledge.live import Live
from bot.knowledge.loader import load
from bot.knowledge.queries import KnowledgeBase
from tests.insights.site.visiting import Visitor, text_in

Visit = Callable[..., Visitor]
CHECK, TAKE = "/inhoud/nakijken", "/inhoud/inlezen"
LAUGHS = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
"""A small file that would be an enormous one with all its references written out."""


@pytest.fixture
def option(knowledge: Path) -> Path:
    """The file of an option."""
    return sorted((knowledge / "options").glob("*.yml"))[0]


@pytest.fixture(autouse=True)
def _imported(engine: Engine, knowledge: Path) -> None:
    import_knowledge(engine, load(knowledge))


def sent(visitor: Visitor, name: str, text: str | bytes) -> str:
    """Send a file to be checked; returns the page."""
    data = text if isinstance(text, bytes) else text.encode()
    return visitor.send("/inhoud", CHECK, files={"bestand": (name, data, "application/yaml")}).text


def taken(visitor: Visitor, html: str) -> str:
    """Press the button under a checked file; returns the page."""
    fields = {name: unescape(value) for name, value in re.findall(r'name="(naam|vervangt)" value="([^"]*)"', html)}
    text = re.search(r'<textarea name="tekst"[^>]*>\n(.*?)</textarea>', html, re.S)
    assert text
    return visitor.send("/inhoud", TAKE, tekst=unescape(text[1]).replace("\n", "\r\n"), **fields).text


def test_a_corrected_file_goes_live_at_once_and_stays(
    visit: Visit, engine: Engine, knowledge: Path, option: Path
) -> None:
    before = option.read_text()
    name = re.search(r"^name: (.*)$", before, re.M)
    assert name
    editor = visit("editor")
    fetched = editor.get(f"/inhoud/bestand?naam=options/{option.name}")
    assert fetched.text == before and f'filename="{option.name}"' in fetched.headers["content-disposition"]
    running = Live(str(engine.url), lambda base: {n.id: n.name for n in base.names()}, {})
    running.refresh()
    corrected = before.replace(f"name: {name[1]}", "name: Een betere naam", 1)
    html = sent(editor, option.name, corrected)
    assert "is in orde" in html
    assert f"<del>-name: {name[1]}</del><ins>+name: Een betere naam</ins>" in html
    assert option.read_text() == before, "checking changes nothing"
    assert "is ingelezen" in taken(editor, html)
    assert option.read_text() == corrected, "a restart reads the files again"
    running.refresh()
    assert running.current()[option.stem] == "Een betere naam"
    assert [path.name for path in option.parent.iterdir() if path.name.startswith(".")] == []


def test_faults_are_shown_with_line_and_field_and_nothing_changes(visit: Visit, engine: Engine, option: Path) -> None:
    before, version = option.read_text(), KnowledgeBase(engine).version()
    line = next(number for number, text in enumerate(before.splitlines(), 1) if text.startswith("kind:"))
    html = sent(visit("editor"), option.name, re.sub(r"^kind: .*$", "kind: onzin", before, flags=re.M))
    said = text_in(html)
    assert "is nog niet in orde" in said and f"regel {line}, veld kind" in said
    assert TAKE not in html
    assert option.read_text() == before and KnowledgeBase(engine).version() == version


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("x.exe", "id: x", "hoort niet in de kennisbank"),
        ("../../../etc/passwd.yml", "id: x", "is nog niet in orde"),
        ("..yml", "id: x", "hoort niet in de kennisbank"),
        ("{option}", "", "Het bestand is leeg"),
        ("{option}", b"\xff\xfe\x00", "geen gewone tekst"),
        ("{option}", "x" * 200_001, "te groot"),
        ("{option}", LAUGHS, "verwijst te vaak"),
        ("{option}", "a: &a [*a]\n", "verwijst te vaak"),
        ("{option}", "[" * 5000, "te diep genest"),
        ("{option}", "id: [", "is nog niet in orde"),
        ("{option}", "!!python/object/apply:os.system ['true']", "is nog niet in orde"),
        ("{option}", "gewoon tekst", "is nog niet in orde"),
    ],
)
def test_what_cannot_be_taken_up_is_refused_with_the_reason(
    visit: Visit, knowledge: Path, option: Path, name: str, text: str | bytes, why: str
) -> None:
    before = {path: path.read_bytes() for path in knowledge.rglob("*.yml")}
    html = sent(visit("editor"), name.format(option=option.name), text)
    assert why in html.replace("&#39;", "'")
    assert {path: path.read_bytes() for path in knowledge.rglob("*.yml")} == before


def test_a_file_that_bites_other_files_is_refused(visit: Visit, knowledge: Path, option: Path) -> None:
    html = sent(visit("editor"), "documents.yml", "[]\n")
    assert "is nog niet in orde" in html and f"options/{option.name}" in html


def test_taking_up_is_checked_again_whatever_the_form_says(
    engine: Engine, knowledge: Path, option: Path, visit: Visit
) -> None:
    before = option.read_text()
    draft = check_file(knowledge, option.name, before.encode())
    with pytest.raises(EditError, match="nog fouten"):
        take_up(engine, knowledge, draft.file, b"id: x\n", draft.replaces)
    option.write_text(before + "# iemand anders\n")
    with pytest.raises(EditError, match="Iemand anders"):
        take_up(engine, knowledge, draft.file, before.encode(), draft.replaces)
    answer = visit("editor").send("/inhoud", TAKE, naam="../x.yml", tekst="a: b", vervangt="x")
    assert answer.status_code == 400


def test_a_new_option_gets_a_file_of_its_own(visit: Visit, knowledge: Path, option: Path) -> None:
    text = option.read_text()
    new = re.sub(r"^id: .*$", "id: iets-nieuws", text, flags=re.M)
    new = re.sub(r"^name: .*$", "name: Iets nieuws", new, flags=re.M)
    new = re.sub(r"^aliases: .*$", "aliases: [een nieuwe naam]", new, flags=re.M)
    editor = visit("editor")
    html = sent(editor, "iets-nieuws.yml", new)
    assert "is in orde" in html, text_in(html)
    assert "is ingelezen" in taken(editor, html)
    assert (knowledge / "options" / "iets-nieuws.yml").exists()


def test_a_folder_that_cannot_be_written_is_said_and_nothing_changes(
    engine: Engine, knowledge: Path, option: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = KnowledgeBase(engine).version()
    draft = check_file(knowledge, option.name, (option.read_text() + "# nieuw\n").encode())
    real = Path.write_text

    def refusing(self: Path, *arguments: object, **more: object) -> int:
        if self.parent == option.parent:
            raise PermissionError
        return real(self, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "write_text", refusing)
    with pytest.raises(EditError, match="niet beschreven"):
        take_up(engine, knowledge, draft.file, draft.text.encode(), draft.replaces)
    assert KnowledgeBase(engine).version() == version


def test_on_a_demo_site_nothing_is_taken_up(visit: Visit, engine: Engine, option: Path) -> None:
    with engine.begin() as connection:
        connection.execute(insert(InsightsMarkRow).values(kind="demo"))
    before = option.read_text()
    editor = visit("editor")
    html = sent(editor, option.name, before + "# nieuw\n")
    assert "voorbeeldcijfers" in taken(editor, html)
    assert option.read_text() == before


def test_what_is_old_is_named(visit: Visit, knowledge: Path, clock: object) -> None:
    clock.pass_by(days=3000)  # type: ignore[attr-defined]
    assert "laatst nagekeken op" in visit("editor").get("/inhoud").text


@pytest.mark.parametrize("name", ["", "../x", "/etc/passwd", "options/../documents.yml", "options/nergens.yml", "."])
def test_only_files_of_the_knowledge_base_are_given(visit: Visit, name: str) -> None:
    assert visit("editor").get("/inhoud/bestand", params={"naam": name}).status_code == 404
