import type { Problem } from '../domain/content.ts'
import { fillVariable, type TemplateLocale } from './fillVariable.ts'
import { type ParsedTemplate, parseTemplate, type TemplatePart, type TemplateProblem } from './parseTemplate.ts'
import type { TemplateValues, VariableName } from './templateVariables.ts'

export type { TemplateLocale } from './fillVariable.ts'
export { type ParsedTemplate, parseTemplate, type TemplateFilter, type TemplatePart, type TemplateProblem } from './parseTemplate.ts'
export { filters, type TemplateValues, type VariableName, variables } from './templateVariables.ts'

/** What a person is told when a template is saved. Each blocks: a template with a mistake would be filled wrongly for weeks. */
export function checkTemplate(template: string, path = 'text'): (Problem & TemplateProblem)[] {
  const { parts, problems } = parseTemplate(template)
  const found = problems.map((problem) => ({ ...problem, path, level: 'block' as const, message: problem.line > 1 ? `Line ${problem.line}: ${problem.message}` : problem.message }))
  const isEmpty = parts.every((part) => part.kind === 'text' && part.text.trim() === '')
  if (found.length === 0 && isEmpty)
    return [
      {
        path,
        level: 'block',
        position: 0,
        length: template.length,
        line: 1,
        message: 'The template is empty. Write a text, with variables like {title} where the article’s words go.',
      },
    ]
  return found
}

/** `missing`: variables that had no value, each once. */
export type RenderedTemplate = { text: string; missing: VariableName[]; problems: TemplateProblem[] }

/**
 * Fills a template. A line whose variables are all empty is dropped with its fixed words; blank lines never pile up. What is in
 * a value is never read as a template again. Never throws.
 */
export function renderTemplate(template: string | ParsedTemplate, values: TemplateValues, locale: TemplateLocale = {}): RenderedTemplate {
  const parsed = typeof template === 'string' ? parseTemplate(template) : template
  const missing = new Set<VariableName>()
  const lines: string[] = []
  for (const line of toLines(parsed.parts)) {
    let text = ''
    let hasVariable = false
    let hasValue = false
    for (const part of line) {
      if (part.kind === 'text') {
        text += part.text
        continue
      }
      const filled = fillVariable(part, values, locale)
      hasVariable = true
      if (filled === '') missing.add(part.name)
      else hasValue = true
      text += filled
    }
    if (!hasVariable) lines.push(text)
    else if (hasValue) lines.push(text.trimEnd())
  }
  return {
    text: lines
      .join('\n')
      .replace(/\n(?:[ \t]*\n){2,}/gu, '\n\n')
      .trim(),
    missing: [...missing],
    problems: parsed.problems,
  }
}

function toLines(parts: readonly TemplatePart[]): TemplatePart[][] {
  const lines: TemplatePart[][] = [[]]
  for (const part of parts) {
    if (part.kind === 'variable') lines.at(-1)?.push(part)
    else {
      const [first = '', ...rest] = part.text.split(/\r\n|\r|\n/u)
      lines.at(-1)?.push({ kind: 'text', text: first })
      for (const text of rest) lines.push([{ kind: 'text', text }])
    }
  }
  return lines
}
