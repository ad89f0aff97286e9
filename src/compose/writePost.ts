import { type AngleText, composeFurther, composeLaunch, composeReminder, findMaterials, type Material } from './angles.ts'
import type { Article } from './articleShape.ts'
import { articleValues } from './articleValues.ts'
import { chooseTemplate, isNamed } from './chooseTemplate.ts'
import type { ComposedPost, ComposedVariant, ComposeInput, ComposeProblem, PromotionPlanItem } from './composedPost.ts'
import { normalise, repeats } from './sameWords.ts'
import { renderTemplate, type TemplateValues } from './template.ts'
import { composeVariants } from './variants.ts'

/** What is to be written: an item of the plan, by its place, for these networks, beside these earlier posts on the same channels. */
type Order = { index: number; key: string; networks: readonly string[]; earlier: readonly ComposedPost[] }

/** `text` is undefined when there is nothing to say that was not said. */
type Written = { text: string | undefined; variants: ComposedVariant[]; problems: ComposeProblem[] }

/** Gives each item of a plan its own piece of the article, and lets a fitting template write instead. */
export function createWriter({ input, plan, tags }: { input: ComposeInput; plan: readonly PromotionPlanItem[]; tags: readonly string[] }): (order: Order) => Written {
  const { article, templates = [], category, campaign } = input
  const language = input.language ?? article.language
  const pieces = assignMaterials(plan, findMaterials(article))
  const firstFurther = plan.findIndex((item) => item.angle !== 'launch')
  const keepListForLater = [...pieces.values()].some((piece) => piece.kind === 'list')
  const values: TemplateValues = { ...articleValues(article, { tags, date: input.wentLiveAt }), category, campaign, ...input.values }

  const compose = (item: PromotionPlanItem, index: number): AngleText | undefined => {
    if (item.angle === 'launch') return composeLaunch(article, { language, keepListForLater })
    const piece = pieces.get(index)
    if (piece) return composeFurther(article, piece, language)
    // A short article still gets its second post: a reminder, once.
    return index === firstFurther ? composeReminder(article, language) : undefined
  }

  const fillTemplate = (item: PromotionPlanItem, key: string, network: string | undefined, problems: ComposeProblem[]): string | undefined => {
    const template = chooseTemplate(templates, { named: item.template, angle: item.angle, category, source: article.collection, network, language })
    if (!template) return undefined
    const rendered = renderTemplate(template.text, values, { language, timeZone: input.timeZone })
    const mistake = rendered.problems[0]
    if (mistake) problems.push(about(key, 'warn', `The template ${template.name ? `“${template.name}” ` : ''}was not used for “${key}”: ${mistake.message}`))
    return mistake || rendered.text === '' ? undefined : rendered.text
  }

  return ({ index, key, networks, earlier }) => {
    const item = plan[index] ?? { angle: 'launch' }
    const problems: ComposeProblem[] = []
    const { template } = item
    if (template !== undefined && !templates.some((one) => isNamed(one, template)))
      problems.push(about(key, 'warn', `The promotion plan asks for the template “${template}”, which does not exist. “${key}” is written without it; choose another template.`))
    const filled = fillTemplate(item, key, undefined, problems)
    const isRepeated = filled !== undefined && earlier.some((post) => normalise(post.text) === normalise(filled))
    if (isRepeated)
      problems.push(about(key, 'hint', `The template of “${key}” gives the same words as an earlier post, so the text was written from the article instead. Change the template.`))
    const isFilled = filled !== undefined && !isRepeated
    const composed = isFilled ? { text: filled, bare: filled, news: filled } : compose(item, index)
    const isSaid = composed !== undefined && !isFilled && composed.news !== '' && earlier.some((post) => repeats(composed.news, post.text, 0.8))
    if (composed === undefined || composed.text.trim() === '' || isSaid) return { text: undefined, variants: [], problems: [...problems, nothingToSay(article, key)] }
    const own = composeVariants({ composed, articleTitle: article.title, networks })
    const variants = networks.flatMap((network): ComposedVariant[] => {
      const variant = own.find((one) => one.network === network)
      const text = fillTemplate(item, key, network, problems) ?? variant?.text
      return text === undefined ? [] : [{ ...variant, network, text }]
    })
    return { text: composed.text, variants, problems }
  }
}

/** `angle-2` always gets the best piece, `angle-3` the next, whatever else is in the plan; other names get what is left. By place in the plan. */
function assignMaterials(plan: readonly PromotionPlanItem[], materials: readonly Material[]): Map<number, Material> {
  const pieces = new Map<number, Material>()
  const free = new Set(materials)
  const further = [...plan.entries()].filter(([, item]) => item.angle !== 'launch')
  const give = (index: number, material: Material | undefined) => {
    if (material && free.delete(material)) pieces.set(index, material)
  }
  for (const [index, item] of further) {
    const number = /^angle-([2-9]|[1-9]\d)$/u.exec(item.angle)?.[1]
    if (number !== undefined) give(index, materials[Number(number) - 2])
  }
  for (const [index] of further) if (!pieces.has(index)) give(index, [...free][0])
  return pieces
}

function nothingToSay(article: Article, key: string): ComposeProblem {
  if (article.title === '' && !article.summary)
    return about(key, 'block', `“${key}” was not written: the ${article.collection} document has no title and no text. Fill in its title or summary.`)
  return about(
    key,
    'hint',
    `“${key}” was not written: the article has nothing more to say that the earlier posts do not say already. Add a quote, a list or a few sentences to it, or write the post by hand.`,
  )
}

function about(key: string, level: ComposeProblem['level'], message: string): ComposeProblem {
  return { key, path: 'text', level, message }
}
