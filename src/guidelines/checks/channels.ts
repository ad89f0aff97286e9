import { countGraphemes } from '../../text/measure.ts'
import { dayIn } from '../dates.ts'
import { mediaOf, piecesOf, readable, textFor } from '../reading.ts'
import type { CheckedPost, Guideline, Remark } from '../types.ts'

/** Nothing is posted on a dormant channel. */
export function dormantChannel(): Guideline {
  return {
    id: 'dormant-channel',
    title: 'Dormant channels stay silent',
    defaultLevel: 'block',
    where: 'everywhere',
    per: 'channel',
    check: (_post, channel) =>
      channel?.standing === 'dormant' ? [{ path: 'channels', message: `${channel.name} is dormant: we keep the account and post nothing there.`, suggestion: 'Take it off the channels of this post.' }] : [],
  }
}

/** Nothing is said to somebody, or in a conversation, that the team marked "do not engage". */
export function doNotEngage(): Guideline {
  return {
    id: 'do-not-engage',
    title: 'We do not engage',
    defaultLevel: 'block',
    where: 'everywhere',
    check(post, _channel, context) {
      const marked = context.doNotEngage ?? []
      const suggestion = 'Leave it; nothing has to be answered. Ask a lead if you see it differently.'
      const target = marked.find((one) => (one.startsWith('@') ? (post.target ?? '').toLowerCase().includes(`/${one.toLowerCase()}/`) : sameAddress(one, post.target)))
      if (target) return [{ path: 'target', word: target, message: 'The team decided not to engage in this conversation.', suggestion }]
      return piecesOf(post).flatMap(({ path, text }) =>
        marked.flatMap((one) => {
          const start = one.startsWith('@') ? text.toLowerCase().search(new RegExp(`${escape(one.toLowerCase())}(?![\\w@-])`, 'u')) : -1
          return start < 0 ? [] : [{ path, start, end: start + one.length, word: one, message: `The team decided not to engage with ${one}.`, suggestion }]
        }),
      )
    },
  }
}

const sameAddress = (a: string, b: string | undefined) => b !== undefined && a.replace(/\/$/u, '').toLowerCase() === b.replace(/\/$/u, '').toLowerCase()
const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')

/** Days of mourning or crisis, on which nothing is sent. */
export function silenceDays(): Guideline {
  return {
    id: 'silence-days',
    title: 'Days of silence',
    defaultLevel: 'block',
    where: 'everywhere',
    check(post, _channel, context) {
      const at = Date.parse(post.publishAt ?? context.now ?? '')
      if (Number.isNaN(at)) return []
      const day = dayIn(at, context.timezone)
      const chosen = (context.channels ?? []).map((channel) => channel.id)
      return (context.silences ?? [])
        .filter((silence) => silence.from.slice(0, 10) <= day && day <= silence.until.slice(0, 10) && (!silence.channels?.length || silence.channels.some((id) => chosen.includes(id))))
        .map((silence) => ({ path: 'publishAt', message: `We post nothing from ${silence.from.slice(0, 10)} until ${silence.until.slice(0, 10)}: ${silence.reason}.`, suggestion: 'Choose a day after it.' }))
    },
  }
}

/** A post says something. */
export function notEmpty(): Guideline {
  return {
    id: 'empty',
    title: 'A post says something',
    defaultLevel: 'block',
    where: 'everywhere',
    check: (post) => (isEmpty(post) ? [{ path: 'text', message: 'The post is empty.', suggestion: 'Write a text, or add a link or a picture.' }] : []),
  }
}

const isEmpty = (post: CheckedPost) => !piecesOf(post).length && !mediaOf(post).length && !post.link?.trim() && !post.target?.trim() && !post.source

/** What the channel's network takes: the limits come as data with the channel. */
export function withinLimits(): Guideline {
  return {
    id: 'limits',
    title: 'Within the limits of the network',
    defaultLevel: 'block',
    where: 'everywhere',
    per: 'channel',
    check(post, channel) {
      const limits = channel?.limits
      if (!channel || !limits) return []
      const { text, path } = textFor(post, channel)
      const media = mediaOf(post).filter((one) => one.path.startsWith('media.'))
      const size = (channel.measure ?? countGraphemes)(text)
      const remarks: Remark[] = []
      if (limits.needsPicture && !mediaOf(post).length) remarks.push({ path: 'media', message: `${channel.name} takes posts only with a picture.`, suggestion: 'Add one, or take the channel off.' })
      if (limits.pictures !== undefined && media.length > limits.pictures)
        remarks.push({ path: 'media', level: 'warn', message: `${channel.name} shows at most ${limits.pictures} pictures; this post has ${media.length}.`, suggestion: 'Only the first ones will be sent.' })
      if (size > limits.text && post.overflow !== 'thread')
        remarks.push({
          path,
          level: 'hint',
          message: `On ${channel.name} the text is ${size} of ${limits.text} ${limits.unit} long and will be shortened at a sentence.`,
          suggestion: 'Write a shorter variant, or let it become a thread.',
        })
      return remarks
    },
  }
}

/** People and projects that are mentioned exist on the network. Facts come in as `context.handles`. */
export function mentions(): Guideline {
  return {
    id: 'mentions',
    title: 'Mentions lead to somebody',
    defaultLevel: 'warn',
    where: 'server',
    check(post, _channel, context) {
      return piecesOf(post).flatMap(({ path, text }) =>
        Object.entries(context.handles ?? {}).flatMap(([handle, exists]) => {
          const start = exists ? -1 : text.toLowerCase().search(new RegExp(`(?<![\\w.@])${escape(handle.toLowerCase())}(?![\\w@-])`, 'u'))
          return start < 0 ? [] : [{ path, start, end: start + handle.length, word: handle, message: `${handle} could not be found.`, suggestion: 'Check the spelling, or write the name without @.' }]
        }),
      )
    },
  }
}

/** Sponsor posts name their sponsor, with the disclosure that was agreed. */
export function namesSponsor(): Guideline {
  return {
    id: 'sponsor-named',
    title: 'Sponsor posts name the sponsor',
    defaultLevel: 'warn',
    where: 'everywhere',
    check(post) {
      const { sponsor } = post
      if (!sponsor || post.kind === 'reply') return []
      const squeezed = squeeze(piecesOf(post).map(({ text }) => text).join(' '))
      const names = sponsor.name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= 3)
      const remarks: Remark[] = []
      if (squeezed && names.length && !names.some((word) => squeezed.includes(squeeze(word))))
        remarks.push({ path: 'text', message: `The post is for ${sponsor.name}, and does not name them.`, suggestion: `Name ${sponsor.name}, so that the thanks reach them.` })
      if (sponsor.disclosure && !squeezed.includes(squeeze(sponsor.disclosure)))
        remarks.push({ path: 'text', message: `Posts for ${sponsor.name} carry "${sponsor.disclosure}".`, suggestion: `Add "${sponsor.disclosure}".` })
      return remarks
    },
  }
}

const squeeze = (text: string) => readable(text.replaceAll('@', '')).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
