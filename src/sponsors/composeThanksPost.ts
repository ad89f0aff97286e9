import { readImage } from '../compose/articleImage.ts'
import { chooseTemplate, type PostTemplate } from '../compose/chooseTemplate.ts'
import type { DocumentId } from '../compose/fields.ts'
import { composeThanks, type ThanksReason } from '../compose/sponsorThanks.ts'
import type { Obligation, ThanksRule } from '../schedule/obligations.ts'
import { type HandleDoc, type SponsorDoc, thanksAngle } from './sponsorDoc.ts'

const reasons: Readonly<Record<ThanksRule['on'], ThanksReason>> = { joining: 'joined', renewing: 'renewed', event: 'event', month: 'period' }

export type ThanksPostInput = {
  /** With its logo and handle populated. */
  sponsor: SponsorDoc
  obligation: Obligation
  templates: readonly PostTemplate[]
  channels: readonly { id: DocumentId; network: string }[]
  timeZone: string
}

/** The draft of a thank-you as fields of a social post: text of the best template, or a plain sentence; the logo with its alt text and credit. */
export function composeThanksPost({ sponsor, obligation, templates, channels, timeZone }: ThanksPostInput): Record<string, unknown> {
  const [on = 'joining', ...rest] = obligation.key.split(':')
  const event = on === 'event' ? sponsor.events?.find((entry) => String(entry.id) === rest.join(':')) : undefined
  const choose = (network?: string) => chooseThanksTemplate({ templates, on, kind: sponsor.kind ?? 'sponsor', network, language: sponsor.language ?? undefined })
  const write = (template: string | undefined) =>
    composeThanks({
      sponsor: {
        name: sponsor.name,
        tier: sponsor.tier ?? undefined,
        website: sponsor.website ?? undefined,
        handleKey: (sponsor.handles as HandleDoc | null | undefined)?.key,
        logo: readImage(sponsor.logo, undefined)?.image,
      },
      reason: reasons[on as ThanksRule['on']] ?? 'joined',
      event: event?.name,
      date: event?.at ?? obligation.arisesAt.toISOString(),
      template,
      language: sponsor.language ?? undefined,
      timeZone,
    })
  const { title, text, link, media } = write(choose()?.text)
  const variants = [...new Set(channels.map((channel) => channel.network))].flatMap((network) => {
    const template = choose(network)
    return template ? [{ network, text: write(template.text).text }] : []
  })
  return {
    title,
    text,
    link: link ?? null,
    media,
    variants,
    kind: 'post',
    status: 'draft',
    category: 'sponsor',
    lifespan: 'ad-hoc',
    language: sponsor.language ?? null,
    sponsor: sponsor.id,
    channels: channels.map((channel) => channel.id),
    angle: thanksAngle(obligation.key),
  }
}

type Question = { templates: readonly PostTemplate[]; on: string; kind: string; network: string | undefined; language: string | undefined }

/** A template for just this occasion, else one for any; for a supporter or a person its own category first. */
function chooseThanksTemplate({ templates, on, kind, network, language }: Question): PostTemplate | undefined {
  for (const category of [kind, 'sponsor']) {
    const own = templates.filter((template) => template.category === category)
    for (const angle of [on, 'launch']) {
      const found = chooseTemplate(own, { angle, category, source: 'sponsors', network, language })
      if (found) return found
    }
  }
  return undefined
}
