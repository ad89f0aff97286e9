import { describe, expect, test } from 'vitest'
import { findCodeOfConduct, requireCodeOfConduct } from '../../../src/guidelines/checks/requireCodeOfConduct.ts'
import { looksLikeCodeOfConduct } from '../../../src/guidelines/looksLikeCodeOfConduct.ts'
import type { CheckedPost } from '../../../src/guidelines/types.ts'
import { findingsOf, levelsOf } from './findings.ts'

const rule = requireCodeOfConduct()
const address = 'https://conf.example/about/conduct-page'
const call = 'Submit your talk, https://conf.example/cfp'

describe('a Code of Conduct', () => {
  test.each<[string, Partial<CheckedPost>]>([
    ['in its field', { category: 'cfp', codeOfConduct: address }],
    ['as a link that says so', { category: 'conference', text: 'Join us! https://conf.example/code-of-conduct' }],
    ['as a short link', { category: 'conference', text: 'https://ep2027.example/coc' }],
    ['on its own host', { category: 'conference', text: 'https://coc.conf.example/' }],
    ['as the link of the post', { category: 'conference', link: 'https://conf.example/code_of_conduct.html' }],
    ['in Spanish', { category: 'conference', text: 'Ven: https://conf.example/codigo-de-conducta' }],
    ['after its name', { category: 'cfp', text: `Speak! Code of Conduct: ${address}` }],
    ['not asked of other posts', { category: 'workshop', text: 'Come! https://conf.example' }],
    ['not asked of posts about accepted talks', { text: 'Our talk proposal was accepted: https://conf.example' }],
    ['not asked of tips', { text: 'How to write a talk proposal: https://blog.example/tips' }],
  ])('passes %s', (_name, post) => {
    expect(levelsOf(rule, post)).toBe('fine')
  })

  test.each<[string, Partial<CheckedPost>, string]>([
    ['missing for a call', { category: 'cfp', text: call }, 'block'],
    ['missing for a conference', { category: 'conference', text: 'Join us https://conf.example' }, 'block'],
    ['missing with another spelling of the category', { category: 'Call for proposals', text: call }, 'block'],
    ['missing for "CFPs"', { category: 'CFPs', text: call }, 'block'],
    ['a field that is no address', { category: 'cfp', codeOfConduct: 'coming soon' }, 'block'],
    ['denied', { category: 'conference', text: 'No code of conduct needed! https://conf.example' }, 'block'],
    ['denied right before a link', { category: 'conference', text: 'No Code of Conduct: https://conf.example/fun' }, 'block'],
    ['named, with another link far away', { category: 'conference', text: 'There is a Code of Conduct. Programme: https://conf.example/programme' }, 'warn'],
    ['named, without any link', { category: 'conference', text: 'There is a Code of Conduct.' }, 'block'],
    ['missing for what looks like a call', { text: 'The CFP is open until Friday: https://conf.example/cfp' }, 'warn'],
  ])('is found %s', (_name, post, level) => {
    expect(levelsOf(rule, post)).toBe(level)
  })

  test.each([
    ['ok', 'fine'],
    ['missing', 'block'],
    ['unlike', 'block'],
    ['slow', 'warn'],
  ] as const)('that was fetched and is %s gives %s', (fact, level) => {
    expect(levelsOf(rule, { category: 'cfp', codeOfConduct: address }, { codesOfConduct: { [address]: fact } })).toBe(level)
  })

  test('is looked for only where the category says so when detection is off', () => {
    const post = { text: 'The CFP is open until Friday: https://conf.example/cfp' }
    expect(levelsOf(requireCodeOfConduct({ detect: false }), post)).toBe('fine')
    expect(levelsOf(rule, post, {}, [], { checks: { 'code-of-conduct': { options: { detect: false } } } })).toBe('fine')
  })

  test('can be asked of other categories', () => {
    expect(levelsOf(requireCodeOfConduct({ categories: ['meetup'] }), { category: 'meetups' })).toBe('block')
    expect(levelsOf(requireCodeOfConduct({ categories: ['meetup'] }), { category: 'cfp' })).toBe('fine')
  })

  test('is found by the server where the check finds it', () => {
    expect(findCodeOfConduct({ text: 'x', codeOfConduct: address })).toBe(address)
    expect(findCodeOfConduct({ text: 'Rules: https://conf.example/coc.' })).toBe('https://conf.example/coc')
    expect(findCodeOfConduct({ text: 'https://conf.example/cocktails' })).toBeUndefined()
  })

  test('says which field to fill', () => {
    expect(findingsOf(rule, { category: 'cfp' })[0]).toMatchObject({ check: 'code-of-conduct', path: 'codeOfConduct', suggestion: expect.stringContaining('address') })
  })
})

describe('a page', () => {
  test('looks like a Code of Conduct by what it says', () => {
    expect(looksLikeCodeOfConduct('Code of Conduct. Harassment is not tolerated. Report to …')).toBe(true)
    expect(looksLikeCodeOfConduct('Our pledge: a welcoming event regardless of gender, disability or religion. Harassment? Contact us.')).toBe(true)
    expect(looksLikeCodeOfConduct('Verhaltenskodex: Belästigung wird nicht geduldet')).toBe(true)
  })

  test('does not look like one when it is a home page or a menu with a link to one', () => {
    expect(looksLikeCodeOfConduct('Welcome to PyConf! Tickets, schedule, sponsors, contact')).toBe(false)
    expect(looksLikeCodeOfConduct('404 Not found')).toBe(false)
    expect(looksLikeCodeOfConduct('Code of Conduct. Sign in to read the standards of our community.')).toBe(false)
    expect(looksLikeCodeOfConduct('Code of Conduct')).toBe(false)
  })
})
