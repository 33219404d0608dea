"""The trail: every look at figures, every export, log-in and change; in fixed names, for two years."""

from __future__ import annotations

from pathlib import Path
from re import findall
from typing import Callable

from fastapi import FastAPI
from sqlalchemy.engine import Engine

from bot.insights.site import rendering
from bot.insights.site.accounts import Accounts
from bot.insights.site.audit import KEPT, NOBODY, Audit
from tests.insights.site.visiting import PASSWORD, MovableClock, Visitor, text_in

Visit = Callable[..., Visitor]


def trail(engine: Engine) -> list[tuple[str, str, str]]:
    """Who, what and with what, the oldest first."""
    return [(line.name, line.what, line.detail) for line in reversed(Audit(engine).page(1))]


def test_every_look_is_noted_in_fixed_names(visit: Visit, engine: Engine) -> None:
    visitor = visit("reader")
    for path in (
        "/?period=2026-08",
        "/waarover?by=age&period=2026Q3&domain=school&wie=Robin",
        "/verloop?table=crisis&from=2026-07&to=2026-08",
        "/tekorten",
        "/signalen",
        "/meenemen/tabellen?format=json&from=2026-07&to=2026-09",
    ):
        assert visitor.get(path).status_code == 200
    assert trail(engine) == [
        ("reader", "login", ""),
        ("reader", "figures", "overview 2026-08"),
        ("reader", "figures", "themes by age 2026Q3"),
        ("reader", "figures", "trends crisis conversations 2026-07 2026-08"),
        ("reader", "figures", "gaps 2026Q3"),
        ("reader", "signals", ""),
        ("reader", "export", "json 2026-07 2026Q3"),
    ]


def test_what_was_refused_is_no_look(visit: Visit, engine: Engine) -> None:
    visitor = visit("reader")
    visitor.get("/?period=x")
    visitor.get("/tekorten?gap=x")
    visitor.get("/beheer/accounts")
    assert [what for _, what, _ in trail(engine)] == ["login"]


def test_log_ins_and_changes_are_noted_without_what_was_typed(visit: Visit, engine: Engine) -> None:
    visit().log_in("mijn-geheim-wachtwoord", "x")
    visit().log_in("reader", "verkeerd-geheim")
    administrator = visit("administrator")
    administrator.send("/beheer/accounts", "/beheer/accounts/nieuw", naam="an.lezer", rol="reader")
    administrator.send("/beheer/accounts", "/beheer/accounts/verander", naam="an.lezer", wat="role", rol="editor")
    administrator.send("/beheer/tokens", "/beheer/tokens/nieuw", naam="an.lezer", label="rapport")
    administrator.send("/beheer/accounts", "/beheer/accounts/verander", naam="an.lezer", wat="remove")
    reader = visit("reader")
    reader.send(
        "/account", "/account/wachtwoord", oud="geheim-x", nieuw="een heel andere zin", herhaald="een heel andere zin"
    )
    reader.send(
        "/account", "/account/wachtwoord", oud=PASSWORD, nieuw="een heel andere zin", herhaald="een heel andere zin"
    )
    lines = trail(engine)
    assert lines == [
        (NOBODY, "login refused", ""),
        ("reader", "login refused", ""),
        ("administrator", "login", ""),
        ("administrator", "account added", "an.lezer reader"),
        ("administrator", "account role", "an.lezer editor"),
        ("administrator", "token added", "an.lezer rapport"),
        ("administrator", "account remove", "an.lezer"),
        ("reader", "login", ""),
        ("reader", "password refused", ""),
        ("reader", "password changed", ""),
    ]
    assert "geheim" not in str(lines)


def test_programs_are_noted_too(app: FastAPI, engine: Engine) -> None:
    token = Accounts(engine).new_token("reader", "proef")
    Visitor(app).get("/api/v1/tables/crisis?period=2026-08", headers={"Authorization": f"Bearer {token}"})
    assert trail(engine) == [("reader", "api", "crisis 2026-08")]


def test_administrators_read_it_in_plain_dutch_and_in_pages(visit: Visit, app: FastAPI) -> None:
    for number in range(60):
        app.state.site.audit.note("reader", "figures", f"gaps {number}")
    administrator = visit("administrator")
    first = text_in(administrator.get("/beheer/spoor").text)
    assert "20/11/2026 10:00 administrator logde in" in first, "in the time of Flanders"
    assert "bekeek cijfers gaps 59" in first and "gaps 10 " not in first and "Oudere" in first
    second = text_in(administrator.get("/beheer/spoor?pagina=2").text)
    assert "gaps 10 " in second and "gaps 0 " in second and "Oudere" not in second
    for wrong in ("0", "-1", "99999999999999999999", "x"):
        assert administrator.get(f"/beheer/spoor?pagina={wrong}").status_code in (400, 404)


def test_every_kind_of_line_has_words(visit: Visit) -> None:
    """What the code notes is read on the page as Dutch."""
    code = "".join(path.read_text() for path in Path(rendering.__file__).parent.rglob("*.py"))
    kinds = set(findall(r'(?:audit\.note|_note)\([^"]*?"([a-z ]+)"', code))
    template = (rendering.TEMPLATES / "trail.html.jinja").read_text()
    assert len(kinds) > 10
    for kind in {*kinds, *(f"account {what}" for what in ("role", "password", "off", "on", "remove"))}:
        assert f'"{kind}":' in template, kind


def test_after_two_years_it_is_forgotten(engine: Engine, clock: MovableClock) -> None:
    audit = Audit(engine, clock)
    audit.note("reader", "login")
    clock.pass_by(days=KEPT.days - 1)
    audit.note("reader", "logout")
    audit.forget_old()
    assert len(trail(engine)) == 2
    clock.pass_by(days=2)
    audit.forget_old()
    assert [what for _, what, _ in trail(engine)] == ["logout"]
