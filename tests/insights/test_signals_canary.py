"""What is typed and not sent stands nowhere, a code stands nowhere, and what is sent stands in one place, masked."""

from __future__ import annotations

import secrets
from pathlib import Path

from sqlalchemy import create_engine, text

from bot.insights.signals.codes import new_code
from bot.settings import Settings
from tests.privacy.canary import Watch, where_found
from tests.privacy.test_canary import canary, own, servers, state
from tests.server.broken import BrokenServers
from tests.talking import Talk

__all__ = ["canary", "own", "servers", "state"]


def to_consent(address: str, sentence: str) -> Talk:
    """A conversation up to the question whether the sentence may be passed on."""
    talk = Talk(address)
    talk.says("/leave_signal", sentence)
    talk.press("School")
    assert talk.custom("signal_preview"), talk.text
    return talk


def not_sending(address: str, canary: str) -> None:
    """Every way in which a sentence is not sent."""
    for last in ("nee", "stop", "wis alles", "overslaan", "/stop", "ik wil dood"):
        to_consent(address, f"er is niets voor {canary}").say(last)
    Talk(address).says("/leave_signal", f"{canary} ik wil dood", "ja")
    Talk(address).says("/leave_signal", f"{canary} " * 30, f"/leave_signal {canary}", "stop")
    Talk(address).says("/leave_signal", f"ik heet {canary} en bel {canary}")
    to_consent(address, f"er is niets voor {canary}")  # and leaves


def deleting(address: str, code: str) -> list[str]:
    """Every way in which a code is typed; returns other codes that were."""
    slip, unknown = code[:-1] + ("3" if code[-1] != "3" else "4"), new_code()
    Talk(address).says(slip, unknown, f"wis signaal {unknown.lower()}", f"{code[:-2]}", f"/delete_signal {unknown}")
    return [slip, unknown]


def test_nothing_but_what_was_sent_is_anywhere(servers: BrokenServers, own: Settings, state: Path, canary: str) -> None:
    watch, address = Watch(state.parent), servers.address
    phone = f"0478{secrets.randbelow(10**6):06}"
    sent = f"opvang{secrets.token_hex(6)}"
    not_sending(address, canary)
    talk = to_consent(address, f"er is geen {sent}, bel mij op {phone}")
    changed = to_consent(address, f"eerst schreef ik {canary}")
    changed.press("Ik wil het veranderen")
    changed.says(f"daarna schreef ik ook iets over {sent}", "ja")
    talk.press("Ja, geef")
    codes = [str((each.custom("signal_sent") or {})["code"]) for each in (talk, changed)]
    codes += deleting(address, codes[0])

    engine = create_engine(own.database_url)
    with engine.connect() as connection:
        kept = [row[0] for row in connection.execute(text("select text from signal"))]
    assert sorted(kept) == [f"daarna schreef ik ook iets over {sent}", f"er is geen {sent}, bel mij op [telefoon]"]

    secret = [canary, phone, *codes, *(code.replace("-", "") for code in codes), *(code.lower() for code in codes)]
    found = where_found(secret, watch.files())
    assert not found, "\n".join(found)
    database = Path(str(engine.url.database)).name
    elsewhere = [place for place in where_found([sent], watch.files()) if database not in place]
    assert not elsewhere, "\n".join(elsewhere)
    assert where_found([sent], watch.files()), "this test can fail"

    for code in codes[:2]:
        assert "Gewist" in Talk(address).say(code)
    engine.dispose()
    assert not where_found([sent, *secret], watch.files()), "what was deleted is still somewhere"
