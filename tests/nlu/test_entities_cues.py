"""Who asks, what it is about, who is around, what help there is; and what is denied."""

from __future__ import annotations

import pytest

from bot.orientation.situation import Situation
from tests.nlu.extracting import facts, only


@pytest.mark.parametrize(
    ("text", "asker"),
    [
        ("mijn zoon luistert naar niemand", "parent"),
        ("mij dochter doet haar goesting", "parent"),
        ("ons manneke is bang in het donker", "parent"),
        ("heb een kleine van 2 en zit zonder werk, mijn zoontje is vaak ziek", "parent"),
        ("met vier kinderen kom ik niet rond", "parent"),
        ("papa hier, ik zie ze maar om de twee weken", "parent"),
        ("mama", "parent"),
        ("mn ma snapt mij niet", "youth"),
        ("ons ma heeft een nieuwe vriend", "youth"),
        ("mijn school belt altijd naar huis", "youth"),
        ("mijn pleegouders zijn lief maar streng", "youth"),
        ("ik woon op kot en ken niemand", "young_adult"),
        ("oma hier", "relative"),
        ("mijn kleinzoon wil niet meer naar school", "relative"),
        ("de kinderen van mijn zus komen hier schuilen", "relative"),
        ("mijn broer zijn dochter spijbelt", "relative"),
        ("mijn collega heeft een zoon die niet slaapt", "neighbour"),
        ("als bompa wil ik helpen", "relative"),
        ("een leerling van mij komt altijd te laat", "teacher"),
        ("ik geef les in het zesde", "teacher"),
        ("een kind in mijn klas heeft nooit een brooddoos bij", "teacher"),
        ("ik begeleid een gezin in Gent", "professional"),
        ("hulpverlener, zoek iets voor een alleenstaande vader", "professional"),
        ("mijn cliënt wil alleen gaan wonen", "professional"),
        ("als vroedvrouw zie ik een jonge mama", "professional"),
        ("ik ben zwanger van de derde", "expecting"),
        ("mijn vriendin is zwanger", "expecting"),
        ("wij zijn pleegouders sinds kort", "foster_parent"),
        ("ons pleegkind slaapt niet", "foster_parent"),
        ("het buurmeisje zit elke avond buiten", "neighbour"),
        ("bij de buren hoor ik elke dag geroep", "neighbour"),
        ("ik sta er alleen voor", None),
        ("de juf zegt dat hij druk is", None),
        ("haar zoon spijbelt", None),
        ("wat is een buddy", None),
    ],
)
def test_who_asks(text: str, asker: str | None) -> None:
    assert only(text, "asker") == asker


@pytest.mark.parametrize(
    ("text", "asker"),
    [
        ("mijn moeder past op de kinderen", "parent"),
        ("de leerkracht van mijn dochter belde", "parent"),
        ("ik ben 16 en niemand in mijn klas praat met mij", "youth"),
        ("mijn dochter is zwanger en zelf nog een kind", "parent"),
        ("ik werk bij het OCMW en zoek hulp voor mijn zoon, ik ben mama van drie", "professional"),
        ("clb-medewerker, leerling van 12 zit thuis", "professional"),
        ("ik zorg voor mijn kleinkinderen want mijn dochter is ziek", "relative"),
    ],
)
def test_who_asks_when_several_are_named(text: str, asker: str) -> None:
    assert only(text, "asker") == asker


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("hij wil ni slapen en ik ben doodop", "parenting"),
        ("ik krijg hem met geen stokken meer in de les", "school"),
        ("ze brost elke vrijdag", "school"),
        ("ik wil sorry zeggen voor wat ik deed", "harm_repair"),
        ("ze piekert zich kapot", "mental"),
        ("kzit ni goed in mn vel", "mental"),
        ("tis hier alle dagen ambras", "home_conflict"),
        ("mijn ouders gaan scheiden", "home_conflict"),
        ("de deurwaarder stond aan de deur", "money_housing"),
        ("wij vinden geen woning", "money_housing"),
        ("hij heeft een verstandelijke beperking", "disability"),
        ("zij zit in een rolstoel", "disability"),
        ("onze dochter heeft diabetes", "health"),
        ("hij smoort en liegt", "behaviour"),
        ("ze steelt geld uit mijn tas", "behaviour"),
        ("ik ken hier geen mens", "loneliness_network"),
        ("voel mij zo alleen", "loneliness_network"),
        ("de borstvoeding lukt niet", "baby"),
        ("ik zoek een job", "work"),
        ("zij wil naar de scouts", "leisure"),
        ("hij slaat mij", "violence"),
        ("ze beslissen alles zonder mij erbij", "voice"),
        ("van het kastje naar de muur", "coordination"),
        ("ik wil op mijn eigen benen staan, alleen gaan wonen", "transition"),
    ],
)
def test_what_it_is_about(text: str, domain: str) -> None:
    assert domain in facts(text)["domain"]


def test_domains_come_in_the_order_they_were_said() -> None:
    assert facts("eerst de schulden, dan ruzie, nu gepest op school")["domain"] == [
        "money_housing",
        "home_conflict",
        "school",
    ]


@pytest.mark.parametrize(
    ("text", "entity", "value"),
    [
        ("geen familie hier", "network", "weak"),
        ("ik heb niemand om op te steunen", "network", "weak"),
        ("kan op niemand rekenen", "network", "weak"),
        ("mijn zus springt vaak in", "network", "strong"),
        ("mijn ouders passen op als ik werk", "network", "strong"),
        ("mijn familie helpt ons niet", "network", None),
        ("ik ben niet alleen", "network", None),
        ("we hebben geen hulp", "current_help", "none"),
        ("nog nooit hulp gehad", "current_help", "none"),
        ("wij hebben thuisbegeleiding", "current_help", "some"),
        ("er komt een gezinscoach en een psycholoog", "current_help", "several"),
        ("zes hulpverleners en geen plan", "current_help", "several"),
        ("ik woon in een leefgroep", "current_help", "residential"),
        ("hij is weg uit de leefgroep", "current_help", None),
        ("we wachten op een plaats in een leefgroep", "current_help", None),
        ("ik woon in een pleeggezin", "current_help", "foster"),
        ("ze gaat overdag naar een mfc", "current_help", "disability_care"),
        ("de begeleiding is opgelegd", "current_help", "mandated"),
        ("overal geweigerd", "current_help", "stuck"),
        ("op de wachtlijst sinds mei", "waiting", True),
        ("we wachten al een half jaar op hulp", "waiting", True),
        ("we wachten niet", "waiting", None),
        ("zonder wachtlijst graag", "waiting", None),
        ("hij wacht op de bus", "waiting", None),
        ("zoon met autisme", "disability", "recognised"),
        ("kreeg vorig jaar de diagnose adhd", "disability", "recognised"),
        ("de juf vermoedt autisme", "disability", "suspected"),
        ("misschien is het adhd", "disability", "suspected"),
        ("nog geen diagnose maar kenmerken van autisme", "disability", "suspected"),
        ("geen autisme, gewoon druk", "disability", "no"),
        ("misschien moeten we praten", "disability", None),
        ("hij moet voor de jeugdrechter komen", "court", True),
        ("er is geen jeugdrechter bij", "court", None),
        ("wat is een OCJ", "court", None),
        ("thuis voel ik mij niet veilig", "safety", "concern"),
        ("ik ben bang van mijn stiefvader", "safety", "concern"),
        ("we zijn veilig", "safety", "none"),
        ("hij staat hier met een mes", "safety", "acute"),
    ],
)
def test_facts_and_their_denials(text: str, entity: str, value: object) -> None:
    assert only(text, entity) == value


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("hij is niet agressief", "behaviour"),
        ("geen ruzie thuis, daar ligt het niet aan", "home_conflict"),
        ("ik ben niet depressief", "mental"),
        ("geen last van autisme", "disability"),
        ("niet alleen voor ons", "loneliness_network"),
    ],
)
def test_what_is_denied_is_not_what_it_is_about(text: str, domain: str) -> None:
    assert domain not in facts(text).get("domain", [])


def test_a_denial_does_not_reach_past_a_pause_or_a_turn() -> None:
    assert only("dat wil ik niet, hij heeft autisme", "disability") == "recognised"
    assert "disability" in facts("niet alleen adhd maar ook dyslexie")["domain"]


@pytest.mark.parametrize(
    ("text", "theme", "level"),
    [
        ("ik neem te veel over van het gezin", "role", "micro"),
        ("ons team en inspraak van jongeren", "participation", "meso"),
        ("beroepsgeheim, voor mezelf als hulpverlener", "transparency", "micro"),
        ("hoe vraaggericht zijn wij als dienst", "demand", "meso"),
        ("eigen regie in onze organisatie", "selfdirection", "meso"),
        ("ik", None, "micro"),
        ("met het team", None, "meso"),
    ],
)
def test_theme_and_level_of_a_reflection(text: str, theme: str | None, level: str) -> None:
    assert (only(text, "theme"), only(text, "level")) == (theme, level)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("5 minuten", 5),
        ("ik heb 10 min", 10),
        ("een kwartiertje", 15),
        ("half uurtje", 30),
        ("drie kwartier", 45),
        ("we hebben een uur voor de vergadering", 60),
        ("5 à 10 minuten", 5),
        ("15'", 15),
        ("hij weent al 20 minuten", None),
        ("om 5 uur komt hij thuis", None),
        ("ze kan geen 5 minuten stilzitten", None),
        ("elke avond een uur drama voor het slapen", None),
    ],
)
def test_time_for_a_reflection(text: str, minutes: float | None) -> None:
    assert only(text, "minutes") == minutes


def test_facts_fit_the_situation() -> None:
    found = facts("mama van 2 (3 en 5) in Gent, geen familie, schulden, al 2 maanden op de wachtlijst")
    situation = Situation.from_mapping(
        {
            "asker": found["asker"][0],
            "ages": found["age"],
            "domains": found["domain"],
            "network": found["network"][0],
            "waiting": found["waiting"][0],
            "province": found["province"][0],
        }
    )
    assert situation.ages == (3.0, 5.0)
