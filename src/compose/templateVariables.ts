/** How the values of a variable are written when there are several, or when it is a moment. */
export type VariableKind = 'text' | 'lines' | 'tags' | 'names' | 'date'

/** Every variable of a template, with what it stands for: the list that the admin shows while somebody types. */
export const variables = {
  title: { kind: 'text', description: 'Title of the article' },
  summary: { kind: 'text', description: 'Summary of the article: its SEO description, excerpt or first sentences' },
  quote: { kind: 'text', description: 'Key sentence or pull quote of the article, without quotation marks' },
  speaker: { kind: 'text', description: 'Who said the quote, when the article tells it after a dash' },
  list: { kind: 'lines', description: 'The article’s first short list, one line for each item' },
  url: { kind: 'text', description: 'Address of the article or page; at the end of the post when it is not in the text' },
  tags: { kind: 'tags', description: 'Up to three hashtags; at the end of the post when they are not in the text' },
  author: { kind: 'text', description: 'Authors of the article in one line' },
  authors: { kind: 'names', description: 'Authors of the article, joined with “and”' },
  category: { kind: 'text', description: 'Category of the post' },
  campaign: { kind: 'text', description: 'Name of the campaign' },
  event: { kind: 'text', description: 'Name of the event' },
  place: { kind: 'text', description: 'Where the event takes place' },
  sponsor: { kind: 'text', description: 'Name of the sponsor, or its handle where the network knows one' },
  tier: { kind: 'text', description: 'Tier of the sponsor' },
  website: { kind: 'text', description: 'Website of the sponsor' },
  credit: { kind: 'text', description: 'Who made the picture' },
  date: { kind: 'date', description: 'Day of the article, event or campaign' },
  until: { kind: 'date', description: 'Last day: a deadline, or when the article expires' },
} as const satisfies Record<string, { kind: VariableKind; description: string }>

export type VariableName = keyof typeof variables

/** Filters of a variable, with what they do. Written after a bar: `{summary|max:120}`. */
export const filters = {
  max: { argument: 'number', example: 'max:120', description: 'At most so many characters, cut at a word' },
  first: { argument: 'none', example: 'first', description: 'Only the first sentence, item or tag' },
  lower: { argument: 'none', example: 'lower', description: 'In small letters' },
  hashtag: { argument: 'none', example: 'hashtag', description: 'As a hashtag: #OpenScience' },
  date: { argument: 'form', example: 'date:short', description: 'The form of a date: long (with the year) or short' },
  or: { argument: 'fallback', example: 'or:summary', description: 'Another variable, or words in quotation marks, when it is empty' },
} as const satisfies Record<string, { argument: 'number' | 'none' | 'form' | 'fallback'; example: string; description: string }>

export type FilterName = keyof typeof filters

/** What a template is filled with. Moments are ISO 8601; tags are words or hashtags. */
export type TemplateValues = { readonly [Name in VariableName]?: string | readonly string[] | undefined }

export function isVariableName(name: string): name is VariableName {
  return Object.hasOwn(variables, name)
}

export function isFilterName(name: string): name is FilterName {
  return Object.hasOwn(filters, name)
}

/** The known word that was probably meant, or undefined when none is near. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  const small = word.toLowerCase().slice(0, 40)
  const ranked = known.map((candidate) => ({ candidate, steps: distance(small, candidate) })).sort((a, b) => a.steps - b.steps)
  const best = ranked[0]
  return best && best.steps <= Math.max(1, Math.floor(best.candidate.length / 3)) ? best.candidate : undefined
}

/** How many letters to add, drop or change, or neighbours to swap: "titel" is one step from "title". */
function distance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change, isSwap ? (before[j - 2] ?? 0) + 1 : change))
    }
    before = row
    row = next
  }
  return row[b.length] ?? 0
}
