import type { PayloadRequest } from 'payload'
import type { Article } from '../compose/articleShape.ts'
import { articleValues } from '../compose/articleValues.ts'
import { renderTemplate, type TemplateValues } from '../compose/template.ts'
import { type ChannelDoc, refId } from '../domain/documents.ts'
import type { House } from '../house.ts'
import { isOver, type SponsorDoc } from '../sponsors/sponsorDoc.ts'
import { toHashtag } from '../text/hashtags.ts'
import type { ArticleRef, CampaignDoc, StepDoc } from './campaignDoc.ts'
import { type ArticleDoc, isLive, readArticle } from './composeArticle.ts'
import { findDocs } from './docs.ts'
import { promotionOf } from './promotionOf.ts'

/** What the steps of a launch are written from. */
export type StepMaterial = {
  article: Article | undefined
  source: ArticleRef | undefined
  /** What holds the posts back while the article is not public, and whether it is. */
  promotion: string | number | undefined
  isLive: boolean
  values: TemplateValues
  timeZone: string
  /** What the campaign is written in, where it says so; else a step speaks as its channels do. */
  language: string | undefined
  /** Sponsors of the campaign that are none any more. */
  formerSponsors: string[]
}
type Named = Pick<SponsorDoc, 'id' | 'name' | 'tier' | 'website' | 'cancelled' | 'endsAt'> & { handles?: unknown }

/** Reads what a campaign's texts may name: its first article, its sponsors, its moment. */
export async function readStepMaterial({ house, req, campaign, timeZone }: { house: House; req: PayloadRequest; campaign: CampaignDoc; timeZone: string }): Promise<StepMaterial> {
  const [source] = campaign.articles ?? []
  const articleId = refId(source?.value)
  const [doc] = source && articleId !== undefined ? await findDocs<ArticleDoc>(req, source.relationTo, { id: { equals: articleId } }, { depth: 1 }) : []
  const article = doc && source ? readArticle(house, req, source.relationTo, doc) : undefined
  const sponsorIds = (campaign.sponsors ?? []).map((sponsor) => refId(sponsor)).filter((id) => id !== undefined)
  const named = sponsorIds.length > 0 ? await findDocs<Named>(req, house.slugs.sponsors, { id: { in: sponsorIds } }) : []
  const now = house.runtime(req.payload).now()
  const sponsors = named.filter((sponsor) => !isOver(sponsor, now))
  const formerSponsors = named.filter((sponsor) => isOver(sponsor, now)).map(({ name }) => name)
  const tags = (article?.tags ?? []).map(toHashtag).slice(0, 3)
  const values: TemplateValues = {
    ...(article ? articleValues(article, { tags }) : {}),
    campaign: campaign.name,
    event: article?.title ?? campaign.name,
    sponsor: sponsors.map((sponsor) => sponsor.name).join(', ') || undefined,
    tier: sponsors[0]?.tier ?? undefined,
    website: sponsors[0]?.website ?? undefined,
    date: campaign.anchorAt ?? undefined,
  }
  return {
    article,
    source: doc && source ? { relationTo: source.relationTo, value: doc.id } : undefined,
    promotion: doc && source ? await promotionOf({ house, req }, source.relationTo, doc) : undefined,
    isLive: doc !== undefined && isLive(doc),
    values,
    timeZone,
    language: campaign.languages?.[0],
    formerSponsors,
  }
}

/** The words of one step, or why there are none. */
export function writeStep(
  step: StepDoc,
  material: StepMaterial,
  templates: ReadonlyMap<string, { name?: string | undefined; text: string }>,
  channels: readonly ChannelDoc[],
): { text: string; link: string | undefined } | { path: string; message: string } {
  const id = refId(step.template)
  const own = step.text?.trim()
  if (!own && id === undefined) return { path: 'text', message: 'This step says nothing. Write a text, or choose a template.' }
  const template = own ? { name: undefined, text: own } : templates.get(id ?? '')
  const path = own ? 'text' : 'template'
  const what = own ? 'this text' : `the template “${template?.name ?? 'of this step'}”`
  if (!template) return { path, message: 'The template of this step does not exist any more, or has ended. Choose another one, or write a text.' }
  const { text, problems, missing } = renderTemplate(template.text, material.values, {
    language: material.language ?? commonLanguage(channels) ?? material.article?.language,
    timeZone: material.timeZone,
  })
  const [mistake] = problems
  if (mistake) return { path, message: `${what.charAt(0).toUpperCase()}${what.slice(1)} has a mistake: ${mistake.message}` }
  const [former] = material.formerSponsors
  if (former && missing.some((name) => name === 'sponsor' || name === 'tier' || name === 'website'))
    return { path, message: `${former} is no sponsor any more, and ${what} names a sponsor. Attach another one, or change the words.` }
  if (text === '')
    return {
      path,
      message: `Nothing is left of ${what}: ${missing.map((name) => `{${name}}`).join(', ')} has no value here. Attach an article or a sponsor, or write a text.`,
    }
  return { text, link: step.link?.trim() || firstLink(text) || material.article?.url }
}

/** The language of all channels of a step, if they have one. */
function commonLanguage(channels: readonly ChannelDoc[]): string | undefined {
  const [first, ...others] = new Set(channels.map(({ language }) => language || undefined))
  return others.length === 0 ? first : undefined
}

/** The first web address in a text, so that it gets the campaign's parameters too. */
function firstLink(text: string): string | undefined {
  return /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/u.exec(text)?.[0]
}
