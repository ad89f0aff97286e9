import type { Problem } from '../domain/content.ts'
import type { ArticleImage } from './articleImage.ts'
import { isWebAddress } from './articleURL.ts'
import type { ComposedMedia } from './composedPost.ts'
import { connectivesFor } from './connectives.ts'
import { renderTemplate, type TemplateValues } from './template.ts'

/** Why thanks are owed: a sponsor joined, renewed, made an event possible, or supports month by month. */
export type ThanksReason = 'joined' | 'renewed' | 'event' | 'period'

export type ThanksInput = {
  sponsor: {
    name: string
    tier?: string | undefined
    website?: string | undefined
    /** Key in the handle book: the name becomes a mention on the networks where the sponsor has a handle. */
    handleKey?: string | undefined
    logo?: ArticleImage | undefined
  }
  reason: ThanksReason
  /** Name of the event. */
  event?: string | undefined
  /** Text of a template. @default a plain sentence in the language */
  template?: string | undefined
  language?: string | undefined
  timeZone?: string | undefined
  /** Day of the event or of the obligation, ISO 8601. */
  date?: string | undefined
}

export type ComposedThanks = { title: string; text: string; link?: string | undefined; media: ComposedMedia[]; problems: Problem[] }

/** Writes a thank-you to a sponsor or supporter: text with mention, website as link, logo with its alt text. Never throws. */
export function composeThanks(input: ThanksInput): ComposedThanks {
  const { sponsor, reason, language } = input
  const problems: Problem[] = []
  const sentences = connectivesFor(language).thanks
  const standard = reason === 'event' && !input.event ? sentences.joined : sentences[reason]
  const link = sponsor.website !== undefined && isWebAddress(sponsor.website) ? sponsor.website : undefined
  if (sponsor.website && !link)
    problems.push({ path: 'link', level: 'warn', message: `The website of ${sponsor.name} is no full address. Write it with https:// in the sponsor's field “website”.` })
  const hasKey = sponsor.handleKey !== undefined && /^[^{}\n]{1,100}$/u.test(sponsor.handleKey)
  const values: TemplateValues = { sponsor: hasKey ? `@{${sponsor.handleKey}}` : sponsor.name, tier: sponsor.tier, website: link, url: link, event: input.event, date: input.date }
  const locale = { language, timeZone: input.timeZone }
  let rendered = renderTemplate(input.template ?? standard, values, locale)
  const mistake = rendered.problems[0]
  if (mistake || rendered.text === '') {
    if (input.template !== undefined)
      problems.push({
        path: 'text',
        level: 'warn',
        message: `The template for thanking ${sponsor.name} was not used: ${mistake?.message ?? 'nothing is left of it once it is filled.'} A plain sentence stands in.`,
      })
    rendered = renderTemplate(standard, values, locale)
  }
  if (sponsor.name.trim() === '' && !hasKey) problems.push({ path: 'sponsor', level: 'block', message: 'The sponsor has no name. Fill in its name before it is thanked.' })
  const { logo } = sponsor
  if (logo && logo.alt === '')
    problems.push({ path: 'media', level: 'warn', message: `The logo of ${sponsor.name} has no alt text. Describe it in the field “alt” of the picture.` })
  const media = logo ? [{ image: logo.id, alt: logo.alt, ...(logo.credit && { credit: logo.credit }) }] : []
  return { title: [sponsor.name, input.event, reason].filter(Boolean).join(' · '), text: rendered.text, link, media, problems }
}
