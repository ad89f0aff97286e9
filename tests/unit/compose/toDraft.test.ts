import { describe, expect, it } from 'vitest'
import { toDraft } from '../../../src/compose/toDraft.ts'

const channel = { id: 1, network: 'mastodon' }

describe('a post on its way to a channel', () => {
  it('has the parameters of its campaign at its link, wherever a part of the thread names it', () => {
    const link = 'https://example.org/leipzig'
    const post = { id: 1, kind: 'post' as const, text: `Come: ${link}`, link, more: [{ text: `How to apply: ${link}` }, { text: 'Nothing to see: https://elsewhere.example/' }] }
    const draft = toDraft({ post, channel, pictures: new Map(), utm: { campaign: 'leipzig' } })
    const tagged = `${link}?utm_source=mastodon&utm_medium=social&utm_campaign=leipzig`
    expect(draft).toMatchObject({ link: tagged, text: `Come: ${tagged}`, more: [{ text: `How to apply: ${tagged}` }, { text: 'Nothing to see: https://elsewhere.example/' }] })
    expect(toDraft({ post, channel, pictures: new Map() })).toMatchObject({ link, text: `Come: ${link}`, more: [{ text: `How to apply: ${link}` }, {}] })
  })
})
