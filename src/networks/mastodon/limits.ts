import type { PictureLimits } from '../../pictures/fitPicture.ts'
import { countMastodon } from '../../text/measure.ts'
import type { Channel, Limits } from '../port.ts'

/** What `check` learnt about the server and the account; every value has Mastodon's own default. */
export type Learnt = {
  accountId: string | undefined
  domain: string | undefined
  version: string | undefined
  /** `api_versions.mastodon`: 2 since 4.3, 7 since 4.5. 0 when unknown. */
  apiVersion: number
  characters: number
  charactersPerUrl: number
  pictures: number
  altText: number
  imageBytes: number
  imagePixels: number
  imageTypes: PictureLimits['types']
}

/** Mastodon as it is installed. Source: NETWORKS, `GET /api/v2/instance`. */
const defaults = { apiVersion: 0, characters: 500, charactersPerUrl: 23, pictures: 4, altText: 1500, imageBytes: 16_777_216, imagePixels: 33_177_600 } as const
const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const satisfies PictureLimits['types']

/** The API version of a server that knows `quoted_status_id`. */
export const apiVersionWithQuotes = 7
/** The API version of a server that gives many statuses at once. */
export const apiVersionWithMany = 2

/** Reads what the channel remembers; whatever is missing or nonsense falls back to the default. */
export function readLearnt(learnt: Readonly<Record<string, unknown>>): Learnt {
  const number = (name: keyof typeof defaults): number => {
    const value = learnt[name]
    return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : defaults[name]
  }
  const text = (name: string): string | undefined => (typeof learnt[name] === 'string' ? learnt[name] : undefined)
  const told = Array.isArray(learnt.imageTypes) ? learnt.imageTypes : []
  const types = pictureTypes.filter((type) => told.includes(type))
  return {
    accountId: text('accountId'),
    domain: text('domain'),
    version: text('version'),
    apiVersion: number('apiVersion'),
    characters: number('characters'),
    charactersPerUrl: number('charactersPerUrl'),
    pictures: number('pictures'),
    altText: number('altText'),
    imageBytes: number('imageBytes'),
    imagePixels: number('imagePixels'),
    imageTypes: types.length > 0 ? types : pictureTypes,
  }
}

type Configuration = {
  statuses?: { max_characters?: unknown; characters_reserved_per_url?: unknown; max_media_attachments?: unknown }
  media_attachments?: { description_limit?: unknown; image_size_limit?: unknown; image_matrix_limit?: unknown; supported_mime_types?: unknown }
}
type InstanceDocument = { domain?: unknown; version?: unknown; api_versions?: { mastodon?: unknown }; configuration?: Configuration }

/** What the instance document tells, as JSON to remember. Undefined: this is not a Mastodon-like server. */
export function learnFromInstance(json: unknown): Record<string, unknown> | undefined {
  const document = (typeof json === 'object' && json !== null ? json : {}) as InstanceDocument
  const { statuses, media_attachments: media } = document.configuration ?? {}
  if (typeof document.domain !== 'string' || typeof statuses?.max_characters !== 'number') return undefined
  const learnt = {
    domain: document.domain,
    version: document.version,
    apiVersion: document.api_versions?.mastodon,
    characters: statuses.max_characters,
    charactersPerUrl: statuses.characters_reserved_per_url,
    pictures: statuses.max_media_attachments,
    altText: media?.description_limit,
    imageBytes: media?.image_size_limit,
    imagePixels: media?.image_matrix_limit,
    imageTypes: media?.supported_mime_types,
  }
  return Object.fromEntries(Object.entries(learnt).filter(([, value]) => value !== undefined && value !== null))
}

/** Limits of a channel, from what was learnt. The content warning counts; an address counts as a fixed number. */
export function mastodonLimits(channel: Channel): Limits {
  const learnt = readLearnt(channel.learnt)
  return {
    text: learnt.characters,
    unit: 'characters',
    measure: (text, { contentWarning } = {}) => countMastodon(text, contentWarning ?? '', learnt.charactersPerUrl),
    counting: { as: 'mastodon', perUrl: learnt.charactersPerUrl },
    altText: learnt.altText,
    pictures: learnt.pictures,
    picture: { maxBytes: learnt.imageBytes, maxPixels: learnt.imagePixels, types: learnt.imageTypes, animated: true },
    // 300 requests in five minutes for each token: 120 at once and 30 a minute stay below it with room for uploads.
    rate: { perMinute: 30, burst: 120 },
  }
}
