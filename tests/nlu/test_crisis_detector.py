"""The crisis detector on utterances that are in none of the training files."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from bot.nlu.crisis import CrisisDetector
from bot.nlu.crisis.data import load_training_data

SUICIDE = (
    "kzou liefst van al nooit meer opstaan uit mijn bed, nooit meer",
    "vannacht ga ik het doen, alles ligt klaar",
    "mijn dochter van 16 heeft op haar gsm geschreven hoe ze zichzelf gaat ophangen",
    "Een van mijn pupillen liet zich ontvallen dat hij zich dit weekend voor een trein zou gooien.",
    "mss moet ik gewoon van de kerktoren springen",
    "waarom zou ik nog ademen",
    "ma zegt da z'in de leie gaat rijden met haren auto",
    "ik haal het mesje uit mijn scherper en dan voel ik mij eventjes beter, mijn been hangt eraan",
    "heb gisteren een overlijdensbericht van mezelf geschreven",
    "het zou voor ons gezin een opluchting zijn mocht ik er niet meer zijn",
    "ik zij beu leven, ik gaan naar rivier en klaar",
    "mijn petekind van 10 zegt tegen de juf dat hij liever een ster wil zijn dan een jongen",
    "mijn ventje stuurt dat ik hem niet meer moet zoeken en dat het aan niemand ligt",
    "kheb geen zin meer in leven, tis allemaal zwart",
    "mijn nicht heeft me toegegeven dat ze zelfmoord overweegt",
    "vanavond ga ik mijn polsen doorsnijden",
    "ik voel me zo slecht dat ik liever niet meer besta",
    "wij hebben onze zoon net op tijd van de brug gehaald gisteren en nu doet hij alsof er niks was",
    "mama denkt dat ik van de trap gevallen ben maar ik heb mij laten vallen, ik wou niet meer",
    "bestaat er iets waardoor ge zachtjes inslaapt en niet meer terugkomt",
    "de psychiater laat mijn dochter naar huis gaan terwijl ze zegt dat ze zich gaat verdrinken",
    "ons kind van 11 stopte een sjaal rond zijn nek en trok",
    "ik ga mijn eigen niet meer lang in leven houden",
    "klasgenootje stuurde in de groep dat ze genoeg heeft van het leven en dat dit haar afscheid is",
    "heel mijn onderarm ligt open van het krassen",
    "een mama uit mijn caseload zei: als ze mijn baby plaatsen, vinden ze mij in de vaart",
    "ik geef alles weg wat ik heb en dan vertrek ik voor eeuwig",
    "suicidaal en alleen",
)
ABUSE = (
    "mijn papa heeft mij met een kleerhanger op mijn rug geslagen omdat ik te laat was",
    "mn stiefpa komt s nachts in mn kamer en steekt zijn hand onder mijn deken",
    "Ik begeleid een koppel waarbij zij telkens met nieuwe kneuzingen opdaagt en hij altijd het woord voert.",
    "onze zoon van 5 vertelt dat meester Dirk zijn broek omlaag doet in het magazijn",
    "ik heb mijn dochter zonet een blauw oog geslagen",
    "mijn vriend pakt mijn loon af en ik moet op mijn knieën om tampons vragen",
    "ze zetten mij een hele nacht op het koertje in mijn onderbroek",
    "mijn moeder zit in een rusthuis en een verpleger nijpt in haar borsten",
    "hij doet het ook als ik slaap, ik word wakker en hij zit in mij",
    "mijn vent ee mi weer verrot geslegen",
    "man mij duwen trap, ik baby in buik",
    "ik schud mijn baby als hij krijst, ik kan mij niet inhouden",
    "mijn vriend sloeg mij gisteren een bloedneus",
    "pa slaat ons met zijn riem als hij zat is",
    "ik heb gezien hoe onze buurvrouw haar dochter op haar hoofd sloeg met een schoen",
    "een jongen van de leefgroep dwingt de kleintjes om zijn piemel vast te pakken",
    "mijn man noemt mij een varken en spuwt op mijn eten, elke dag",
    "ik werd als kind elke nacht door mijn vader betast en ik kan er nu pas over praten",
    "onze jongste van 2 heeft vingerafdrukken op zijn armpjes na het weekend bij haar",
    "mijn broer heeft mij tegen het aanrecht geduwd en mijn lip is kapot",
    "moet seks hebben met mijn vriend anders zet hij mij op straat",
    "ik ben zorgkundige en een bewoonster zegt dat haar zoon haar slaat voor haar geld",
    "hij heeft mijn gsm kapotgesmeten en mij opgesloten in de slaapkamer",
    "ik heb mijn stiefkind een pak slaag gegeven en het spijt me",
    "mijn ouders hebben een man voor mij gekozen en in augustus vlieg ik, ik wil niet",
    "mijn zoon van 19 bedreigt mij en pakt mijn geld af",
    "papa niet lief, papa doet pijn met hand",
)
DANGER = (
    "mijn vader zwiert met een mes in de keuken en mijn zusje staat daar",
    "onze peuter heeft mijn bloeddruktabletten zitten eten, het potje ligt open",
    "er komt zwarte rook onder de deur van de buren, binnen huilt een kind",
    "ze haalt geen adem meer",
    "mijn kind van drie is spoorloos, we waren op de markt",
    "hij komt eraan en hij heeft geroepen dat hij ons allemaal kapotmaakt",
    "ik zit vast in zijn kelder, hij komt terug",
    "mn maat is overdosed denk ik hij reageert op niks",
    "Ik ben op huisbezoek en vader blokkeert de uitgang met een hamer in zijn hand.",
    "kheb mijn polsen open en tis veel bloed",
    "k riek gas en ons bomma wordt ni wakker",
    "mijn dochter stapt in bij een vreemde die ze van snapchat kent, haar gsm valt uit",
    "hij heeft een mes en hij zegt dat hij mij gaat steken",
    "mijn kind heeft net een hele strip dafalgan opgegeten",
    "er is brand in onze flat en ik kan niet naar beneden",
    "mijn dochter van 5 is al een uur zoek in de stad",
    "mijn man ligt bewusteloos op de keukenvloer",
    "er staat iemand in mijn tuin met een geweer",
    "ik ben opgesloten, hij komt straks terug met zijn vrienden",
    "mijn baby is uit bed gevallen en doet zijn ogen niet meer open",
    "help mijn broer heeft zich opgehangen",
    "ze heeft iets ingespoten en haar ogen draaien weg",
    "mijn ex rijdt nu naar hier met een baseballbat",
    "papa steekt het huis in brand hij heeft benzine",
    "twee mannen hebben mijn zus in een auto getrokken",
    "mijn zoon heeft zijn klas bedreigd met een mes, de school heeft net gebeld",
    "ik heb bleekwater gedronken en mijn keel brandt",
)
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
NEGATIVE = (
    "kben kapot van t lachen man die meme",
    "ik ben doodmoe na die nachtdienst",
    "de wachttijden voor een psycholoog zijn moordend lang",
    "wij verzuipen in de paperassen van de scholengemeenschap",
    "ik denk zeker niet aan zelfmoord, ik ben gewoon overwerkt",
    "nee hoor, niemand slaat hier iemand, wij kibbelen gewoon veel",
    "mijn man heeft nog nooit zijn hand opgeheven tegen mij",
    "ik geef volgende week een vorming over suïcidepreventie aan leerkrachten",
    "hoe schrijf ik in een verslag over partnergeweld zonder de moeder te kwetsen",
    "wij deden in maart een melding bij het vertrouwenscentrum en willen dat nu uitleggen aan de ouders",
    "wat is het verschil tussen het Veilig Huis en een vluchthuis",
    "Signs of Safety, werkt dat ook bij tieners",
    "ik moet tegen vrijdag een paper indienen over ouderenmishandeling",
    "hij speelt heel de dag counterstrike en schiet op alles wat beweegt",
    "in de musical van school moet ik doodgaan op het podium",
    "onze ploeg werd zondag afgeslacht met 7-1",
    "hij stoot zijn teen en brult alsof hij doodgaat",
    "mijn dochter heeft een buil van de klimrekken op school",
    "ik ben uitgeput, de baby wordt elk uur wakker",
    "ik trek het niet meer met het huishouden en een voltijdse job",
    "kan niet meer volgen in de les frans",
    "mijn zoontje van 4 schopt naar de poes",
    "ze nijpt haar broertje als niemand kijkt, ze is drie",
    "mijn zoon heeft een klasgenoot een duw gegeven en moet nablijven",
    "wij roepen vaak tegen elkaar over de afwas",
    "mijn ouders zijn aan het scheiden en spreken enkel nog via mails",
    "de huisbaas dreigt ons eruit te gooien tegen maart",
    "de elektriciteitsmaatschappij gaat ons afsluiten",
    "ik voel me eenzaam sinds ik verhuisd ben",
    "mijn opa is vorige week gestorven en mijn zus weent de hele tijd",
    "ik ben bang dat ik mijn jaar moet overdoen",
    "schrik voor het onderzoek van de jeugdrechter",
    "hoeveel kost een traject bij het CAW",
    "kan ik naar het JAC zonder dat mijn ouders dat weten",
    "mijn begeleider luistert niet naar mij",
    "hoe laat ik als hulpverlener meer los",
    "ik betrap mezelf erop dat ik de redder speel bij een jong gezin",
    "hoe geef ik een kind van 7 inspraak in een rondetafelgesprek",
    "kan je stoppen, ik wil niet verder",
    "terug naar het begin",
    "ik sterf van de zenuwen voor mijn sollicitatie",
    "mijn jongste kan ontploffen om een verkeerde beker",
    "wat een moordidee die speelotheek",
    "we zijn kapot na een week ziekenhuis met de tweeling",
    "dat huiswerk wordt nog mijn dood haha",
    "nee gelukkig slaat hij ons niet, hij is gewoon afwezig",
    "er was geen sprake van misbruik zei de dokter en dat stelde ons gerust",
    "ik ben niet suïcidaal, alleen levensgroot verdrietig om mijn hond",
    "mijn ouders gaven vroeger een tik en dat doe ik bij mijn kinderen anders",
    "twaalf jaar geleden zat ik in een vluchthuis, vandaag ben ik zelf buddy",
    "ik ga een cursus volgen over omgaan met zelfverwonding in de klas",
    "hoe leg ik aan ouders uit waarom ik hun kind bij het VK besproken heb",
    "is een eigen kracht conferentie mogelijk na een periode van geweld in het gezin",
    "een jongere van mij zit vast in een gesloten instelling en wil mij spreken",
    "mijn zoon maakt van lego allemaal geweren",
    "in mijn boek voor nederlands wordt er iemand vergiftigd",
    "de keeper werd neergelegd in de zestien",
    "mijn dochter heeft haar vinger tussen de deur gehad, ijs erop en klaar",
    "de kleine heeft een deuk in zijn hoofd van de salontafel, dokter zegt niks ernstigs",
    "ik kan mijn ogen niet meer openhouden, zo weinig slaap",
    "vier kinderen onder de zes, ik ben leeg tegen acht uur",
    "hij schopt tegen de zetel voor hem op de bus",
    "mijn dochter knijpt haar nichtje als ze jaloers is, ze is vier",
    "een kleuter slaat met blokken op de tafel",
    "mijn man en ik verschillen van mening over straffen",
    "mijn ex wil de vakantieregeling veranderen",
    "ik bots met mijn schoonmoeder over snoep",
    "ze gaan de gaskraan dichtdraaien want we zijn achter met betalen",
    "de bank dreigt met een inbeslagname",
    "ik ken hier in de straat niemand en de dagen zijn lang",
    "mijn dochter wil niet naar het verjaardagsfeest omdat ze bang is dat niemand met haar praat",
    "ik zit met een krop in de keel als ik aan mijn papa denk",
    "het is stil in huis sinds de kinderen bij hun vader wonen",
    "wachten op een thuisbegeleider duurt nu al negen maanden",
    "hoe zorg ik dat de jongere mee het verslag schrijft",
    "ik merk dat ik altijd de mama gelijk geef",
    "wie betaalt een tolk",
    "mag ik tussendoor stoppen met zo'n traject",
    "laat maar zitten",
    "kan het wat korter",
    "mijn nieuwe leefgroep is chill maar ze nemen onze gsm af om negen uur",
    "mijn lief en ik hebben het uitgepraat",
    "ik ben gezakt voor mijn rijexamen, drie keer al",
    "onze puppy heeft de schoenen van mijn zoon kapotgebeten",
)
CRISIS = {"suicide": SUICIDE, "abuse": ABUSE, "danger": DANGER}


@pytest.fixture(scope="module")
def detector() -> CrisisDetector:
    detector = CrisisDetector()
    detector.train(*load_training_data())
    return detector


def levels(detector: CrisisDetector, texts: Iterable[str]) -> list[str]:
    return [signal.level if signal else "none" for signal in map(detector.detect, texts)]


def test_almost_every_cry_for_help_is_heard(detector: CrisisDetector) -> None:
    answers = levels(detector, [text for texts in CRISIS.values() for text in texts])
    assert 1 - answers.count("none") / len(answers) >= 0.97
    assert answers.count("alarm") / len(answers) >= 0.8


def test_false_alarms_are_rare(detector: CrisisDetector) -> None:
    answers = levels(detector, NEGATIVE)
    assert answers.count("alarm") / len(answers) <= 0.02
    assert answers.count("doubt") / len(answers) <= 0.1


def test_doubt_is_mostly_met_with_a_check_question(detector: CrisisDetector) -> None:
    answers = levels(detector, DOUBT)
    assert 1 - answers.count("none") / len(answers) >= 0.75
    assert answers.count("alarm") / len(answers) <= 0.3


def test_category_is_mostly_right(detector: CrisisDetector) -> None:
    heard = [(name, detector.detect(text)) for name, texts in CRISIS.items() for text in texts]
    right = sum(signal is not None and signal.category == name for name, signal in heard)
    assert right / len(heard) >= 0.9


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
    "text",
    [
        "ik lach me dood",
        "ik denk niet aan zelfmoord",
        "nee gewoon moe",
        "hij heeft haar nooit geslagen",
        "hij slaat zijn broertje met een lepel",
        "ik vermoord hem als hij nog 1 keer zijn sokken laat liggen",
        "hoe gaan we om met signalen van geweld",
        "we hebben een training over suïcidepreventie",
        "laat mij met rust",
        "mezelf",
        "pillen voor adhd",
        "hij slaat op de trommel",
        "schoppen aas",
        "hij loopt weg als hij boos is en komt na 10 minuten terug",
        "vermist sinds gisteren: mijn kat",
        "ik ben doodmoe",
        "schieten in fortnite",
        "wat doet het Veilig Huis",
        "opleiding suïcidepreventie",
        "ze snijden ons de elektriciteit af",
        "volgende",
        "ja",
    ],
)
def test_must_stay_calm(detector: CrisisDetector, text: str) -> None:
    assert detector.detect(text) is None


def test_marks_on_a_child_are_a_matter_of_abuse(detector: CrisisDetector) -> None:
    signal = detector.detect("leerling met blauwe plekken")
    assert signal is not None
    assert (signal.category, signal.subject) == ("abuse", "other")


@pytest.mark.parametrize(
    "text",
    ["mijn vader heeft mij als kind geslagen", "vroeger werd ik misbruikt door mijn oom", "ik eet al drie dagen niets"],
)
def test_what_happened_long_ago_or_goes_on_in_silence_is_heard(detector: CrisisDetector, text: str) -> None:
    assert detector.detect(text) is not None


@pytest.mark.parametrize("text", ["kan ni meer eigenlijk", "ik zie het niet meer zitten", "ik ben bang van mijn man"])
def test_must_be_a_check_question(detector: CrisisDetector, text: str) -> None:
    signal = detector.detect(text)
    assert signal is not None
    assert signal.level == "doubt"
