"""What is replaced in Rasa is still there, and what replaces it comes to the same."""

from __future__ import annotations

import hashlib
import importlib.metadata
import inspect
import json
from typing import Any

import pytest
import rasa
import rasa.core.actions.action
from jsonschema import ValidationError
from rasa.core.actions.action import ActionExecutionRejection, RemoteAction
from rasa.core.channels import CollectingOutputChannel
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.exceptions import RasaException
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.utils.common import all_subclasses
from rasa.utils.endpoints import EndpointConfig
from structlog.testing import capture_logs

from bot.server import rasa_adaptations
from bot.server.children import free_port
from bot.server.rasa_adaptations import ACTION_TIMEOUT, RASA_VERSION, UnknownRasaVersion, adapt, is_payload
from tests.server.stock import PLACES, STOCK


def test_it_is_the_rasa_that_is_known() -> None:
    assert rasa.__version__ == RASA_VERSION == importlib.metadata.version("rasa")


@pytest.mark.parametrize("name", STOCK)
def test_what_is_replaced_is_what_was_read(name: str) -> None:
    function, digest = STOCK[name]
    source = inspect.getsource(function)
    assert hashlib.sha256(source.encode()).hexdigest()[:8] == digest, (
        f"Rasa has another {name} now: lay bot/server/rasa_adaptations.py beside it, then note the new digest"
    )


def test_everything_that_is_changed_is_put_back_by_these_tests() -> None:
    source = inspect.getsource(rasa_adaptations.adapt)
    changed = [line.split("=")[0].strip() for line in source.splitlines() if " = " in line]
    assert {name.rpartition(".")[2] for name in changed if "." in name} == {name for _, name in PLACES}


def test_another_rasa_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rasa, "__version__", "3.7.0")
    with pytest.raises(UnknownRasaVersion, match=r"3\.7\.0"):
        adapt()


def test_twice_is_once(adapted: None) -> None:
    before = [inspect.getattr_static(owner, name) for owner, name in PLACES]
    adapt()
    assert [inspect.getattr_static(owner, name) for owner, name in PLACES] == before


def test_a_server_that_hangs_is_waited_for_briefly(adapted: None) -> None:
    assert rasa.core.actions.action.DEFAULT_REQUEST_TIMEOUT == ACTION_TIMEOUT <= 10
    assert "timeout=DEFAULT_REQUEST_TIMEOUT" in inspect.getsource(STOCK["action run"][0])


class TestActionValidation:
    """Checking what the action server answers."""

    GOOD = (
        {},
        {"events": [], "responses": []},
        {"events": [{"event": "slot", "name": "a", "value": {"b": [1]}, "timestamp": None}], "responses": []},
        {"events": [{"event": "action", "name": "action_x"}], "responses": [{"text": "x", "buttons": []}]},
    )
    BAD = (
        {"events": {}},
        {"events": "SECRET"},
        {"events": ["SECRET"]},
        {"events": [], "responses": {"text": "SECRET"}},
        {"responses": ["SECRET"]},
    )

    @pytest.mark.parametrize("result", GOOD)
    def test_what_rasa_takes_is_taken(self, result: dict[str, Any], adapted: None) -> None:
        action = RemoteAction("action_x", None)
        assert STOCK["action validation"][0](action, result) is True
        assert action._validate_action_result(result) is True

    @pytest.mark.parametrize("result", BAD)
    def test_what_rasa_refuses_is_refused_without_a_word_of_it(self, result: dict[str, Any], adapted: None) -> None:
        action = RemoteAction("action_x", None)
        with pytest.raises(ValidationError):
            STOCK["action validation"][0](action, result)
        with pytest.raises(ValidationError) as refused:
            action._validate_action_result(result)
        assert "SECRET" not in str(refused.value)


class TestActionRun:
    """An action that cannot be run counts as rejected."""

    async def test_nobody_listens(self, adapted: None) -> None:
        endpoint = EndpointConfig(f"http://127.0.0.1:{free_port()}/webhook")
        with pytest.raises(ActionExecutionRejection) as rejected:
            await self.run(RemoteAction("action_x", endpoint))
        assert rejected.value.action_name == "action_x"

    async def test_no_endpoint(self, adapted: None) -> None:
        with pytest.raises(ActionExecutionRejection):
            await self.run(RemoteAction("action_x", None))

    @pytest.mark.parametrize(
        "error",
        [
            RasaException("SECRET"),
            ValidationError("SECRET"),
            OSError("SECRET"),
            TimeoutError("SECRET"),
            json.JSONDecodeError("SECRET", "SECRET", 0),
        ],
    )
    async def test_whatever_went_wrong_nothing_of_it_is_told(
        self, error: Exception, adapted: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        action = RemoteAction("action_x", self.endpoint(monkeypatch, error))
        with pytest.raises(ActionExecutionRejection) as rejected:
            await self.run(action)
        assert "SECRET" not in str(rejected.value)
        assert rejected.value.__suppress_context__

    async def test_a_rejection_of_the_action_itself_stays_what_it_is(
        self, adapted: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        own = ActionExecutionRejection("action_x", "own words")
        with pytest.raises(ActionExecutionRejection) as rejected:
            await self.run(RemoteAction("action_x", self.endpoint(monkeypatch, own)))
        assert rejected.value is own

    async def test_an_action_that_runs_gives_its_events(self, adapted: None, monkeypatch: pytest.MonkeyPatch) -> None:
        answer = {"events": [{"event": "slot", "name": "a", "value": 1}], "responses": [{"text": "dag"}]}
        events = await self.run(RemoteAction("action_x", self.endpoint(monkeypatch, answer)))
        assert SlotSet("a", 1) in events

    @staticmethod
    def endpoint(monkeypatch: pytest.MonkeyPatch, answer: Any) -> EndpointConfig:
        """An action server that answers so, or fails so."""
        endpoint = EndpointConfig("http://127.0.0.1:1/webhook")

        async def request(**_: Any) -> Any:
            if isinstance(answer, Exception):
                raise answer
            return answer

        monkeypatch.setattr(endpoint, "request", request)
        return endpoint

    @staticmethod
    async def run(action: RemoteAction) -> list[Event]:
        """Run it on an empty conversation."""
        tracker = DialogueStateTracker.from_events("x", [])
        nlg = TemplatedNaturalLanguageGenerator({})
        found: list[Event] = await action.run(CollectingOutputChannel(), nlg, tracker, Domain.empty())
        return found


class TestEventResolving:
    """Finding the class of an event."""

    def test_every_event_as_rasa_does(self, adapted: None) -> None:
        stock = STOCK["event resolving"][0]
        names = sorted({cls.type_name for cls in all_subclasses(Event) if isinstance(cls.type_name, str)})
        assert len(names) > 20
        assert [Event.resolve_by_type(name) for name in names] == [stock(name) for name in names]
        assert Event.resolve_by_type("topic") is stock("topic") is None
        assert Event.resolve_by_type("new", SlotSet) is stock("new", SlotSet) is SlotSet

    def test_an_unknown_one_is_refused_each_time(self, adapted: None) -> None:
        for _ in range(2):
            with pytest.raises(ValueError, match="unheard_of"):
                Event.resolve_by_type("unheard_of")

    def test_a_conversation_survives_being_written_and_read(self, adapted: None) -> None:
        events = [ActionExecuted("action_listen"), UserUttered("dag", {"name": "greet"}), SlotSet("a", [1])]
        read = [Event.from_parameters(event.as_dict()) for event in events]
        assert read == events


class TestPayloads:
    """Telling a button's payload from a text that starts with a slash."""

    PAYLOADS = ("/greet", '/inform{"age": 4}', '/inform{"theme": "role", "minutes": 5}', "/greet{}")
    TEXTS = (
        "/ zebrapaardje",
        "/{zebrapaardje",
        "/zebrapaardje is weg",
        "//zebrapaardje",
        "/inform{zebrapaardje",
        '/inform["zebrapaardje"]',
        "/Zebrapaardje",
        "/inform@0.3{}",
        "/",
    )

    @pytest.mark.parametrize("text", PAYLOADS)
    def test_a_payload_is_read_as_rasa_does(self, text: str, adapted: None) -> None:
        assert is_payload(text)
        mine, stock = (read(Message({TEXT: text})) for read in (YAMLStoryReader.unpack_regex_message, self.stock))
        assert mine.get(INTENT) == stock.get(INTENT) is not None
        assert mine.get(ENTITIES) == stock.get(ENTITIES)

    @pytest.mark.parametrize("text", TEXTS)
    def test_a_text_stays_a_text_and_is_not_printed(
        self, text: str, adapted: None, recwarn: pytest.WarningsRecorder
    ) -> None:
        assert not is_payload(text)
        message = Message({TEXT: text})
        with capture_logs() as logged:
            assert YAMLStoryReader.unpack_regex_message(message) is message
        assert message.get(INTENT) is None
        assert not logged
        assert not recwarn.list

    def test_rasa_itself_logs_it(self) -> None:
        """The test above can fail."""
        with capture_logs() as logged:
            self.stock(Message({TEXT: "/{zebrapaardje"}))
        assert "zebrapaardje" in str(logged)

    @staticmethod
    def stock(message: Message) -> Message:
        """What Rasa makes of it."""
        read: Message = STOCK["payload reading"][0](message)
        return read
