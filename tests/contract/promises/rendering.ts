import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../src/domain/content.ts'
import type { Reach } from '../suite.ts'
import { picture, textMeasuring } from '../world.ts'

const draft = (more: Partial<Draft> & { text: string }): Draft => ({ kind: 'post', tags: [], media: [], more: [], overflow: 'shorten', ...more })
const sentence = 'We publish promotion posts for every article that goes live, and we do so exactly once. '

/** Rendering is pure, fits what a person wrote to the network's limits, and says so in plain words. */
export function promiseRendering(reach: Reach): void {
  describe('rendering', () => {
    const needed = () => (reach().network.capabilities.needsPicture ? { media: [picture('needed')], title: 'A title', link: 'https://example.org/a' } : {})

    test('leaves a short text as it is, without a problem that blocks', () => {
      const { network, channel } = reach()
      const { content, problems } = network.render(draft({ text: 'A short text.', ...needed() }), channel)
      expect(content.parts).toHaveLength(1)
      expect(content.parts[0]?.text.startsWith('A short text.')).toBe(true)
      expect(problems.filter((problem) => problem.level === 'block')).toEqual([])
    })

    test('gives the same answer for the same draft, and changes neither draft nor channel', () => {
      const { network, channel } = reach()
      const input = draft({ text: sentence.repeat(40), tags: ['OpenSource'], overflow: 'thread', ...needed() })
      const before = JSON.stringify([input, channel])
      expect(network.render(input, channel)).toEqual(network.render(input, channel))
      expect(JSON.stringify([input, channel])).toBe(before)
    })

    test('shortens a text over the limit so that it fits, and says so', () => {
      const { network, channel } = reach()
      const limits = network.limits(channel)
      const text = sentence.repeat(Math.ceil(limits.text / 40))
      const { content, problems } = network.render(draft({ text, ...needed() }), channel)
      expect(content.parts).toHaveLength(1)
      const measured = limits.measure(content.parts[0]?.text ?? '', { contentWarning: content.contentWarning })
      expect(measured).toBeLessThanOrEqual(limits.text)
      expect(measured).toBeGreaterThan(limits.text / 2)
      expect(problems.some((problem) => problem.path === 'text')).toBe(true)
    })

    test('keeps a text exactly at the limit whole, and does not one past it', () => {
      const { network, channel } = reach()
      const limits = network.limits(channel)
      const atEdge = textMeasuring(limits.text, (text) => limits.measure(text))
      const whole = network.render(draft({ text: atEdge, ...needed(), link: undefined }), channel)
      expect(whole.content.parts.map((part) => part.text)).toEqual([atEdge])
      const past = network.render(draft({ text: `${atEdge}c`, ...needed(), link: undefined }), channel)
      expect(past.content.parts[0]?.text).not.toBe(`${atEdge}c`)
      expect(limits.measure(past.content.parts[0]?.text ?? '')).toBeLessThanOrEqual(limits.text)
    })

    test('makes a thread whose every part fits, or one shortened post where there are no threads', () => {
      const { network, channel } = reach()
      const limits = network.limits(channel)
      const text = Array.from({ length: Math.ceil(limits.text / 20) }, (_, index) => `Sentence number ${index + 1} says something of its own.`).join(' ')
      const { content } = network.render(draft({ text, overflow: 'thread', ...needed() }), channel)
      if (network.capabilities.threads === 'none' || network.capabilities.threads === 'joined') expect(content.parts).toHaveLength(1)
      else expect(content.parts.length).toBeGreaterThan(1)
      for (const part of content.parts) expect(limits.measure(part.text, { contentWarning: content.contentWarning })).toBeLessThanOrEqual(limits.text)
    })

    test('keeps the link when the text has to be shortened', () => {
      const { network, channel } = reach()
      const link = 'https://example.org/an-article?utm_source=social'
      const text = sentence.repeat(Math.ceil(network.limits(channel).text / 40))
      const { content } = network.render(draft({ text, ...needed(), link }), channel)
      const places = [content.link, content.parts[0]?.card?.url, ...content.parts.map((part) => part.text)]
      expect(places.some((place) => place?.includes(link))).toBe(true)
    })

    test('never sends more pictures than the network takes, and says which it leaves out', () => {
      const { network, channel } = reach()
      const media = Array.from({ length: network.capabilities.maxPictures + 1 }, (_, index) => picture(`p${index}`))
      const { content, problems } = network.render(draft({ text: 'Pictures.', ...needed(), media }), channel)
      for (const part of content.parts) expect(part.media.length).toBeLessThanOrEqual(network.capabilities.maxPictures)
      expect(problems.some((problem) => problem.path.startsWith('media'))).toBe(true)
    })

    test('blocks a post with nothing in it', () => {
      const { network, channel } = reach()
      const { problems } = network.render(draft({ text: '  ' }), channel)
      expect(problems.some((problem) => problem.level === 'block')).toBe(true)
    })

    test('says when a picture description is longer than the network takes', () => {
      const { network, channel } = reach()
      const limits = network.limits(channel)
      if (!network.capabilities.altText) return expect(limits.altText).toBe(0)
      const { content, problems } = network.render(draft({ text: 'A picture.', ...needed(), media: [picture('long', { alt: 'x'.repeat(limits.altText + 1) })] }), channel)
      expect(problems.some((problem) => problem.path.startsWith('media'))).toBe(true)
      for (const part of content.parts) for (const media of part.media) expect(media.alt.length).toBeLessThanOrEqual(limits.altText)
    })

    test('blocks a share or a reply that the network cannot do or that has no target', () => {
      const { network, channel } = reach()
      for (const kind of ['share', 'reply'] as const) {
        const { problems } = network.render(draft({ kind, text: 'With words.', ...needed() }), channel)
        expect(problems.some((problem) => problem.level === 'block')).toBe(true)
      }
    })

    test('writes every problem as a plain sentence with the field it is about', () => {
      const { network, channel } = reach()
      const media = Array.from({ length: network.capabilities.maxPictures + 2 }, (_, index) => picture(`p${index}`, { alt: 'x'.repeat(20_000) }))
      const { problems } = network.render(draft({ kind: 'reply', text: sentence.repeat(2000), media }), channel)
      expect(problems.length).toBeGreaterThan(0)
      for (const problem of problems) {
        expect(problem.path).toMatch(/^[a-z]+(\.[a-zA-Z0-9]+)*$/)
        expect(problem.message).toMatch(/^[A-Z"“].{10,}[.!?]$/s)
      }
    })
  })
}
