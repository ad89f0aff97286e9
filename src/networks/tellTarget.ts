import type { Content } from '../domain/content.ts'
import type { Network } from './port.ts'

type Telling = { network: Pick<Network, 'label' | 'capabilities'>; wanted: 'share' | 'reply'; content: Content; isFound: boolean }

/**
 * What becomes of a share or an answer on one network, in words: what the network does itself, or the nearest thing that is offered instead. Told from
 * what was rendered, so it is what happens. Pure.
 */
export function tellTarget({ network: { label, capabilities }, wanted, content, isFound }: Telling): string {
  const hasWords = content.parts.some(({ text, media }) => text.trim() !== '' || media.length > 0)
  if (wanted === 'reply') {
    if (!capabilities.reply) return `${label} lets no app answer posts. Take the channel off, or make this a post of its own that carries the link.`
    return isFound ? 'Goes out as an answer under this post.' : 'Only a post there can be answered. Take the channel off, or make this a post of its own that carries the link.'
  }
  if (capabilities.share === 'none') return `${label} has no way to share posts. Take the channel off, or make this a post of its own.`
  if (content.kind === 'post' || capabilities.share === 'link') {
    const why =
      capabilities.share === 'link' ? `${label} lets no app share posts` : isFound ? `${label} does not share posts together with words of one’s own` : `it is no post on ${label}`
    return `Goes out as a post with the link and a line of credit: ${why}.`
  }
  return hasWords && capabilities.quote ? 'Goes out as a quote: your words, with this post in them.' : 'Is passed on as it is, under its author’s name.'
}
