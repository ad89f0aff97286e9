import { describe, expect, test } from 'vitest'
import type { Content } from '../../../src/domain/content.ts'
import type { Receipt } from '../../../src/networks/port.ts'
import type { Reach } from '../suite.ts'
import { contentOf, failureOf, picture, textMeasuring } from '../world.ts'

/** What goes out is what was written, and what a network cannot do is refused in words. */
export function promisePublishing(reach: Reach): void {
  describe('publishing', () => {
    test('publishes a text and gives a receipt that leads to it', async () => {
      const { network, publish, own, harness } = reach()
      const receipt = await publish(contentOf(network, 'Hello from the contract.'))
      const posts = await own()
      expect(posts.map((post) => post.text)).toEqual(['Hello from the contract.'])
      expect(receipt.remoteId).toBe(posts[0]?.remoteId)
      expect(new URL(receipt.url).protocol).toMatch(/^https?:$/)
      expect(Math.abs(new Date(receipt.publishedAt).getTime() - harness.clock.now().getTime())).toBeLessThan(24 * 3_600_000)
      expect(JSON.parse(JSON.stringify(receipt))).toEqual(receipt)
    })

    test.each([
      ['emoji made of several signs', 'Family 👩‍👩‍👧‍👦, flag 🏳️‍🌈, thumbs 👍🏽.'],
      ['scripts of the world', 'Grüße, Łódź, Ελλάδα, 日本語のテキスト, العربية, עברית.'],
      ['lines and quotes', 'One.\n\nTwo: "quoted" & <not markup> \\ 100 % — done…'],
    ])('carries %s unchanged', async (_name, text) => {
      const { network, publish, own } = reach()
      await publish(contentOf(network, text))
      expect((await own()).map((post) => post.text.normalize('NFC'))).toEqual([text.normalize('NFC')])
    })

    test('accepts a text exactly at the limit and refuses one past it as too long', async () => {
      const { network, channel, publish, own, harness } = reach()
      const limits = network.limits(channel)
      const atEdge = textMeasuring(limits.text, (text) => limits.measure(text))
      await publish(contentOf(network, atEdge))
      expect((await own()).map((post) => post.text)).toEqual([atEdge])
      const failure = await failureOf(publish(contentOf(network, `${atEdge}c`), { token: 'another' }), harness)
      expect(failure.code).toBe('too-long')
      expect(await own()).toHaveLength(1)
    })

    test('refuses an empty post', async () => {
      const { publish, own, harness } = reach()
      const failure = await failureOf(publish({ kind: 'post', parts: [{ text: '', media: [] }] }), harness)
      expect(failure.kind).toBe('refused')
      expect(await own()).toEqual([])
    })

    test('publishes a picture with its description', async () => {
      const { network, publish, own, harness } = reach()
      const content: Content = contentOf(network, 'With a picture.', {
        parts: [{ text: 'With a picture.', media: [picture('one', { alt: 'Two people at a table “writing” code 👩‍💻' })] }],
      })
      if (network.capabilities.maxPictures === 0) return expect((await failureOf(publish(content), harness)).code).toBe('not-supported')
      await publish(content)
      const posts = await own()
      expect(posts).toHaveLength(1)
      expect(posts[0]?.media).toEqual([{ alt: network.capabilities.altText ? 'Two people at a table “writing” code 👩‍💻' : '' }])
    })

    test('publishes as many pictures as it says, in order, with descriptions at their limit', async () => {
      const { network, channel, publish, own } = reach()
      const { maxPictures, altText } = network.capabilities
      const longest = Math.min(network.limits(channel).altText, 4000)
      const media = Array.from({ length: maxPictures }, (_, index) => picture(`p${index}`, { alt: `${index} `.padEnd(Math.max(longest, 2), 'x') }))
      await publish(contentOf(network, 'Many pictures.', { parts: [{ text: 'Many pictures.', media }] }))
      expect((await own())[0]?.media).toEqual(media.map((one) => ({ alt: altText ? one.alt : '' })))
    })

    test('publishes a thread in which each part answers the one before, or refuses', async () => {
      const { network, publish, own, harness } = reach()
      const content = contentOf(network, 'Part one.')
      content.parts.push({ text: 'Part two.', media: [] }, { text: 'Part three.', media: [] })
      const first = await publish(content)
      if (network.capabilities.threads === 'none') {
        expect((await failureOf(publish(content, { partIndex: 1, previous: [first] }), harness)).code).toBe('not-supported')
        return expect(await own()).toHaveLength(1)
      }
      const second = await publish(content, { partIndex: 1, previous: [first] })
      const third = await publish(content, { partIndex: 2, previous: [first, second] })
      const posts = await own()
      expect(posts.map((post) => post.text)).toEqual(['Part one.', 'Part two.', 'Part three.'])
      expect(posts.map((post) => post.remoteId)).toEqual([first.remoteId, second.remoteId, third.remoteId])
      expect(posts.map((post) => post.replyTo)).toEqual([undefined, first.remoteId, network.capabilities.threads === 'native' ? second.remoteId : first.remoteId])
    })

    test('carries a content warning and a language, or says in the capabilities that it cannot', async () => {
      const { network, publish, own } = reach()
      const { contentWarning, language } = network.capabilities
      await publish(contentOf(network, 'Über Spinnen.', { ...(contentWarning ? { contentWarning: 'Spinnen' } : {}), language: 'de' }))
      const [post] = await own()
      expect(post?.contentWarning || undefined).toBe(contentWarning ? 'Spinnen' : undefined)
      expect(post?.language || undefined).toBe(language ? 'de' : undefined)
    })

    test("shares somebody's post, or refuses", async () => {
      const { network, publish, own, harness } = reach()
      const target = await harness.makeForeignPost('Worth sharing.')
      const content: Content = { kind: 'share', target: target.url, parts: [{ text: '', media: [] }] }
      if (network.capabilities.share === 'none') return expect((await failureOf(publish(content), harness)).code).toBe('not-supported')
      const receipt = await publish(content)
      const posts = await own()
      expect(posts).toHaveLength(1)
      expect(posts[0]?.remoteId).toBe(receipt.remoteId)
      if (network.capabilities.share !== 'link') expect(posts[0]?.shares).toBe(target.remoteId)
    })

    test("quotes somebody's post with words of its own, or refuses", async () => {
      const { network, publish, own, harness } = reach()
      const target = await harness.makeForeignPost('Worth quoting.')
      const content: Content = { kind: 'share', target: target.url, parts: [{ text: 'Read this.', media: [] }] }
      if (!network.capabilities.quote && network.capabilities.share !== 'link') return expect((await failureOf(publish(content), harness)).code).toBe('not-supported')
      await publish(content)
      const [post] = await own()
      expect(post?.text).toContain('Read this.')
      if (network.capabilities.quote) expect(post?.shares).toBe(target.remoteId)
    })

    test("answers somebody's post, or refuses", async () => {
      const { network, publish, own, harness } = reach()
      const target = await harness.makeForeignPost('A question?')
      const content: Content = { kind: 'reply', target: target.url, parts: [{ text: 'An answer.', media: [] }] }
      if (!network.capabilities.reply) return expect((await failureOf(publish(content), harness)).code).toBe('not-supported')
      await publish(content)
      const [post] = await own()
      expect(post?.text).toContain('An answer.')
      expect(post?.replyTo).toBe(target.remoteId)
    })

    test('says that the post to share or answer is gone, and publishes nothing', async () => {
      const { network, publish, own, harness } = reach()
      const { share, reply } = network.capabilities
      for (const kind of ['share', 'reply'] as const) {
        const content: Content = { kind, target: harness.missingPostURL, parts: [{ text: kind === 'reply' ? 'An answer.' : '', media: [] }] }
        const able = kind === 'share' ? share === 'native' || share === 'quote' : reply
        if (kind === 'share' && share === 'link') continue
        expect((await failureOf(publish(content), harness)).code).toBe(able ? 'target-missing' : 'not-supported')
      }
      expect(await own()).toEqual([])
    })

    test('deletes what it published, and deleting again is no error', async () => {
      const { network, connection, publish, own } = reach()
      expect(connection.remove !== undefined).toBe(network.capabilities.delete)
      const receipt: Receipt = await publish(contentOf(network, 'Soon gone.'))
      if (!connection.remove) return expect(await own()).toHaveLength(1)
      await connection.remove(receipt)
      expect(await own()).toEqual([])
      await connection.remove(receipt)
    })

    test('takes a share back', async () => {
      const { network, connection, publish, own, harness } = reach()
      const target = await harness.makeForeignPost('Shared by mistake.')
      const content: Content = { kind: 'share', target: target.url, parts: [{ text: '', media: [] }] }
      if (network.capabilities.share === 'none') return expect((await failureOf(publish(content), harness)).code).toBe('not-supported')
      const receipt = await publish(content)
      if (!connection.remove) return expect(network.capabilities.delete).toBe(false)
      await connection.remove(receipt)
      expect(await own()).toEqual([])
      expect((await harness.posts()).map((post) => post.remoteId)).toContain(target.remoteId)
    })
  })
}
