"""Words that leave open whether there is a crisis; in none of the training files."""

from __future__ import annotations

import pytest

from bot.nlu.crisis import CrisisDetector
from tests.nlu.crisis_levels import levels

DOUBT = (
    "kan het allemaal niet meer dragen, echt niet",
    "ik zie geen licht meer",
    "was ik maar iemand anders of gewoon weg",
    "wat voor zin heeft het eigenlijk nog allemaal",
    "het interesseert mij niet meer of ik wakker word of niet",
    "ik ben mezelf zo beu, zo beu",
    "kwil alleen nog slapen, dagen aan een stuk, en niks meer voelen",
    "mijn zus zegt dat niemand haar nodig heeft en ze meent het",
    "schrik van mijn pa als hij gedronken heeft",
    "voel mij niet op mijn gemak en niet veilig bij mijn stiefbroer",
    "mijn vriend wil altijd weten met wie ik ben en hij ontploft als ik niet opneem",
    "er is vorige zomer iets met mij gebeurd en ik kan het niet zeggen",
    "ik weet niet of ik nog wil eigenlijk",
    "tkan mij allemaal gestolen worden, mijn leven ook",
    "niemand zou doorhebben dat ik weg ben",
    "ik ben schrik van mijn broer",
    "ik wil vannacht liever niet thuis slapen want hij is er",
    "mijn dochter heeft krasjes op haar arm, zegt dat het van de struiken is",
    "ik ben bang dat mijn handen eens uitschieten",
    "ik kan niet meer en niemand ziet het",
    "het lijkt of er thuis bij dat kind iets niet klopt",
    "alles in mij is op, ik geef het op",
)


def test_doubt_is_mostly_met_with_a_check_question(detector: CrisisDetector) -> None:
    answers = levels(detector, DOUBT)
    assert 1 - answers.count("none") / len(answers) >= 0.75
    assert answers.count("alarm") / len(answers) <= 0.3


@pytest.mark.parametrize(
    "text",
    [
        "kan ni meer eigenlijk",
        "ik zie het niet meer zitten",
        "ik ben bang van mijn man",
        "sos",
        "ik wil stoppen met alles",
    ],
)
def test_must_be_a_check_question(detector: CrisisDetector, text: str) -> None:
    signal = detector.detect(text)
    assert signal is not None
    assert signal.level == "doubt"


@pytest.mark.parametrize("text", ["help", "ik zie het bos door de bomen niet meer", "ik wil stoppen", "stop"])
def test_short_words_with_another_meaning_are_left_alone(detector: CrisisDetector, text: str) -> None:
    assert detector.detect(text) is None


@pytest.mark.parametrize("text", ["ik snij mezelf soms in mijn arm haha", "lol heb een doos pillen genomen haha"])
def test_laughing_it_away_still_gets_a_caring_question(detector: CrisisDetector, text: str) -> None:
    assert detector.detect(text) is not None


@pytest.mark.parametrize("text", ["k ga dood van het lachen haha", "mijn zus vermoordt mij als ik haar trui leen lol"])
def test_laughing_at_a_figure_of_speech_does_not(detector: CrisisDetector, text: str) -> None:
    assert detector.detect(text) is None
