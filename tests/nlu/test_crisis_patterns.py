"""What the written patterns hear by themselves, before anything was learned."""

from __future__ import annotations

import pytest

from bot.nlu.crisis import CrisisDetector


@pytest.mark.parametrize(
    ("text", "category", "subject"),
    [
        ("ik wil dood", "suicide", "self"),
        ("IK WIL NIEEEEET MEER LEVENNNN", "suicide", "self"),
        ("k wil d o o d", "suicide", "self"),
        ("z3lfm00rd", "suicide", "unknown"),
        ("mijn dochter zegt dat ze dood wil zijn", "suicide", "other"),
        ("mijn man slaat mij", "abuse", "self"),
        ("mijn vriend slaat mij al vier jaar", "abuse", "self"),
        ("papa slaat mama", "abuse", "other"),
        ("ik heb mijn baby door elkaar geschud", "abuse", "other"),
        ("hij heeft een mes", "danger", "unknown"),
        ("ik heb een overdosis pillen genomen", "danger", "unknown"),
    ],
)
def test_must_be_heard_by_the_patterns_alone(text: str, category: str, subject: str) -> None:
    signal = CrisisDetector().detect(text)
    assert signal is not None
    assert (signal.category, signal.level, signal.subject) == (category, "alarm", subject)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("ich wil doeëd", "suicide"),
        ("ek wil nimieje leven", "suicide"),
        ("zelvmoort plegen wil ik", "suicide"),
        ("ik hang mij op", "suicide"),
        ("mijn nichtje kerft in haar dij", "suicide"),
        ("hij heeft zijn slaapmedicatie bijgehouden", "suicide"),
        ("ze heeft twee jaar geleden gepoogd", "suicide"),
        ("ik ga mezelf killen", "suicide"),
        ("i wanna die", "suicide"),
        ("je veux me tuer", "suicide"),
        ("my stepdad beats me", "abuse"),
        ("mon pere me frappe", "abuse"),
        ("mijn ouders verwaarlozen mijn zusje", "abuse"),
        ("hij pakt mij bij mijn borsten", "abuse"),
        ("mijn broer geeft mij op mijn bakkes", "abuse"),
        ("de buurman bedreigt ons met een hooivork", "danger"),
        ("mijn zoon is weggelopen richting de sporen", "danger"),
        ("help hij is binnen", "danger"),
    ],
)
def test_other_spellings_verbs_and_languages_are_heard(text: str, category: str) -> None:
    signal = CrisisDetector().detect(text)
    assert signal is not None
    assert signal.category == category


@pytest.mark.parametrize(
    "text",
    [
        "ik zou liever sterven dan karaoke zingen",
        "mijn broer slaat mij altijd met dammen",
        "een overdosis aan prikkels op de kermis",
        "ik word gestalkt door advertenties",
        "kms als we nog eens toets hebben lol",
        "ik ga mezelf verhangen als we weer naar dat museum gaan haha",
        "onze dochter van 2 bijt mama",
        "hij achtervolgt mij heel de dag, mijn hond",
        "laat mij niet wakker liggen want die toets is lastig",
        "twee dafalgans genomen tegen de koorts",
    ],
)
def test_figures_of_speech_games_toddlers_and_pets_trigger_no_pattern(text: str) -> None:
    assert CrisisDetector().detect(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "liever dood dan terug naar hem",
        "papa slaat mij als ik win met dammen",
        "ik ga mezelf ophangen en dat is geen grapje",
        "haha grappig hoor maar ik wil mezelf verhangen als hij nog komt",
        "ik heb 20 dafalgans genomen tegen de hoofdpijn",
        "mijn zoon van 16 slaat mij",
        "hij slaat mij, mijn kat, mijn kinderen",
    ],
)
def test_what_calms_does_not_silence_a_cry(text: str) -> None:
    assert CrisisDetector().detect(text) is not None
