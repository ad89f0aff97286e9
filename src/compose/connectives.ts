/**
 * The few words that join what comes from an article, by language. `{…}` is filled in. Native speakers are welcome to improve
 * them: short, plain, nothing that a person would not say.
 */
export type Connectives = {
  open: string
  close: string
  /** Marks inside the marks. */
  innerOpen: string
  innerClose: string
  from: string
  more: string
  inside: string
  /** Reminds of an article that has nothing more to say than its title. */
  again: string
  by: string
  thanks: { joined: string; renewed: string; event: string; period: string }
  digest: string
  also: string
}

const en: Connectives = {
  open: '“',
  close: '”',
  innerOpen: '‘',
  innerClose: '’',
  from: 'From {title}',
  more: 'More in {title}',
  inside: 'In {title}:',
  again: 'In case you have not read it yet: {title}',
  by: 'By {author}',
  thanks: {
    joined: 'Thank you, {sponsor}, for supporting our work.',
    renewed: 'Thank you, {sponsor}, for supporting us for another year.',
    event: 'Thank you, {sponsor}, for making {event} possible.',
    period: 'Thank you, {sponsor}, for your support this month.',
  },
  digest: 'News, {period}',
  also: 'Also new',
}

const es: Connectives = {
  open: '«',
  close: '»',
  innerOpen: '“',
  innerClose: '”',
  from: 'De {title}',
  more: 'Más en {title}',
  inside: 'En {title}:',
  again: 'Por si aún no lo has leído: {title}',
  by: 'De {author}',
  thanks: {
    joined: 'Gracias a {sponsor} por apoyar nuestro trabajo.',
    renewed: 'Gracias a {sponsor} por apoyarnos un año más.',
    event: 'Gracias a {sponsor} por hacer posible {event}.',
    period: 'Gracias a {sponsor} por su apoyo este mes.',
  },
  digest: 'Novedades, {period}',
  also: 'También',
}

const fr: Connectives = {
  open: '«\u00a0',
  close: '\u00a0»',
  innerOpen: '“',
  innerClose: '”',
  from: 'Extrait de {title}',
  more: 'La suite dans {title}',
  inside: 'Dans {title}\u00a0:',
  again: 'Si vous ne l’avez pas encore lu : {title}',
  by: 'Par {author}',
  thanks: {
    joined: 'Merci à {sponsor} de soutenir notre travail.',
    renewed: 'Merci à {sponsor} de nous soutenir une année de plus.',
    event: 'Merci à {sponsor}, qui rend {event} possible.',
    period: 'Merci à {sponsor} pour son soutien ce mois-ci.',
  },
  digest: 'Nouvelles, {period}',
  also: 'À lire aussi',
}

const de: Connectives = {
  open: '„',
  close: '“',
  innerOpen: '‚',
  innerClose: '‘',
  from: 'Aus {title}',
  more: 'Mehr in {title}',
  inside: 'In {title}:',
  again: 'Falls Sie es noch nicht gelesen haben: {title}',
  by: 'Von {author}',
  thanks: {
    joined: 'Danke an {sponsor} für die Unterstützung unserer Arbeit.',
    renewed: 'Danke an {sponsor} für ein weiteres Jahr Unterstützung.',
    event: 'Danke an {sponsor} für die Unterstützung von {event}.',
    period: 'Danke an {sponsor} für die Unterstützung in diesem Monat.',
  },
  digest: 'Neues, {period}',
  also: 'Außerdem',
}

const pt: Connectives = {
  open: '“',
  close: '”',
  innerOpen: '‘',
  innerClose: '’',
  from: 'De {title}',
  more: 'Mais em {title}',
  inside: 'Em {title}:',
  again: 'Se ainda não leu: {title}',
  by: 'Por {author}',
  thanks: {
    joined: 'Agradecemos a {sponsor} pelo apoio ao nosso trabalho.',
    renewed: 'Agradecemos a {sponsor} por mais um ano de apoio.',
    event: 'Agradecemos a {sponsor} pelo apoio a {event}.',
    period: 'Agradecemos a {sponsor} pelo apoio deste mês.',
  },
  digest: 'Novidades, {period}',
  also: 'Também',
}

const pl: Connectives = {
  open: '„',
  close: '”',
  innerOpen: '«',
  innerClose: '»',
  from: 'Z artykułu {title}',
  more: 'Więcej w artykule {title}',
  inside: 'W artykule {title}:',
  again: 'Jeśli jeszcze tego nie znasz: {title}',
  by: 'Źródło: {author}',
  thanks: {
    joined: 'Dziękujemy za wsparcie naszej pracy, {sponsor}!',
    renewed: 'Dziękujemy za kolejny rok wsparcia, {sponsor}!',
    event: '{event}: dziękujemy za wsparcie, {sponsor}!',
    period: 'Dziękujemy za wsparcie w tym miesiącu, {sponsor}!',
  },
  digest: 'Aktualności, {period}',
  also: 'Ponadto',
}

/** For every other language: marks only, because foreign words in the middle of a text are worse than none. */
const neutral: Connectives = { ...en, from: '{title}', more: '{title}', inside: '{title}', again: '↻ {title}', by: '— {author}', digest: '{period}', also: '+' }

const tables: Readonly<Record<string, Connectives>> = { en, es, fr, de, pt, pl }

/** The connecting words of a language (BCP 47). English when none is given. */
export function connectivesFor(language: string | undefined): Connectives {
  const primary = (language || 'en').toLowerCase().split(/[-_]/u)[0] ?? 'en'
  return Object.hasOwn(tables, primary) ? (tables[primary] ?? neutral) : neutral
}

/** Fills the `{…}` of a connecting phrase. */
export function fill(phrase: string, values: Readonly<Record<string, string>>): string {
  return phrase.replace(/\{(\w+)\}/gu, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? '') : whole))
}

/** A text in the quotation marks of its language. Marks that it had around it go; marks within become inner ones. */
export function inQuotes(text: string, words: Connectives): string {
  const bare = text.trim().replace(/^["“”„«»]\s*([^"“”„«»]*)\s*["“”«»]$/u, '$1')
  let isOpen = false
  const inner = bare.replace(/["“”„«»]/gu, () => {
    isOpen = !isOpen
    return isOpen ? words.innerOpen.trim() : words.innerClose.trim()
  })
  return `${words.open}${inner}${words.close}`
}
