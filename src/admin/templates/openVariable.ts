import { filters, variables } from '../../compose/templateVariables.ts'

/** Something that can be written at the cursor. */
export type VariableOption = { insert: string; write: string; description: string }

/** What is being typed in a template before the cursor: the name of a variable, or a filter after a bar. */
export type OpenVariable = { from: number; kind: 'variable' | 'filter'; query: string }

/** Finds what is being typed. Undefined: the cursor is in no braces, or in those of a mention. */
export function openVariable(text: string, cursor: number): OpenVariable | undefined {
  const before = text.slice(0, cursor)
  const match = /(^|[^{@])\{([^{}\n]*)$/u.exec(before)
  if (!match) return undefined
  const inside = match[2] ?? ''
  const bar = inside.lastIndexOf('|')
  const query = (bar < 0 ? inside : inside.slice(bar + 1)).trimStart()
  // Inside an argument there is nothing to choose.
  if (query.includes(':') || query.includes('"') || query.length > 20) return undefined
  return { from: cursor - query.length, kind: bar < 0 ? 'variable' : 'filter', query: query.toLowerCase() }
}

/** The variables or filters that begin with what is typed, then those that have it in their description. */
export function optionsFor({ kind, query }: Pick<OpenVariable, 'kind' | 'query'>): VariableOption[] {
  const all: VariableOption[] =
    kind === 'variable'
      ? Object.entries(variables).map(([name, { description }]) => ({ insert: name, write: `{${name}}`, description }))
      : Object.entries(filters).map(([name, { argument, example, description }]) => ({ insert: argument === 'none' ? name : example, write: `|${example}`, description }))
  const begins = all.filter(({ insert }) => insert.startsWith(query))
  const has = query.length < 3 ? [] : all.filter((option) => !begins.includes(option) && option.description.toLowerCase().includes(query))
  return [...begins, ...has]
}

/** The text with the option in place of what was typed, its brace closed, and where the cursor is then. */
export function insertVariable({ text, cursor, from, insert }: { text: string; cursor: number; from: number; insert: string }): { text: string; cursor: number } {
  const rest = text.slice(cursor).replace(/^[\p{L}\p{N}]*/u, '')
  const closed = /^\s*[}|]/u.test(rest) ? rest : `}${rest}`
  const written = text.slice(0, from) + insert
  return { text: written + closed, cursor: written.length + (closed.startsWith('}') ? 1 : 0) }
}
