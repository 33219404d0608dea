"""What conversations ask of the knowledge base, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.database import DatabaseError, connect
from bot.knowledge.importer import import_knowledge
from bot.knowledge.queries import KnowledgeBase
from bot.server.children import free_port
from tests.knowledge.bases import small


@pytest.fixture
def base(engine: Engine) -> KnowledgeBase:
    """The small knowledge base, filled."""
    import_knowledge(engine, small())
    return KnowledgeBase(engine)


def test_themes_come_in_the_order_of_the_file(base: KnowledgeBase) -> None:
    assert [(theme.id, theme.name, theme.scale) for theme in base.themes()] == [("role", "Mijn rol", "role")]


def test_questions_come_by_theme_and_level(base: KnowledgeBase) -> None:
    (micro,), (meso,) = base.questions("role", "micro"), base.questions("role", "meso")
    assert micro.text == "Hoe kijk jij naar je rol?"
    assert micro.follow_ups == ("Wat zegt dat over jou?",)
    assert meso.text == "Hoe kijken jullie naar jullie rol?"
    assert base.questions("demand", "micro") == ()


def test_a_question_names_its_document_year_and_place(base: KnowledgeBase) -> None:
    expected = "Visienota vermaatschappelijking van de jeugdhulp, Een werkgroep, jaar niet vermeld, 4.1, vraag 1"
    assert base.questions("role", "micro")[0].source == expected


def test_concepts_come_by_kind(base: KnowledgeBase) -> None:
    assert [concept.name for concept in base.concepts("role")] == ["Kompaan"]
    assert base.concepts("rung") == ()


def test_an_option_tells_what_its_source_says_and_admits_what_it_does_not(base: KnowledgeBase) -> None:
    option = base.option("buddy")
    assert option is not None
    assert option.facts["for_whom"].value == "Voor gezinnen met kinderen tot 12 jaar."
    assert option.facts["for_whom"].year == 2025
    assert option.facts["cost"].value is None
    assert option.facts["cost"].source.startswith("Schema van vormen van ondersteuning")
    assert list(option.facts)[:2] == ["what", "for_whom"]
    assert option.contacts == ("caw",)


def test_an_option_or_contact_nobody_knows_is_none(base: KnowledgeBase) -> None:
    assert base.option("bestaat-niet") is None
    assert base.contact("bestaat-niet") is None
    assert base.option("'; DROP TABLE option; --") is None


def test_a_contact_shows_only_what_is_known_of_it(base: KnowledgeBase) -> None:
    contact = base.contact("caw")
    assert contact is not None
    assert contact.as_payload() == {"name": "CAW", "phone": "0800 13 500"}


def test_what_ranking_needs_comes_whole(base: KnowledgeBase) -> None:
    data = base.orientation()
    (profile,) = data.profiles
    assert (profile.id, profile.step, profile.access, profile.delivers) == (
        "buddy",
        "light",
        "self",
        "support",
    )
    hard, soft = profile.criteria
    assert hard.hard and hard.between == (-1, 12)
    assert soft.weights == {"parenting": 3, "loneliness_network": 2}
    assert data.steps == {"own_network": 2, "light": 1, "intensive": 0, "specialised": -1}
    assert set(data.wording.excluded) == {"professional", "mandate", "coordination"}
    assert [contact.id for contact in data.contacts] == ["caw", "awel"]
    assert data.shorts == {"buddy": "Een vrijwilliger die elke week langskomt."}
    assert data.sources == {"buddy": "Schema van vormen van ondersteuning, Een kenniscentrum, 2025"}


def test_ranking_reads_the_tables_once_and_again_after_an_import(base: KnowledgeBase, engine: Engine) -> None:
    base.orientation()
    statements: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    assert base.orientation() is base.orientation()
    assert all("knowledge_version" in statement for statement in statements)
    option = small().options[0].copy(update={"name": "Maatje"})
    import_knowledge(engine, replace(small(), options=[option]))
    assert base.orientation().profiles[0].name == "Maatje"


def test_an_empty_knowledge_base_says_what_to_do(engine: Engine) -> None:
    with pytest.raises(DatabaseError, match="kompaan knowledge import"):
        KnowledgeBase(engine).orientation()


def test_a_database_that_does_not_answer_is_said_without_its_password() -> None:
    base = KnowledgeBase(connect(f"postgresql://kompaan:heel-geheim@127.0.0.1:{free_port()}/kompaan"))
    for ask in (base.orientation, base.themes, lambda: base.option("buddy")):
        with pytest.raises(DatabaseError, match="antwoordt niet") as caught:
            ask()
        assert "geheim" not in str(caught.value)
