import { NetworkFailure } from '../../domain/failures.ts'
import type { Channel } from '../port.ts'

const authorURN = /^urn:li:(person|organization):[\w-]+$/

/** Who publishes: the channel's setting, else the person whose token it is, as `check` learnt. */
export function readAuthor({ settings, learnt }: Pick<Channel, 'settings' | 'learnt'>): string | undefined {
  return [settings.author, learnt.author].find((value): value is string => typeof value === 'string' && authorURN.test(value.trim()))?.trim()
}

/** @throws NetworkFailure `no-account` */
export function requireAuthor(channel: Channel): string {
  const author = readAuthor(channel)
  if (!author)
    throw new NetworkFailure('no-account', `The channel "${channel.name}" does not say who publishes on LinkedIn. Set its author, as urn:li:person:… or urn:li:organization:….`)
  return author
}

export function isOrganization(author: string): boolean {
  return author.startsWith('urn:li:organization:')
}

/** The last part of a URN. */
export function toId(urn: string): string {
  return urn.slice(urn.lastIndexOf(':') + 1)
}

/** Where the API's answers are signed in to and read by people. In tests and behind proxies that is the same place as the API. */
export function toWebOrigin(baseURL: string): string {
  return baseURL === defaultBaseURL ? 'https://www.linkedin.com' : new URL(baseURL).origin
}

export const defaultBaseURL = 'https://api.linkedin.com'

/** The page of a post. */
export function toPostURL(baseURL: string, urn: string): string {
  return `${toWebOrigin(baseURL)}/feed/update/${urn}/`
}
