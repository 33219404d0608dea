/**
 * Every word that the page itself says.
 * @module
 */

export const TEXTS = {
  you: "Jij:",
  kompaan: "Kompaan:",
  typing: "Kompaan denkt na",
  unreachable: "Ik krijg geen verbinding. Wat je typte, staat nog in het vak. Probeer het straks opnieuw.",
  unreachableAtStart: "Ik krijg geen verbinding. Kijk of je internet hebt en probeer het opnieuw.",
  unreachableChoice: "Ik krijg geen verbinding. Probeer het straks opnieuw.",
  retry: "Probeer opnieuw",
  erased: "Alles is gewist. Je kan opnieuw beginnen, of deze pagina sluiten.",
  erasedHere:
    "Dit scherm is leeg. De server kon ik niet bereiken. Ik wis het gesprek ook daar zodra er weer verbinding is.",
  source: "Bron:",
  save: "Bewaren",
  print: "Afdrukken",
  noteFile: "notitie.md",
  summary: "Jouw samenvatting",
  onlyYours: "Alleen jij hebt deze tekst. Ik bewaar hem niet.",
  why: "Waarom dit?",
  contact: "Eén plek om te beginnen",
  call: "Bel",
  showCard: "Toon mijn kaartje",
  hideCard: "Verberg mijn kaartje",
  card: "Jouw kaartje",
  comparison: "Naast elkaar",
  about: "Over",
  crisis: "Hier kan je nu terecht",
  crisisText: "Je hoeft dit niet alleen te dragen. Hier kan je nu met iemand praten.",
  privacyText: "Ik zag iets dat persoonlijk lijkt. Je hoeft dat hier niet te zeggen, en ik bewaar het niet.",
  seen: "Ik zag:",
};

/** The words under the box: what is on the button is what is sent. */
export const QUICK_WORDS = ["Terug", "Overslaan", "Herhaal", "Stop"];

export const THEMES = {
  role: "je rol",
  participation: "participatie",
  transparency: "transparantie",
  demand: "vraaggericht werken",
  selfdirection: "eigen regie",
};

export const LEVELS = {
  micro: "voor jou als hulpverlener",
  meso: "voor je team of organisatie",
};

export const FIELDS = {
  name: "Naam",
  what: "Wat is het?",
  for_whom: "Voor wie?",
  ages: "Welke leeftijd?",
  situations: "Wanneer past het?",
  voluntary: "Kies je zelf?",
  who_asks: "Wie vraagt het aan?",
  who_decides: "Wie beslist?",
  how_to_start: "Hoe begin je?",
  duration: "Hoe lang duurt het?",
  cost: "Wat kost het?",
  who_supports: "Wie helpt je?",
  helps_or_coordinates: "Helpt het zelf of brengt het hulp samen?",
  where: "Waar?",
};

/** Shown where a source is silent. */
export const NOT_SAID = "Staat niet in mijn bronnen";

export const PERSONAL_KINDS = {
  name: "een naam",
  person: "een naam",
  phone: "een telefoonnummer",
  email: "een e-mailadres",
  address: "een adres",
  postcode: "een postcode",
  birthdate: "een geboortedatum",
  date: "een datum",
  national_number: "een rijksregisternummer",
  iban: "een rekeningnummer",
  url: "een webadres",
};

/**
 * "Vraag 3 van 5" for the position "3/5", "Vraag 3" for "3", and nothing for nothing.
 * @param {unknown} position
 * @returns {string}
 */
export function positionText(position) {
  const [here, all] = String(position ?? "").split("/");
  if (!here) return "";
  return all ? `Vraag ${here} van ${all}` : `Vraag ${here}`;
}

/**
 * "4 vragen beantwoord, 1 overgeslagen".
 * @param {number} answered
 * @param {number} skipped
 * @returns {string}
 */
export function answeredText(answered, skipped) {
  const done = `${answered} ${answered === 1 ? "vraag" : "vragen"} beantwoord`;
  return skipped ? `${done}, ${skipped} overgeslagen` : done;
}
