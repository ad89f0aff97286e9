import { type FilterName, filters, isFilterName, isVariableName, nearestWord, type VariableName, variables } from './templateVariables.ts'

export type TemplateFilter = { name: FilterName; argument: string /** The argument was written in quotation marks: words, not a variable. */; isQuoted: boolean }

export type TemplatePart = { kind: 'text'; text: string } | { kind: 'variable'; name: VariableName; filters: TemplateFilter[]; position: number }

/** What is wrong in a template, and where. `position` and `length` are UTF-16 units, for the editor to mark. */
export type TemplateProblem = { position: number; length: number /** From 1. */; line: number; message: string }

export type ParsedTemplate = { parts: TemplatePart[]; problems: TemplateProblem[] }

const longestTemplate = 5_000

/** A person mends a few at a time. */
const mostProblems = 50

/**
 * Reads a template. `{title}` is a variable, `{summary|max:120}` one with a filter, `{{` and `}}` are braces, and
 * `@{key}` is a mention from the handle book, which stays as it is. Never throws: what is wrong is a problem.
 */
export function parseTemplate(template: string): ParsedTemplate {
  const text = template.slice(0, longestTemplate)
  const parts: TemplatePart[] = []
  const problems: TemplateProblem[] = []
  const say = (position: number, length: number, message: string) => {
    if (problems.length < mostProblems) problems.push({ position, length, line: text.slice(0, position).split('\n').length, message })
  }
  let words = ''
  let at = 0
  const closeWords = () => {
    if (words !== '') parts.push({ kind: 'text', text: words })
    words = ''
  }
  if (template.length > longestTemplate) say(longestTemplate, template.length - longestTemplate, `The template is longer than ${longestTemplate} characters. Shorten it.`)
  while (at < text.length) {
    const next = text.slice(at).search(/[{}]/u)
    if (next < 0) break
    words += text.slice(at, at + next)
    at += next
    const brace = text[at] ?? ''
    if (text[at + 1] === brace || brace === '}') {
      words += brace
      at += text[at + 1] === brace ? 2 : 1
      continue
    }
    const end = findEnd(text, at + 1)
    if (end === undefined) {
      say(at, 1, 'This “{” is never closed. Write “}” after the name of the variable, or “{{” for a brace.')
      words += brace
      at += 1
      continue
    }
    const inside = text.slice(at + 1, end)
    if (words.endsWith('@') && !inside.includes('{')) words += `{${inside}}`
    else {
      closeWords()
      const part = readVariable(inside, at, say)
      if (part) parts.push(part)
    }
    at = end + 1
  }
  words += text.slice(at)
  closeWords()
  return { parts, problems }
}

/** The brace that closes a variable: on the same line, and not inside quotation marks. */
function findEnd(text: string, from: number): number | undefined {
  let mark = ''
  for (let at = from; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (sign === '\n') return undefined
    if (mark !== '') mark = closes(mark, sign) ? '' : mark
    else if (sign === '"' || sign === '“') mark = sign
    else if (sign === '}') return at
    else if (sign === '{') return undefined
  }
  return undefined
}

/** Word processors turn straight marks into curly ones. */
function closes(open: string, sign: string): boolean {
  return open === '"' ? sign === '"' : sign === '”' || sign === '"'
}

type Say = (position: number, length: number, message: string) => void

function readVariable(inside: string, position: number, say: Say): TemplatePart | undefined {
  const [written = '', ...rest] = splitBars(inside)
  const name = written.trim().toLowerCase()
  const length = inside.length + 2
  if (name === '') {
    say(position, length, 'There is no name between these braces. Write the name of a variable, or “{{” for a brace.')
    return undefined
  }
  const read = rest.flatMap((filter) => readFilter(filter.trim(), name, position, length, say) ?? [])
  if (isVariableName(name)) return { kind: 'variable', name, filters: read, position }
  say(
    position,
    length,
    `There is no variable {${written.trim().slice(0, 40)}}. ${hint(nearestWord(name, Object.keys(variables)), (word) => `Did you mean {${word}}?`, 'Choose one from the list of variables.')}`,
  )
  return undefined
}

function readFilter(written: string, variable: string, position: number, length: number, say: Say): TemplateFilter | undefined {
  const colon = written.indexOf(':')
  const name = (colon < 0 ? written : written.slice(0, colon)).trim().toLowerCase()
  const raw = colon < 0 ? '' : written.slice(colon + 1).trim()
  const quoted = /^["“](.*)["”]$/su.exec(raw)
  const argument = quoted?.[1] ?? raw
  if (!isFilterName(name)) {
    say(
      position,
      length,
      `There is no filter “${name.slice(0, 40)}” for {${variable}}. ${hint(nearestWord(name, Object.keys(filters)), (word) => `Did you mean “${word}”?`, `The filters are ${Object.keys(filters).join(', ')}.`)}`,
    )
    return undefined
  }
  const wrong = wrongArgument(name, argument, quoted !== null, variable)
  if (wrong === undefined) return { name, argument, isQuoted: quoted !== null }
  say(position, length, wrong)
  return undefined
}

function wrongArgument(name: FilterName, argument: string, isQuoted: boolean, variable: string): string | undefined {
  const kind = filters[name].argument
  if (kind === 'none') return argument === '' ? undefined : `The filter “${name}” of {${variable}} takes nothing after it. Write {${variable}|${name}}.`
  if (kind === 'number') return /^[1-9]\d{0,3}$/u.test(argument) ? undefined : `The filter “max” of {${variable}} needs a number from 1 to 9999, as in {${variable}|max:120}.`
  if (kind === 'form') {
    if (isVariableName(variable) && variables[variable].kind !== 'date') return `The filter “date” is for dates, and {${variable}} is none. Use it with {date} or {until}.`
    return argument === 'long' || argument === 'short' ? undefined : `The filter “date” of {${variable}} is “date:long” or “date:short”.`
  }
  if (isQuoted || isVariableName(argument.toLowerCase())) return undefined
  const near = nearestWord(argument, Object.keys(variables))
  if (argument === '') return `The filter “or” of {${variable}} needs another variable or words in quotation marks, as in {${variable}|or:"our team"}.`
  return `There is no variable “${argument.slice(0, 40)}” for the filter “or” of {${variable}}. ${hint(near, (word) => `Did you mean “${word}”? `, '')}Put words in quotation marks: or:"our team".`
}

function hint(word: string | undefined, found: (word: string) => string, otherwise: string): string {
  return word === undefined ? otherwise : found(word)
}

function splitBars(inside: string): string[] {
  const pieces = ['']
  let mark = ''
  for (const sign of inside) {
    if (mark !== '') mark = closes(mark, sign) ? '' : mark
    else if (sign === '"' || sign === '“') mark = sign
    if (sign === '|' && mark === '') pieces.push('')
    else pieces[pieces.length - 1] += sign
  }
  return pieces
}
