import { NetworkFailure } from '../../domain/failures.ts'
import { toStored } from '../../domain/storedSentences.ts'
import type { Capabilities, Channel, ChannelContext, Connection, FindQuestion, Limits, Network, PublishCall } from '../port.ts'
import { fingerprintToken } from '../shared/fingerprintToken.ts'
import { renderManual } from './render.ts'

const capabilities: Capabilities = {
  threads: 'joined',
  share: 'native',
  quote: true,
  reply: true,
  altText: true,
  contentWarning: true,
  language: true,
  linkCard: 'none',
  maxPictures: 50,
  needsPicture: false,
  moving: 'yes',
  delete: false,
  metrics: false,
  mentions: false,
  exactness: 'person',
}

/** Longest text when the channel names no other (`manual.maxLength`). */
const defaultLength = 20_000

/**
 * Places without an API (a newsletter, a forum). Nothing is ever sent: at the due time the finished text and pictures become a question to a person, who
 * posts by hand, says that it is there and pastes the link. Needs no credentials. Channel settings: `manual.where` (the address at which it is posted) and
 * `manual.maxLength`.
 */
export function manual(): Network {
  return {
    name: 'manual',
    label: 'By hand',
    defaultBaseURL: '',
    requiredCredentials: [],
    capabilities,
    limits: manualLimits,
    render: (draft, channel) => renderManual(draft, { limits: manualLimits(channel), maxPictures: capabilities.maxPictures, language: channel.language }),
    chooseToken: fingerprintToken,
    open: openManual,
  }
}

function manualLimits({ settings }: Channel): Limits {
  const { maxLength } = settings
  return {
    text: typeof maxLength === 'number' && Number.isInteger(maxLength) && maxLength > 0 ? maxLength : defaultLength,
    unit: 'characters',
    measure: (text) => text.length,
    altText: 10_000,
    picture: { maxBytes: 50_000_000, types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'], animated: true },
    rate: { perMinute: 600, burst: 600 },
  }
}

function openManual({ channel }: ChannelContext): Connection {
  return {
    async publish(call) {
      await call.beforePublish()
      throw new NetworkFailure('by-hand', toTask(channel, call))
    },
    // A worker that died before it could ask: the person is asked all the same.
    find: async (question) => ({ answer: 'unsure', evidence: toTask(channel, question), lookAt: readWhere(channel) }),
    check: async () => ({ handle: channel.handle ?? channel.name, name: channel.name, url: readWhere(channel), learnt: {} }),
  }
}

/** What the person is asked to do, in one or two sentences. The text and the pictures are in the delivery. */
function toTask(channel: Channel, { content, part }: Pick<PublishCall | FindQuestion, 'content' | 'part'>): string {
  const what = ({ post: 'Post', share: 'Share', reply: 'Answer' } as const)[content.kind]
  const number = part.media.length
  const pictures = number === 1 ? toStored('itsPicture') : toStored('itsPictures', { number })
  const link = readWhere(channel)
  const where = `"${channel.name}"${link ? ` (${link})` : ''}`
  return toStored(`storedHand${what}${number > 0 ? 'Pictures' : ''}`, { where, pictures, target: content.target ?? '' })
}

function readWhere({ settings }: Channel): string | undefined {
  const { where } = settings
  return typeof where === 'string' && /^https?:\/\//.test(where.trim()) && URL.canParse(where.trim()) ? where.trim() : undefined
}
