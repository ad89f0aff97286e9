import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPost } from '../../../src/domain/readPost.ts'
import { labelFields } from '../../../src/translations/labelFields.ts'

describe('a social post as a form holds it', () => {
  it('is read with its empty lists, which a form writes as 0', () => {
    expect(readPost({ text: 'Hello', media: 0, more: 0, variants: 0, channels: null, tags: undefined })).toMatchObject({
      text: 'Hello',
      media: [],
      more: [],
      variants: [],
      channels: [],
      tags: [],
      kind: 'post',
      overflow: 'shorten',
    })
  })

  it('keeps what was written, ids and populated documents alike', () => {
    const post = readPost({
      id: 7,
      kind: 'reply',
      overflow: 'thread',
      queue: true,
      publishAt: '2027-03-01T12:00:00.000Z',
      channels: [1, { id: 2, name: 'Main' }],
      source: { relationTo: 'posts', value: { id: 3 } },
      media: [{ image: { id: 4 }, alt: 'A bird' }],
      variants: [{ network: 'bluesky', channel: 2, text: 'Short' }],
      more: [{ text: 'Second part', media: [{ image: 5 }] }],
      tags: ['PyLadies', 3],
    })
    expect(post).toMatchObject({
      id: 7,
      kind: 'reply',
      overflow: 'thread',
      queue: true,
      publishAt: '2027-03-01T12:00:00.000Z',
      channels: [1, 2],
      source: { relationTo: 'posts', value: 3 },
      tags: ['PyLadies'],
    })
    expect(post.media).toEqual([{ image: 4, alt: 'A bird', credit: null }])
    expect(post.variants?.[0]).toMatchObject({ network: 'bluesky', channel: 2, text: 'Short' })
    expect(post.more).toEqual([{ text: 'Second part', media: [{ image: 5, alt: null, credit: null }] }])
  })

  it('never throws, whatever is sent', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('text', 'media', 'more', 'variants', 'card', 'channels', 'source', 'publishAt', 'tags', 'campaign'), fc.jsonValue()), (data) =>
        Array.isArray(readPost(data).media),
      ),
    )
    expect(readPost({ publishAt: 'tomorrow' }).publishAt).toBeNull()
  })
})

describe('labels of fields', () => {
  it('come from the table, deep in rows and lists too, and never over a label that is there', () => {
    const fields = labelFields([
      { type: 'row', fields: [{ name: 'dueAt', type: 'date' }] },
      { name: 'slots', type: 'array', fields: [{ name: 'time', type: 'text' }] },
      { name: 'nobodyNamedIt', type: 'group', fields: [{ name: 'visibility', type: 'text', label: 'Mine' }] },
    ])
    const says = (label: unknown) => (typeof label === 'function' ? (label as (args: unknown) => string)({ t: (key: string) => key }) : label)
    const [row, slots, group] = fields as { label?: unknown; labels?: { singular: unknown }; fields: { label?: unknown }[] }[]
    expect(says(row?.fields[0]?.label)).toBe('socialCampaigns:fieldDueAt')
    expect(says(slots?.labels?.singular)).toBe('socialCampaigns:rowSlots')
    expect(says(slots?.fields[0]?.label)).toBe('socialCampaigns:fieldTime')
    expect(group?.label).toBeUndefined()
    expect(group?.fields[0]?.label).toBe('Mine')
  })
})
