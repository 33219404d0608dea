"""A real Kompaan for the tests that talk to it: trained model, real chat server, real action server."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import Iterator

import pytest

from bot.knowledge.filling import fill
from bot.server.children import Servers, on_free_ports
from bot.settings import Settings
from bot.training import model_path, train
from tests.browser import browser_tests_last, chromium, chromium_path, playwright
from tests.talking import Talk

__all__ = ["chromium", "chromium_path", "playwright"]

# Whoever starts the tests in the background may have these two ignored, and what the tests start inherits that.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGQUIT, signal.SIG_DFL)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """See `browser_tests_last`."""
    browser_tests_last(items)


@pytest.fixture(scope="session")
def trained_model() -> Path:
    """The model for the present data; trained only when they changed."""
    settings = Settings.from_environment()
    wanted = model_path(settings)
    return wanted if wanted.is_file() else train(settings)


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a Kompaan of its own: free ports, a filled database in a temporary directory."""
    state = tmp_path_factory.mktemp("state")
    made = on_free_ports(Settings.from_environment({"KOMPAAN_STATE": str(state)}))
    fill(made.database_url)
    return made


@pytest.fixture(scope="session")
def servers(settings: Settings, trained_model: Path) -> Iterator[Servers]:
    """Both servers, up and answering."""
    with Servers(settings, trained_model) as running:
        yield running


@pytest.fixture(scope="session")
def kompaan_server(servers: Servers) -> str:
    """The base URL of the chat server."""
    return servers.address


@pytest.fixture
def talk(kompaan_server: str) -> Talk:
    """A new conversation over REST."""
    return Talk(kompaan_server)
