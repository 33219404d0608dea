"""The site as a server: its daily work, what it refuses, and real requests over a socket."""

from __future__ import annotations

import os
import socket
import subprocess
import threading
import urllib.request
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.engine import Engine

from bot.database import connect, migrate
from bot.insights.counting.models import MonthlyCountRow
from bot.insights.periods import Period
from bot.insights.releases import Releases
from bot.insights.site.models import AuditRow, CoordinatorSessionRow
from bot.insights.site.serve import DailyWorkError, daily, keep_up, option_names, run
from bot.knowledge.importer import import_knowledge
from bot.server.children import StartError, free_port
from bot.settings import PROJECT, Settings, SettingsError
from tests.insights.site.visiting import MovableClock
from tests.knowledge.bases import real, small
from tests.server.running import KOMPAAN, SITE, environment_of, until


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with an empty database and a free port."""
    made = replace(Settings.from_environment({"KOMPAAN_STATE": str(tmp_path)}), insights_port=free_port())
    engine = connect(made.database_url)
    migrate(engine)
    engine.dispose()
    return made


def test_the_daily_work_publishes_and_forgets(engine: Engine, clock: MovableClock) -> None:
    import_knowledge(engine, small())
    october = {"month": "2026-10", "table_id": "crisis", "row_id": "suicide", "column_id": "conversations"}
    with engine.begin() as connection:
        connection.execute(insert(MonthlyCountRow).values(**october, conversations=42))
        old = {"name": "reader", "csrf": "x", "created": clock.now.replace(year=2020), "seen": clock.now}
        connection.execute(insert(CoordinatorSessionRow).values(token_hash="x", **old))
        seen = {"name": "reader", "what": "login", "detail": ""}
        connection.execute(insert(AuditRow).values(day_time=clock.now.replace(year=2020), **seen))
    assert Period(2026, 10) in daily(engine, clock)
    assert Releases(engine).table(Period(2026, 10), "crisis").count("suicide", "conversations") == 40
    with engine.connect() as connection:
        for table in (CoordinatorSessionRow, AuditRow):
            assert connection.scalar(select(func.count()).select_from(table)) == 0
    assert daily(engine, clock) == [], "a second time there is nothing to do"


def test_daily_work_that_fails_is_logged_and_tried_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.insights.site.serve.SOON", 0.01)
    engine, stopped = connect(f"sqlite:///{tmp_path / 'leeg.db'}"), threading.Event()
    worker = threading.Thread(target=keep_up, args=(engine, stopped), daemon=True)
    worker.start()
    try:
        until(lambda: caplog.text.count("The daily work on insights failed") > 1, "it was tried again", 20)
    finally:
        stopped.set()
        worker.join(10)
    assert not worker.is_alive()


def test_what_fails_does_not_keep_the_rest_of_the_daily_work_undone(
    engine: Engine, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError("met een geheim erin")

    with engine.begin() as connection:
        old = {"name": "reader", "csrf": "x", "created": clock.now.replace(year=2020), "seen": clock.now}
        connection.execute(insert(CoordinatorSessionRow).values(token_hash="x", **old))
        seen = {"name": "reader", "what": "login", "detail": ""}
        connection.execute(insert(AuditRow).values(day_time=clock.now.replace(year=2020), **seen))
    monkeypatch.setattr(Releases, "publish_closed", fails)
    monkeypatch.setattr("bot.insights.site.serve.roll_up", fails)
    with pytest.raises(DailyWorkError, match=r"^publish \(ZeroDivisionError\), roll up \(ZeroDivisionError\)$"):
        daily(engine, clock)
    with engine.connect() as connection:
        for table in (CoordinatorSessionRow, AuditRow):
            assert connection.scalar(select(func.count()).select_from(table)) == 0


def test_it_does_not_start_when_nothing_would_ever_be_deleted(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOMPAAN_INSIGHTS_KEEP_MONTHS", "nooit")
    with pytest.raises(SettingsError, match="KOMPAAN_INSIGHTS_KEEP_MONTHS is 'nooit'"):
        run(settings)


def test_beside_the_chat_it_tells_which_setting_is_wrong(settings: Settings) -> None:
    environment = {**environment_of(settings), "KOMPAAN_INSIGHTS_KEEP_MONTHS": "nooit"}
    # It lives as long as its standard input is open.
    reading, writing = os.pipe()
    try:
        done = subprocess.run(
            [KOMPAAN[0], "-m", SITE],
            cwd=PROJECT,
            env=environment,
            stdin=reading,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    finally:
        os.close(reading)
        os.close(writing)
    assert done.returncode == 1
    assert "KOMPAAN_INSIGHTS_KEEP_MONTHS is 'nooit'. Geef een aantal maanden" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_settings_of_the_site_come_from_the_environment(tmp_path: Path) -> None:
    plain = Settings.from_environment({"KOMPAAN_STATE": str(tmp_path), "KOMPAAN_HOST": "0.0.0.0"})
    assert plain.insights_address == "http://127.0.0.1:8050", "it stays here when the chat is opened to others"
    names = {"KOMPAAN_INSIGHTS_PORT": "9000", "KOMPAAN_INSIGHTS_HOST": "::", "KOMPAAN_INSIGHTS_HTTPS": "1"}
    changed = Settings.from_environment(names)
    assert (changed.insights_port, changed.insights_host, changed.insights_https) == (9000, "::", True)
    for name, value in (("KOMPAAN_INSIGHTS_PORT", "x"), ("KOMPAAN_INSIGHTS_HTTPS", "ja")):
        with pytest.raises(SettingsError, match=f"{name} is '{value}'"):
            Settings.from_environment({name: value})


def test_without_https_it_stays_on_this_machine(settings: Settings) -> None:
    with pytest.raises(StartError, match="KOMPAAN_INSIGHTS_HTTPS=1"):
        run(replace(settings, insights_host="0.0.0.0"))


def test_a_taken_port_is_named(settings: Settings) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", settings.insights_port))
        other.listen()
        with pytest.raises(StartError, match=f"Poort {settings.insights_port} .* KOMPAAN_INSIGHTS_PORT="):
            run(settings)


def test_names_follow_an_import_and_come_from_the_files_before(settings: Settings) -> None:
    names = option_names(settings)
    assert names()["buddy"] == next(option.name for option in real().options if option.id == "buddy")
    engine = connect(settings.database_url)
    import_knowledge(engine, small())
    assert set(option_names(settings)()) == {option.id for option in small().options}


def test_it_serves_beside_the_chat_quietly_and_ends_with_its_parent(settings: Settings) -> None:
    log = settings.state / "log"
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [KOMPAAN[0], "-m", SITE],
            cwd=PROJECT,
            env=environment_of(settings),
            stdin=subprocess.PIPE,
            stdout=errors,
            stderr=errors,
        )
        try:
            until(lambda: _answers(settings), "the site answers", 60)
            with urllib.request.urlopen(f"{settings.insights_address}/inloggen?naar=/geheim") as answer:
                html, headers = answer.read().decode(), answer.headers
            assert "kompaan coordinator add" in html
            assert "server" not in headers and "default-src 'none'" in headers["content-security-policy"]
            assert process.stdin
            process.stdin.close()
            assert process.wait(20) == 0
        finally:
            if process.poll() is None:
                process.kill()
                process.wait(20)
    said = log.read_text()
    assert "geheim" not in said and "127.0.0.1" not in said and "Traceback" not in said, said


def _answers(settings: Settings) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", settings.insights_port)) == 0
