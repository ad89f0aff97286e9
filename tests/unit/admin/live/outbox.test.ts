import { describe, expect, it } from 'vitest'
import { emptyOutbox, newKey, type OutboxPart, parseOutbox, toHanded, withPart } from '../../../../src/admin/live/outbox.ts'
import { type Counted, findStrictest } from '../../../../src/admin/live/strictest.ts'

const part = (key: string): OutboxPart => ({ key, text: `Part ${key}`, alt: '', hasPicture: false, image: null, refused: null })

describe('the outbox of a phone', () => {
  it('comes back from the browser as it was kept, and empty when that cannot be read', () => {
    const outbox = { draft: 'And there is', parts: [part('one'), { ...part('two'), hasPicture: true, image: 7 }] }
    expect(parseOutbox(JSON.stringify(outbox))).toEqual(outbox)
    for (const broken of [null, '', '{', '[]', '{"parts":[{"text":"no key"}]}']) expect(parseOutbox(broken)).toEqual(emptyOutbox)
  })

  it('keeps the order of its parts', () => {
    const outbox = { draft: '', parts: ['one', 'two', 'three'].map(part) }
    expect(withPart(outbox, 'two', { refused: 'Too long.' }).parts.map(({ key, refused }) => [key, refused])).toEqual([
      ['one', null],
      ['two', 'Too long.'],
      ['three', null],
    ])
    expect(withPart(outbox, 'one', null).parts.map(({ key }) => key)).toEqual(['two', 'three'])
  })

  it('tries again with the same key whatever it cannot know, and gives back only what was surely refused', () => {
    const handed = (status: number | undefined) => toHanded({ ok: false, status, message: 'Said.' }, 'Not done.').kind
    expect([undefined, 409, 429, 500, 502, 504].map(handed)).toEqual(Array(6).fill('later'))
    expect([400, 401, 403, 404, 413].map(handed)).toEqual(Array(5).fill('refused'))
    expect(toHanded({ ok: true }, 'Not done.')).toEqual({ kind: 'taken' })
  })

  it('names every part differently, in letters that the server takes', () => {
    const keys = Array.from({ length: 200 }, newKey)
    expect(new Set(keys).size).toBe(200)
    expect(keys.every((key) => /^[\w-]{1,64}$/.test(key))).toBe(true)
  })
})

describe('the counter', () => {
  it('is that of the channel with the least room left, as its network counts', () => {
    const channels: Counted[] = [
      { name: 'Fosstodon', max: 500, counting: { as: 'mastodon', perUrl: 23 } },
      { name: 'Sky', max: 300, counting: { as: 'bluesky' } },
      { name: 'Page', max: 63_206, counting: { as: 'characters' } },
    ]
    expect(findStrictest('Hello', channels)).toEqual({ channel: 'Sky', count: 5, max: 300, left: 295 })
    const link = `https://example.org/${'a'.repeat(480)}`
    expect(findStrictest(link, channels.slice(0, 1))?.count).toBe(23)
    expect(findStrictest('Hello', [])).toBeUndefined()
  })
})
