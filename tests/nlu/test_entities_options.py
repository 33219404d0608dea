"""Names of forms of help, also short, misspelt, split or written together."""

from __future__ import annotations

import pytest

from tests.nlu.extracting import facts


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("wat is een EKC", "ekc"),
        ("vertel iets over de eigen kracht conferentie", "ekc"),
        ("eigenkrachtconferensie", "ekc"),
        ("famielienetwerkberaad", "fnb"),
        ("1 gezin 1 plan, wat is dat", "1g1p"),
        ("1g1p", "1g1p"),
        ("1gezin1plan", "1g1p"),
        ("één gezin één plan", "1g1p"),
        ("komt er een buddy aan huis", "buddy"),
        ("het JAC", "jac-traject"),
        ("naar t clb gaan", "draaischijf-clb"),
        ("ik zit bij het o.c.m.w.", "ocmw-trajectbegeleiding"),
        ("wie is de vetrouwenspersoon", "vertrouwenspersoon"),
        ("gezins coach", "gezinscoaching"),
        ("signs off safety", "signs-of-safety"),
        ("persoonlijke toekomstplaning", "ptp"),
        ("K&G", "lokaal-team-kg"),
        ("kind & gezin", "lokaal-team-kg"),
        ("wat doet een zorgregiseur", "zorgregisseur"),
        ("zorgcoördinatie", "zorgcoordinatie"),
        ("ZORGGARANTIE", "zorggarantie"),
        ("een DOP aanvragen", "dop"),
    ],
)
def test_an_option_is_recognised(text: str, option: str) -> None:
    assert facts(text).get("option") == [option]


@pytest.mark.parametrize(
    "text",
    [
        "mijn man staat op den dop",
        "hij weegt 5 kg te veel",
        "de leerkracht belt",
        "consulten bij de dokter",
        "mijn gezin heeft geen plan",
        "wij hebben een familieruzie",
        "kan iemand helpen",
        "het netwerk is klein",
    ],
)
def test_ordinary_words_are_no_option(text: str) -> None:
    assert "option" not in facts(text)


def test_the_longest_name_wins() -> None:
    assert facts("contextbegeleiding vaph")["option"] == ["contextbegeleiding-vaph"]


def test_two_options_to_compare_keep_their_order() -> None:
    assert facts("verschil tussen een gezinscoach en 1G1P")["option"] == ["gezinscoaching", "1g1p"]


def test_an_option_is_given_once() -> None:
    assert facts("het CAW, is dat het caw van Gent")["option"] == ["caw-traject"]
