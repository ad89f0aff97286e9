import { describe, expect, test } from 'vitest'
import { doNotEngage } from '../../../src/guidelines/checks/doNotEngage.ts'
import { insults } from '../../../src/guidelines/checks/insults.ts'
import { sensitiveTopics } from '../../../src/guidelines/checks/sensitiveTopics.ts'
import { tone } from '../../../src/guidelines/checks/tone.ts'
import type { CheckedPost } from '../../../src/guidelines/types.ts'
import { findingsOf } from './findings.ts'

const places: [string, (words: string) => Partial<CheckedPost>][] = [
  ['contentWarning', (contentWarning) => ({ contentWarning })],
  ['media.0.alt', (alt) => ({ media: [{ image: '1', alt }] })],
  ['media.0.credit', (credit) => ({ media: [{ image: '1', credit }] })],
  ['more.0.media.0.credit', (credit) => ({ more: [{ text: 'And more', media: [{ image: '1', credit }] }] })],
  ['variants.0.title', (title) => ({ variants: [{ network: 'pinterest', title }] })],
  ['card.title', (title) => ({ card: { title } })],
  ['card.description', (description) => ({ card: { title: 'A talk', description } })],
  ['tags', (tag) => ({ tags: ['Python', tag] })],
]

describe.each(places)('everything that leaves is read: %s', (path, write) => {
  test('for words that hurt, people who are left alone, and topics for two', () => {
    expect(findingsOf(tone(), write('those faggots'))).toMatchObject([{ path, level: 'block' }])
    expect(findingsOf(tone(), write('Fuck you'))).toMatchObject([{ path, level: 'warn' }])
    expect(findingsOf(insults(), write('you morons'))).toMatchObject([{ path, level: 'warn' }])
    expect(findingsOf(doNotEngage(), write('thanks @troll1'), { doNotEngage: ['@troll1'] })).toMatchObject([{ path, level: 'block' }])
    expect(findingsOf(sensitiveTopics(), write('in memory of Ada'))).toMatchObject([{ path, needsApproval: true }])
  })

  test('and friendly words are left alone', () => {
    for (const words of ['Ada Lovelace', 'Django Girls Porto', 'Dick Grayson', 'own work'])
      for (const check of [tone(), insults(), sensitiveTopics()]) expect(findingsOf(check, write(words))).toEqual([])
  })
})

test('the words in a hashtag are read as people read them, and no place in the form is pointed at that is not there', () => {
  expect(findingsOf(tone(), { tags: ['WhatABitchMove'] })).toEqual([expect.objectContaining({ path: 'tags', word: expect.stringMatching(/^Bitch/u) })])
  expect(findingsOf(tone(), { tags: ['FuckYou'] })[0]).not.toHaveProperty('start')
  expect(findingsOf(tone(), { card: { title: 'Oh, fuck' } })[0]).toMatchObject({ start: 4, end: 8 })
})
