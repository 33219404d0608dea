"""Settings come from `KOMPAAN_*` variables, with defaults that work, and a wrong one is said at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import PROJECT, Settings, SettingsError


def settings(**environment: str) -> Settings:
    return Settings.from_environment(environment)


def test_without_variables_everything_is_on_this_machine() -> None:
    made = settings()
    assert (made.host, made.chat_port, made.actions_port) == ("127.0.0.1", 5005, 5055)
    assert made.on_loopback
    assert made.state == PROJECT / ".kompaan"
    assert made.database_url == f"sqlite:///{PROJECT / '.kompaan' / 'kompaan.db'}"


def test_another_directory_takes_database_and_models_along(tmp_path: Path) -> None:
    made = settings(KOMPAAN_STATE=str(tmp_path))
    assert made.database_url == f"sqlite:///{tmp_path / 'kompaan.db'}"
    assert made.models == tmp_path / "models"


def test_a_database_of_ones_own_goes_before_the_default(tmp_path: Path) -> None:
    url = "postgresql://kompaan@server/kompaan"
    assert settings(KOMPAAN_STATE=str(tmp_path), KOMPAAN_DATABASE_URL=url).database_url == url


def test_ports_and_host_can_be_changed() -> None:
    made = settings(KOMPAAN_HOST="0.0.0.0", KOMPAAN_CHAT_PORT="80", KOMPAAN_ACTIONS_PORT="65535")
    assert (made.host, made.chat_port, made.actions_port) == ("0.0.0.0", 80, 65535)


@pytest.mark.parametrize("name", ["KOMPAAN_CHAT_PORT", "KOMPAAN_ACTIONS_PORT"])
@pytest.mark.parametrize("value", ["", "abc", "0", "-1", "65536", "5005.0", "5 005", "1e3", "0x10", "99999999"])
def test_a_port_that_cannot_be_is_named_with_what_to_give(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        settings(**{name: value})
    assert str(caught.value) == f"{name} is '{value}'. Geef een poortnummer tussen 1 en 65535."


@pytest.mark.parametrize(
    ("host", "alone"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("", False),
        ("192.168.1.10", False),
        ("127.0.0.1.example.org", False),
    ],
)
def test_only_an_address_of_this_machine_counts_as_this_machine(host: str, alone: bool) -> None:
    assert settings(KOMPAAN_HOST=host).on_loopback is alone


def test_the_action_server_is_always_called_on_this_machine() -> None:
    made = settings(KOMPAAN_HOST="0.0.0.0", KOMPAAN_ACTIONS_PORT="6000")
    assert made.actions_url == "http://127.0.0.1:6000/webhook"


def test_other_variables_play_no_part() -> None:
    assert settings(PORT="1", HOST="elders", DATABASE_URL="x", KOMPAAN_IETS="y") == settings()


def test_the_real_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPAAN_CHAT_PORT", "6005")
    assert Settings.from_environment().chat_port == 6005
