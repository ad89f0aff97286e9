import type { DocumentId } from './fields.ts'

/** A template as the composer sees it. What is left out fits everything; without an angle it is for the launch. */
export type PostTemplate = {
  id?: DocumentId | undefined
  name?: string | undefined
  text: string
  angle?: string | undefined
  category?: string | undefined
  /** Slug of the source collection. */
  source?: string | undefined
  network?: string | undefined
  language?: string | undefined
}

export type TemplateQuestion = {
  /** The template that the plan names, by its id or name: it fits whatever its angle is. */
  named?: DocumentId | undefined
  angle: string
  category?: string | undefined
  source: string
  /** Undefined asks for the text of all networks. */
  network?: string | undefined
  language?: string | undefined
}

/** The template that fits best: the one that asks for most and gets all of it. Of equals the first. */
export function chooseTemplate(templates: readonly PostTemplate[], question: TemplateQuestion): PostTemplate | undefined {
  let best: { template: PostTemplate; weight: number } | undefined
  for (const template of templates) {
    const weight = weigh(template, question)
    if (weight !== undefined && (!best || weight > best.weight)) best = { template, weight }
  }
  return best?.template
}

/** Whether any template has the id or name that a plan asks for. */
export function isNamed(template: PostTemplate, named: DocumentId): boolean {
  return (template.id !== undefined && String(template.id) === String(named)) || template.name === named
}

function weigh(template: PostTemplate, question: TemplateQuestion): number | undefined {
  if (template.network !== question.network) return undefined
  const isChosen = question.named !== undefined && isNamed(template, question.named)
  if (!isChosen && (template.angle ?? 'launch') !== question.angle) return undefined
  if (template.language !== undefined && primary(template.language) !== primary(question.language)) return undefined
  if (isChosen) return 100
  if (template.category !== undefined && template.category !== question.category) return undefined
  if (template.source !== undefined && template.source !== question.source) return undefined
  return (template.category !== undefined ? 8 : 0) + (template.source !== undefined ? 4 : 0) + (template.language !== undefined ? 2 : 0) + (template.angle !== undefined ? 1 : 0)
}

function primary(language: string | undefined): string | undefined {
  return language?.toLowerCase().split(/[-_]/u)[0]
}
