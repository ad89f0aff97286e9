import { describe, expect, test } from 'vitest'
import type { Content, Draft } from '../../../../src/domain/content.ts'
import { NetworkFailure } from '../../../../src/domain/failures.ts'
import { decideOutcome, defaultRetryRules } from '../../../../src/engine/decideOutcome.ts'
import { createHttp } from '../../../../src/http/http.ts'
import { manual } from '../../../../src/networks/manual/manual.ts'
import type { Channel } from '../../../../src/networks/port.ts'

const network = manual()
const now = new Date('2026-03-02T09:00:00Z')
const channelFor = (settings: Record<string, unknown> = {}): Channel => ({ id: 'c1', name: 'Newsletter', network: 'manual', baseURL: '', settings, learnt: {} })
const picture = { id: 'p', alt: 'A picture' }
const draftOf = (text: string, more: Partial<Draft> = {}): Draft => ({ kind: 'post', text, tags: [], media: [], more: [], overflow: 'shorten', ...more })
const open = (channel = channelFor()) =>
  network.open({
    channel,
    vault: { read: async () => ({}), update: async (change) => change({}) },
    http: createHttp(),
    loadPicture: async () => expect.fail('no picture is needed'),
    now: () => now,
  })

async function publish(content: Content, channel = channelFor()): Promise<{ failure: NetworkFailure; asked: number }> {
  let asked = 0
  const [part = { text: '', media: [] }] = content.parts
  const call = {
    content,
    part,
    partIndex: 0,
    token: 't',
    previous: [],
    memory: {},
    remember: async () => {},
    beforePublish: async () => {
      asked += 1
    },
    signal: new AbortController().signal,
  }
  const failure = await open(channel)
    .publish(call)
    .then(
      () => undefined,
      (error: unknown) => error,
    )
  if (!(failure instanceof NetworkFailure)) throw new Error('It should have been handed to a person.')
  return { failure, asked }
}

describe('a channel that people post on by hand', () => {
  test('hands the post to a person instead of sending it, once the claim holds', async () => {
    const { failure, asked } = await publish(
      { kind: 'post', parts: [{ text: 'Words.', media: [picture, picture] }] },
      channelFor({ where: 'https://www.linkedin.com/newsletters/1/' }),
    )
    expect([failure.code, failure.kind, asked]).toEqual(['by-hand', 'handed', 1])
    expect(failure.message).toBe('Post this by hand on "Newsletter" (https://www.linkedin.com/newsletters/1/), with its 2 pictures. Then say that it is there and paste the link.')
  })

  test('ends as a question to a person at once: nothing is tried again by itself, and other posts go on', async () => {
    const { failure } = await publish({ kind: 'post', parts: [{ text: 'Words.', media: [] }] })
    expect(decideOutcome({ failure, tries: 3, now, rules: defaultRetryRules, jitter: 0 })).toEqual({
      to: 'unknown',
      ask: { evidence: 'Post this by hand on "Newsletter". Then say that it is there and paste the link.' },
      error: { code: 'by-hand', message: failure.message, advice: 'Post it yourself, then say that it is there and paste its link.' },
      channelTrouble: false,
      notSent: false,
    })
  })

  test.each([
    [{ kind: 'share', target: 'https://example.org/x' }, 'Share https://example.org/x by hand on "Newsletter", with its picture.'],
    [{ kind: 'reply', target: 'https://example.org/x' }, 'Answer https://example.org/x by hand on "Newsletter", with its picture.'],
  ] as const)('says what to do: %j', async (more, words) => {
    expect((await publish({ ...more, parts: [{ text: 'Words.', media: [picture] }] })).failure.message).toContain(words)
  })

  test('asks the person all the same when the worker died before it could', async () => {
    const part = { text: 'Words.', media: [] }
    const question = { content: { kind: 'post' as const, parts: [part] }, part, partIndex: 0, token: 't', previous: [], memory: {}, attemptedFrom: now, attemptedUntil: now, now }
    expect(await open(channelFor({ where: 'https://example.org/editor' })).find?.(question)).toEqual({
      answer: 'unsure',
      evidence: 'Post this by hand on "Newsletter" (https://example.org/editor). Then say that it is there and paste the link.',
      lookAt: 'https://example.org/editor',
    })
  })

  test.each(['javascript:alert(1)', 'nonsense', 5, undefined])('takes only a web address as the place: %s', async (where) => {
    expect((await open(channelFor({ where })).check()).url).toBeUndefined()
  })

  test('needs no credentials and is always well', async () => {
    expect(network.requiredCredentials).toEqual([])
    expect(await open().check()).toEqual({ handle: 'Newsletter', name: 'Newsletter', url: undefined, learnt: {} })
  })
})

describe('rendering for people', () => {
  const render = (draft: Draft, settings = {}) => network.render(draft, channelFor(settings))

  test('makes one text of all parts, with link, tags and credit, and keeps all pictures', () => {
    const { content, problems } = render(
      draftOf('One.', {
        link: 'https://example.org/a',
        tags: ['Django'],
        media: [{ ...picture, credit: 'Grace' }],
        more: [{ text: 'Two.', media: [picture] }],
        title: 'A title',
        contentWarning: 'Spiders',
      }),
    )
    expect(content.parts).toEqual([{ text: 'One.\n\nTwo.\n\nhttps://example.org/a\n\n#Django\n\n📷 Grace', media: [{ ...picture, credit: 'Grace' }, picture] }])
    expect(content).toMatchObject({ title: 'A title', contentWarning: 'Spiders', link: 'https://example.org/a' })
    expect(problems).toEqual([])
  })

  test('keeps to the length that the channel names, and not one more', () => {
    expect(render(draftOf('abcde'), { maxLength: 5 })).toMatchObject({ content: { parts: [{ text: 'abcde' }] }, problems: [] })
    const past = render(draftOf('abc def'), { maxLength: 6 })
    expect(past.content.parts[0]?.text.length).toBeLessThanOrEqual(6)
    expect(past.problems).toMatchObject([{ path: 'text', level: 'warn' }])
    expect(render(draftOf('x', { link: 'https://example.org/a-long-one' }), { maxLength: 10 }).problems).toMatchObject([{ path: 'text', level: 'block' }])
    for (const maxLength of [0, -1, 1.5, 'x']) expect(network.limits(channelFor({ maxLength })).text).toBe(20_000)
  })

  test('lets a share have no words of its own', () => {
    expect(render(draftOf('', { kind: 'share', target: 'https://example.org/x' }))).toMatchObject({ content: { kind: 'share', target: 'https://example.org/x' }, problems: [] })
    expect(render(draftOf('', { kind: 'reply', target: 'https://example.org/x' })).problems).toMatchObject([{ path: 'text', level: 'block' }])
  })
})
