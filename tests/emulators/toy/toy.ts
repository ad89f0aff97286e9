import type { Draft, Problem, Rendered } from '../../../src/domain/content.ts'
import { NetworkFailure } from '../../../src/domain/failures.ts'
import type { HttpAnswer, HttpRequest } from '../../../src/http/http.ts'
import type { ChannelContext, Connection, Limits, Network, Receipt } from '../../../src/networks/port.ts'
import { classifyAnswer } from '../../../src/networks/shared/classifyAnswer.ts'
import { fingerprintToken } from '../../../src/networks/shared/fingerprintToken.ts'
import { readRetryAt } from '../../../src/networks/shared/readRetryAt.ts'
import { fitText } from '../../../src/text/fitText.ts'

const limits: Limits = {
  text: 200,
  unit: 'characters',
  measure: (text) => text.length,
  altText: 0,
  picture: { maxBytes: 0, types: [], animated: false },
  rate: { perMinute: 60, burst: 10 },
}
const rules = [
  { status: 403, says: /suspended/, code: 'suspended' },
  { status: 422, says: /too long/, code: 'too-long' },
] as const

/** The network of docs/adding-a-network.md: short texts, nothing else, and a key that makes a repeated call harmless. */
export function toy(): Network {
  return {
    name: 'toy',
    label: 'Toy',
    requiredCredentials: ['accessToken'],
    capabilities: {
      threads: 'none',
      share: 'none',
      quote: false,
      reply: false,
      altText: false,
      contentWarning: false,
      language: false,
      linkCard: 'none',
      maxPictures: 0,
      needsPicture: false,
      moving: 'no',
      delete: true,
      metrics: false,
      mentions: false,
      exactness: 'token',
    },
    limits: () => limits,
    render,
    chooseToken: fingerprintToken,
    open,
  }
}

function render(draft: Draft): Rendered {
  const problems: Problem[] = []
  const { text, fits, shortened } = fitText({ ...draft, body: draft.text.trim(), measure: limits.measure, max: limits.text })
  const say = (path: string, level: Problem['level'], message: string) => problems.push({ path, level, message })
  if (draft.kind !== 'post') say('target', 'block', 'Toy can neither share nor answer. Make it a post with the link.')
  if (text === '') say('text', 'block', 'There is nothing to publish on Toy. Write a text.')
  else if (!fits) say('text', 'block', 'The text cannot be shortened for Toy. Write a shorter one.')
  else if (shortened) say('text', 'warn', 'The text is shortened to the 200 characters of Toy.')
  if (draft.media.length > 0) say('media', 'warn', 'Toy takes no pictures, so they are left out.')
  return { content: { kind: draft.kind, target: draft.target, parts: [{ text, media: [] }] }, problems }
}

function open({ channel, vault, http, now }: ChannelContext): Connection {
  const { host } = new URL(channel.baseURL)

  async function send({ path, ...request }: Omit<HttpRequest, 'url'> & { path: string }, gone: readonly number[] = []): Promise<Record<string, string>> {
    const { accessToken } = await vault.read()
    if (!accessToken) throw new NetworkFailure('not-connected', `The channel "${channel.name}" has no access token.`)
    const answer = await http.send({ ...request, url: new URL(path, channel.baseURL).href, headers: { ...request.headers, authorization: `Bearer ${accessToken}` } })
    const json = answer.json() as Record<string, string> | undefined
    if (gone.includes(answer.status)) return {}
    if (answer.status >= 300 || typeof json !== 'object') throw toFailure(answer, json?.error, request.stage)
    return json
  }
  const toFailure = ({ status, headers }: HttpAnswer, words: string | undefined, stage: HttpRequest['stage'] = 'prepare') =>
    classifyAnswer({ status, words, host, stage, rules, retryAt: readRetryAt(headers, now()) })

  return {
    async publish({ content, part, partIndex, token, beforePublish, signal }): Promise<Receipt> {
      if (content.kind !== 'post' || partIndex > 0 || part.media.length > 0) throw new NetworkFailure('not-supported', 'Toy takes one post of text and nothing else.')
      if (part.text === '') throw new NetworkFailure('empty', 'There is nothing to publish on Toy.')
      if (signal.aborted) throw new NetworkFailure('unreachable', 'The sending was stopped before the post left.')
      await vault.read().then(({ accessToken }) => {
        if (!accessToken) throw new NetworkFailure('not-connected', `The channel "${channel.name}" has no access token.`)
      })
      await beforePublish()
      const { id = '' } = await send({ method: 'POST', path: '/posts', json: { text: part.text }, headers: { 'idempotency-key': token }, stage: 'publish', signal })
      return { remoteId: id, url: `${channel.baseURL}/posts/${id}`, publishedAt: now().toISOString() }
    },
    // Toy keeps its keys for ever.
    find: async () => ({ answer: 'repeat' }),
    async remove({ remoteId }) {
      await send({ method: 'DELETE', path: `/posts/${remoteId}` }, [404])
    },
    async check() {
      const { name } = await send({ path: '/me' })
      if (!name) throw new NetworkFailure('no-account', `${host} does not answer like Toy. Check the address.`)
      return { handle: name, learnt: {} }
    },
  }
}
