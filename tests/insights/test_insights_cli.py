"""`kompaan insights` and `kompaan coordinator`: files, accounts, and one clear line when something is wrong."""

from __future__ import annotations

import socket
import stat
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.database import connect, migrate
from bot.insights.counting.models import MonthlyCountRow
from bot.insights.cube import ONLY
from bot.insights.demo import likely
from bot.insights.periods import this_month
from bot.insights.releases import Releases
from bot.insights.site.api_tokens import ApiTokens
from bot.insights.site.models import AuditRow, CoordinatorRow
from bot.insights.site.passwords import Passwords
from tests.commands import Kompaan, kompaan, state
from tests.insights.released import EARLIER, FIGURES, QUARTER, mark_as_demo, publish

__all__ = ["kompaan", "state"]

PASSWORD = "een lange zin voor mij"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The directory in which the command is given."""
    directory = tmp_path / "hier"
    directory.mkdir()
    monkeypatch.chdir(directory)
    return directory


@pytest.fixture
def real(state: Path) -> Engine:
    """The database with real counts."""
    engine = connect(f"sqlite:///{state / 'kompaan.db'}")
    migrate(engine)
    return engine


@pytest.fixture
def published(real: Engine) -> Engine:
    """The real database, with two published quarters."""
    publish(real, QUARTER.previous, EARLIER)
    publish(real, QUARTER, FIGURES)
    return real


def rows(engine: Engine, table: Any) -> list[Any]:
    with Session(engine) as session:
        return list(session.scalars(select(table)))


def test_without_a_quarter_the_report_is_of_the_newest(kompaan: Kompaan, published: Engine, here: Path) -> None:
    said = kompaan("insights", "report")
    assert (said.code, said.out) == (0, "kompaan-verslag-2026Q3.html\n")
    assert "ongeveer 1.245" in (here / "kompaan-verslag-2026Q3.html").read_text(encoding="utf-8")
    assert stat.S_IMODE((here / "kompaan-verslag-2026Q3.html").stat().st_mode) == 0o600


def test_the_form_of_a_report_follows_the_file_unless_it_is_said(
    kompaan: Kompaan, published: Engine, here: Path
) -> None:
    kompaan("insights", "report", "--quarter", "2026Q2", "--output", here / "v.docx")
    assert (here / "v.docx").read_bytes().startswith(b"PK")
    kompaan("insights", "report", "--quarter", "2026Q2", "--output", here / "V.PDF")
    assert (here / "V.PDF").read_bytes().startswith(b"%PDF")
    kompaan("insights", "report", "--format", "docx", "--output", here / "verslag")
    assert (here / "verslag").read_bytes().startswith(b"PK")


def test_the_form_of_an_export_follows_the_file_too(kompaan: Kompaan, published: Engine, here: Path) -> None:
    for name in ("t.csv.zip", "t.zip"):
        assert kompaan("insights", "export", "--output", here / name).code == 0
        assert any(each.endswith(".csv") for each in ZipFile(here / name).namelist())
    assert kompaan("insights", "export", "--output", here / "t.json").code == 0
    assert '"version": 1' in (here / "t.json").read_text(encoding="utf-8")
    assert kompaan("insights", "export", "--output", here / "t.xlsx").code == 0
    assert "xl/workbook.xml" in ZipFile(here / "t.xlsx").namelist()


def test_a_file_that_exists_is_replaced_only_with_force(kompaan: Kompaan, published: Engine, here: Path) -> None:
    target = here / "t.json"
    target.write_text("van mij")
    assert "bestaat al" in kompaan("insights", "export", "--format", "json", "--output", target).refusal
    assert target.read_text() == "van mij"
    assert kompaan("insights", "export", "--format", "json", "--output", target, "--force").code == 0
    assert '"version": 1' in target.read_text(encoding="utf-8")


def test_what_is_taken_on_the_server_is_in_the_trail(kompaan: Kompaan, published: Engine, here: Path) -> None:
    kompaan("insights", "report", "--format", "docx")
    kompaan("insights", "export", "--format", "json", "--from", "2026-04", "--to", "2026-09")
    kompaan("insights", "export", "--format", "ods")
    assert [(row.name, row.what, row.detail) for row in rows(published, AuditRow)] == [
        ("(server)", "report", "docx 2026Q3"),
        ("(server)", "export", "json 2026Q2 2026Q3"),
    ]


def test_a_taken_port_is_said_before_an_address_and_with_the_command_that_was_given(
    kompaan: Kompaan, real: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        monkeypatch.setenv("KOMPAAN_INSIGHTS_PORT", str(port))
        said = kompaan("insights", "serve").refusal
    assert said.startswith(f"Poort {port} is al in gebruik.")
    assert said.endswith("KOMPAAN_INSIGHTS_PORT=... kompaan insights serve")


def test_a_wrong_setting_of_how_long_is_kept_is_said_at_the_start(
    kompaan: Kompaan, real: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOMPAAN_INSIGHTS_KEEP_MONTHS", "2 jaar")
    assert kompaan("insights", "serve").refusal.startswith("KOMPAAN_INSIGHTS_KEEP_MONTHS is '2 jaar'.")


def test_an_export_holds_the_periods_that_were_asked(kompaan: Kompaan, published: Engine, here: Path) -> None:
    assert kompaan("insights", "export").out == "kompaan-cijfers-2026Q2-tot-2026Q3.xlsx\n"
    asked = kompaan("insights", "export", "--format", "csv", "--from", "2026-07", "--to", "2026-09")
    assert asked.out == "kompaan-cijfers-2026Q3.csv.zip\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["report", "--quarter", "drie"], "Schrijf een maand als 2026-09 en een kwartaal als 2026Q3."),
        (["report", "--quarter", "2026Q1"], "Over het eerste kwartaal 2026 is niets gepubliceerd. Het nieuwste"),
        (["report", "--format", "odt"], "Onbekende vorm 'odt'. Kies uit html, pdf en docx."),
        (["report", "--output", "/nergens/v.pdf"], "/nergens/v.pdf kan niet geschreven worden"),
        (["report", "--demo"], "Er zijn nog geen voorbeeldcijfers. Maak ze met: kompaan insights demo"),
        (["serve", "--demo"], "Er zijn nog geen voorbeeldcijfers. Maak ze met: kompaan insights demo"),
        (
            ["report", "--format", "html", "--output", "v.pdf"],
            "Een bestand in de vorm html eindigt op .html, niet op .pdf",
        ),
        (["report", "--output", "v.odt"], "Onbekende vorm 'odt'. Kies uit html, pdf en docx."),
        (["export", "--output", "t.ods"], "Onbekende vorm 'ods'. Kies uit csv, xlsx, json."),
        (["export", "--output", "t.csv"], "Een bestand in de vorm csv eindigt op .csv.zip, niet op .csv."),
        (["export", "--format", "csv", "--output", "t.xlsx"], "Een bestand in de vorm csv eindigt op .csv.zip"),
        (["export", "--from", "2026-09\n"], "Schrijf een maand als 2026-09"),
        (["export", "--from", "2030-01"], "Over die periode is er niets gepubliceerd."),
        (["export", "--from", "2026-09", "--to", "2026-01"], "De eerste periode komt na de laatste. Draai ze om."),
        (["export", "--format", "ods"], "Onbekende vorm 'ods'. Kies uit csv, xlsx, json."),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    arguments: list[str], says: str, kompaan: Kompaan, published: Engine, here: Path
) -> None:
    assert kompaan("insights", *arguments).refusal.startswith(says)
    assert list(here.iterdir()) == []


def test_before_anything_is_published_the_report_says_when_it_comes(kompaan: Kompaan, real: Engine, here: Path) -> None:
    assert kompaan("insights", "report").refusal.startswith("Er is nog geen enkel kwartaal gepubliceerd.")


@pytest.mark.parametrize("command", [["insights", "report"], ["insights", "publish"], ["coordinator", "list"]])
def test_a_database_that_cannot_be_used_is_said_in_one_line(
    command: list[str], kompaan: Kompaan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOMPAAN_DATABASE_URL", "sqlite:////nergens/kompaan.db")
    assert "bestaat niet" in kompaan(*command).refusal


def test_publish_tells_what_it_published_and_then_that_there_is_nothing_new(kompaan: Kompaan, real: Engine) -> None:
    month = this_month().previous
    with Session(real) as session, session.begin():
        place = {"table_id": "conversations", "row_id": "questions", "column_id": ONLY}
        session.add(MonthlyCountRow(month=str(month), **place, conversations=40))
    said = kompaan("insights", "publish")
    assert said.code == 0
    assert str(month) in said.out
    assert month in Releases(real).periods()
    assert kompaan("insights", "publish").out == "Er was niets nieuws te publiceren.\n"


def test_demo_tells_how_to_look_at_it_and_fills_no_real_database(
    kompaan: Kompaan, real: Engine, state: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(likely, "FIRST_MONTH", 60.0)
    monkeypatch.setattr("bot.insights.demo.filling.QUARTERS", 1)
    monkeypatch.setattr("bot.insights.cli.KNOWLEDGE_DIRECTORY", Path(__file__).parents[1] / "knowledge" / "small")
    said = kompaan("insights", "demo")
    assert (said.code, said.crashed) == (0, False)
    assert "kompaan insights serve --demo" in said.out
    password = said.out.split()[-1]
    (account,) = rows(connect(f"sqlite:///{state / 'demo.db'}"), CoordinatorRow)
    assert Passwords().fits(password, account.password_hash)
    assert rows(real, MonthlyCountRow) == []
    assert rows(real, CoordinatorRow) == []
    assert kompaan("insights", "report", "--demo").out.startswith("kompaan-verslag-")
    assert "Voorbeeldcijfers" in next(here.glob("*.html")).read_text(encoding="utf-8")


def test_demo_refuses_the_real_database(kompaan: Kompaan, real: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPAAN_DEMO_DATABASE_URL", str(real.url))
    assert "een andere database nodig" in kompaan("insights", "demo").refusal
    assert not Releases(real).is_demo()


def test_a_marked_base_says_in_exports_that_it_is_an_example(kompaan: Kompaan, published: Engine, here: Path) -> None:
    mark_as_demo(published)
    assert kompaan("insights", "export").out.startswith("kompaan-voorbeeldcijfers-")


def test_an_account_is_made_listed_and_removed(kompaan: Kompaan, real: Engine) -> None:
    said = kompaan("coordinator", "add", "Lies", "--role", "administrator", "--password-stdin", given=f"{PASSWORD}\n")
    assert (said.code, said.out) == (0, "lies kan inloggen.\n")
    kompaan("coordinator", "add", "piet", "--password-stdin", given=PASSWORD)
    assert kompaan("coordinator", "list").out == "lies  beheerder\npiet  lezer\n"
    (lies, _) = rows(real, CoordinatorRow)
    assert Passwords().fits(PASSWORD, lies.password_hash)
    assert kompaan("coordinator", "remove", "piet").out == "Het account piet is gewist.\n"
    assert [row.name for row in rows(real, CoordinatorRow)] == ["lies"]
    assert "enige beheerder" in kompaan("coordinator", "remove", "lies").refusal


def test_a_new_password_works_and_the_old_one_does_not(kompaan: Kompaan, real: Engine) -> None:
    kompaan("coordinator", "add", "lies", "--password-stdin", given=PASSWORD)
    assert kompaan("coordinator", "password", "lies", "--password-stdin", given="een heel andere zin").code == 0
    (lies,) = rows(real, CoordinatorRow)
    assert Passwords().fits("een heel andere zin", lies.password_hash)
    assert not Passwords().fits(PASSWORD, lies.password_hash)


def test_a_new_password_ends_the_tokens_and_says_so(kompaan: Kompaan, real: Engine) -> None:
    kompaan("coordinator", "add", "lies", "--password-stdin", given=PASSWORD)
    token = kompaan("coordinator", "token", "lies", "--label", "test").out.strip()
    said = kompaan("coordinator", "password", "lies", "--password-stdin", given="een heel andere zin")
    assert "tokens van dat account werken niet meer" in said.out
    assert ApiTokens(real).owner(token) is None


def test_a_token_is_shown_once_and_opens_the_api_for_its_owner(kompaan: Kompaan, real: Engine) -> None:
    kompaan("coordinator", "add", "lies", "--password-stdin", given=PASSWORD)
    token = kompaan("coordinator", "token", "lies", "--label", "tabel in Excel").out.strip()
    assert ApiTokens(real).owner(token) == "lies"


def test_what_is_done_on_the_server_is_in_the_trail_without_passwords_or_tokens(kompaan: Kompaan, real: Engine) -> None:
    kompaan("coordinator", "add", "lies", "--password-stdin", given=PASSWORD)
    kompaan("coordinator", "token", "lies", "--label", "test")
    kompaan("coordinator", "password", "lies", "--password-stdin", given="een heel andere zin")
    trail = [(row.name, row.what, row.detail) for row in rows(real, AuditRow)]
    assert trail == [
        ("(server)", "account added", "lies reader"),
        ("(server)", "token added", "lies test"),
        ("(server)", "account password", "lies"),
    ]


@pytest.mark.parametrize(
    ("arguments", "given", "says"),
    [
        (["add", "lies", "--password-stdin"], "kort", "Kies een wachtwoord van minstens 12 tekens."),
        (["add", "l", "--password-stdin"], PASSWORD, "Kies een naam van 3 tot 60 tekens"),
        (["add", "lies", "--role", "baas", "--password-stdin"], PASSWORD, "Die rol bestaat niet."),
        (["add", "lies"], PASSWORD, "Er is geen toetsenbord. Geef het wachtwoord met --password-stdin."),
        (["remove", "niemand"], None, "Er is geen coördinator met de naam niemand."),
        (["password", "niemand", "--password-stdin"], PASSWORD, "Er is geen coördinator met de naam niemand."),
        (["token", "niemand", "--label", "x"], None, "Er is geen coördinator met de naam niemand."),
    ],
)
def test_what_cannot_be_done_with_an_account_is_said_in_one_line(
    arguments: list[str], given: str | None, says: str, kompaan: Kompaan, real: Engine
) -> None:
    assert kompaan("coordinator", *arguments, given=given).refusal.startswith(says)
    assert rows(real, CoordinatorRow) == []


def test_two_different_passwords_change_nothing(
    kompaan: Kompaan, real: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter([PASSWORD, "iets anders dan dat"])
    monkeypatch.setattr("bot.insights.cli.has_keyboard", lambda: True)
    monkeypatch.setattr("bot.insights.cli.getpass.getpass", lambda _prompt: next(typed))
    assert kompaan("coordinator", "add", "lies").refusal.startswith("De twee wachtwoorden zijn niet hetzelfde.")
    assert rows(real, CoordinatorRow) == []


def test_without_any_account_it_says_how_to_make_one(kompaan: Kompaan, real: Engine) -> None:
    said = kompaan("coordinator", "list")
    assert said.out == ""
    assert "kompaan coordinator add NAAM --role administrator" in said.err[0]
