"""`kompaan insights` and `kompaan coordinator`: figures, reports, exports and accounts from the command line."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

import typer

from bot.console import console, fail
from bot.database import DatabaseError, connect
from bot.insights.demo.place import demo_url
from bot.insights.opening import Opened, one_clear_line, open_base
from bot.insights.periods import Period, PeriodError
from bot.insights.releases import Releases
from bot.settings import KNOWLEDGE_DIRECTORY, Settings

insights_app = typer.Typer(help="Cijfers voor coördinatoren: site, verslag en tabellen.", no_args_is_help=True)
coordinator_app = typer.Typer(help="Accounts van coördinatoren.", no_args_is_help=True)

BY_SERVER = "(server)"
"""Who did it, in the audit trail: whoever may give commands on the server."""

NOBODY_YET = "Er is nog geen account. Maak er een met: kompaan coordinator add NAAM --role administrator"

DEMO = typer.Option(False, "--demo", help="Met de voorbeeldcijfers in plaats van de echte.")
FORCE = typer.Option(False, "--force", help="Vervang een bestand dat al bestaat.")
OUTPUT = typer.Option(None, "--output", help="Het bestand; anders een naam in deze map.")
STDIN = typer.Option(False, "--password-stdin", help="Lees het wachtwoord van de standaardinvoer.")


@insights_app.command()
def serve(demo: bool = DEMO) -> None:
    """Start de site voor coördinatoren. Stop met Ctrl-C."""
    from bot.insights.site.serve import require_usable, run
    from bot.server.children import StartError

    with one_clear_line(StartError):
        opened = open_base(demo)
        opened.engine.dispose()
        require_usable(opened.settings, f"kompaan insights serve{' --demo' if demo else ''}")
        print(f"Coördinatoren kijken op {opened.settings.insights_address}  (stoppen met Ctrl-C)", flush=True)
        try:
            run(opened.settings, database_url=opened.url)
        except KeyboardInterrupt:
            console.print("Gestopt.")


@insights_app.command()
def publish() -> None:
    """Publiceer wat afgesloten is. De site doet dit elke dag zelf."""
    with one_clear_line():
        releases = Releases(open_base().engine)
        with console.status("Publiceren..."):
            published = releases.publish_closed()
    print(f"Gepubliceerd: {', '.join(map(str, published))}" if published else "Er was niets nieuws te publiceren.")


@insights_app.command()
def report(
    quarter: str | None = typer.Option(None, "--quarter", help="Zoals 2026Q3; anders het nieuwste."),
    form: str | None = typer.Option(None, "--format", help="html, pdf of docx."),
    output: Path | None = OUTPUT,
    force: bool = FORCE,
    demo: bool = DEMO,
) -> None:
    """Maak het verslag van een kwartaal voor het lerend netwerk."""
    from bot.insights.counting import lost_additions
    from bot.insights.exports.writing import WritingError, form_of
    from bot.insights.periods import this_month
    from bot.insights.report import FORMATS, ReportError, newest_quarter
    from bot.insights.report import report as make
    from bot.insights.signals import Signals, SignalsError

    with one_clear_line(PeriodError, ReportError, WritingError, SignalsError):
        kind = form_of(output, form, {each: each for each in FORMATS}, "html")
        opened = open_base(demo)
        releases = Releases(opened.engine)
        chosen = Period.parse(quarter) if quarter else newest_quarter(releases)
        signals = Signals(opened.engine).shown(this_month())
        lost = lost_additions(opened.engine)
        with console.status("Verslag maken..."):
            made = make(releases, chosen, kind, _names(opened), signals, lost)
        _note(opened, "report", f"{kind} {chosen}")
        _write(output or Path(made.file_name), made.content, force)


@insights_app.command()
def export(
    form: str | None = typer.Option(None, "--format", help="csv, xlsx of json."),
    start: str | None = typer.Option(None, "--from", help="De eerste maand of het eerste kwartaal."),
    end: str | None = typer.Option(None, "--to", help="De laatste maand of het laatste kwartaal."),
    output: Path | None = OUTPUT,
    force: bool = FORCE,
    demo: bool = DEMO,
) -> None:
    """Schrijf uit wat de site mag tonen, als tabellen."""
    from bot.insights.exports import FORMATS, ExportError
    from bot.insights.exports import export as make
    from bot.insights.exports.making import within
    from bot.insights.exports.writing import WritingError, form_of

    with one_clear_line(PeriodError, ExportError, WritingError):
        kind = form_of(output, form, {each: ending for each, (_, ending) in FORMATS.items()}, "xlsx")
        opened = open_base(demo)
        releases = Releases(opened.engine)
        first, last = Period.parse(start) if start else None, Period.parse(end) if end else None
        periods = within(releases.periods(), first, last)
        made = make(releases, periods, kind, _names(opened))
        _note(opened, "export", f"{kind} {periods[0]} {periods[-1]}")
        _write(output or Path(made.file_name), made.content, force)


@insights_app.command()
def demo() -> None:
    """Maak een database met voorbeeldcijfers, om de site te bekijken."""
    from bot.insights.demo import DemoError, fill
    from bot.knowledge.loader import KnowledgeError, load

    with one_clear_line(DemoError, KnowledgeError):
        settings = Settings.from_environment()
        settings.make_default_state()
        url = demo_url(settings)
        if url == settings.database_url:
            raise DatabaseError("De voorbeeldcijfers hebben een andere database nodig dan de echte.")
        with console.status("Voorbeeldcijfers maken en publiceren, dat duurt een minuut of twee..."):
            made = fill(connect(url), load(KNOWLEDGE_DIRECTORY))
    print(f"Er zijn voorbeeldcijfers van {made.months[0]} tot en met {made.months[-1]}.")
    print("Bekijk ze met:  kompaan insights serve --demo")
    print(f"Log in als {made.name} met het wachtwoord {made.password}")


@coordinator_app.command()
def add(
    name: str = typer.Argument(..., help="De naam waarmee iemand inlogt."),
    role: str = typer.Option("reader", "--role", help="reader, editor of administrator."),
    password_stdin: bool = STDIN,
) -> None:
    """Maak een account."""
    from bot.insights.site.accounts import AccountError, Accounts, PasswordError

    with one_clear_line(AccountError, PasswordError):
        opened = open_base()
        made = Accounts(opened.engine).add(name, role, _password(password_stdin))
        _note(opened, "account added", f"{made.name} {made.role}")
    print(f"{made.name} kan inloggen.")


@coordinator_app.command("list")
def list_() -> None:
    """Toon alle accounts."""
    from bot.insights.site.accounts import Accounts
    from bot.insights.site.roles import ROLE_NAMES

    with one_clear_line():
        accounts = Accounts(open_base().engine).all()
    for account in accounts:
        print(f"{account.name}  {ROLE_NAMES[account.role]}{'' if account.active else '  (kan niet inloggen)'}")
    if not accounts:
        console.print(NOBODY_YET, soft_wrap=True)


@coordinator_app.command()
def remove(name: str = typer.Argument(..., help="Van wie.")) -> None:
    """Wis een account, met zijn sessies en tokens."""
    from bot.insights.site.accounts import AccountError, Accounts

    with one_clear_line(AccountError):
        opened = open_base()
        Accounts(opened.engine).remove(name)
        _note(opened, "account remove", name)
    print(f"Het account {name} is gewist.")


@coordinator_app.command()
def password(name: str = typer.Argument(..., help="Van wie."), password_stdin: bool = STDIN) -> None:
    """Geef een account een nieuw wachtwoord; wie ermee ingelogd was, is dat niet meer, en de tokens stoppen."""
    from bot.insights.site.accounts import AccountError, Accounts, PasswordError

    with one_clear_line(AccountError, PasswordError):
        opened = open_base()
        Accounts(opened.engine).set_password(name, _password(password_stdin))
        _note(opened, "account password", name)
    print(f"{name} heeft een nieuw wachtwoord. Sessies en tokens van dat account werken niet meer.")


@coordinator_app.command()
def token(
    name: str = typer.Argument(..., help="Voor wie."),
    label: str = typer.Option(..., "--label", help="Waarvoor het dient."),
) -> None:
    """Maak een token voor de API. Het wordt één keer getoond."""
    from bot.insights.site.accounts import AccountError, Accounts

    with one_clear_line(AccountError):
        opened = open_base()
        made = Accounts(opened.engine).new_token(name, label)
        _note(opened, "token added", f"{name} {label.strip()}")
    print(made)


def _names(opened: Opened) -> dict[str, str]:
    from bot.insights.site.serve import option_names

    return dict(option_names(opened.settings)())


def _write(path: Path, content: bytes, force: bool) -> None:
    from bot.insights.exports.writing import write_whole

    write_whole(path, content, force)
    print(path)


def _note(opened: Opened, what: str, detail: str) -> None:
    from bot.insights.site.audit import Audit

    Audit(opened.engine).note(BY_SERVER, what, detail)


def has_keyboard() -> bool:
    """Whether a person can be asked something."""
    return sys.stdin.isatty()


def _password(from_stdin: bool) -> str:
    """Ask for a password twice, unseen, or read it from a program."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not has_keyboard():
        fail("Er is geen toetsenbord. Geef het wachtwoord met --password-stdin.")
    first = getpass.getpass("Wachtwoord: ")
    if getpass.getpass("Nog eens: ") != first:
        fail("De twee wachtwoorden zijn niet hetzelfde. Er is niets veranderd.")
    return first
