import { describe, expect, test } from 'vitest'
import { accessibleText } from '../../../src/guidelines/checks/accessibleText.ts'
import { callForHelpEnd } from '../../../src/guidelines/checks/callForHelpEnd.ts'
import { doNotEngage } from '../../../src/guidelines/checks/doNotEngage.ts'
import { dormantChannel } from '../../../src/guidelines/checks/dormantChannel.ts'
import { emoji } from '../../../src/guidelines/checks/emoji.ts'
import { frequency } from '../../../src/guidelines/checks/frequency.ts'
import { hashtags } from '../../../src/guidelines/checks/hashtags.ts'
import { inclusiveLanguage } from '../../../src/guidelines/checks/inclusiveLanguage.ts'
import { insults } from '../../../src/guidelines/checks/insults.ts'
import { links } from '../../../src/guidelines/checks/links.ts'
import { mentions } from '../../../src/guidelines/checks/mentions.ts'
import { namesSponsor } from '../../../src/guidelines/checks/namesSponsor.ts'
import { noAffiliateLinks } from '../../../src/guidelines/checks/noAffiliateLinks.ts'
import { noSalesLanguage } from '../../../src/guidelines/checks/noSalesLanguage.ts'
import { notEmpty } from '../../../src/guidelines/checks/notEmpty.ts'
import { pastDates } from '../../../src/guidelines/checks/pastDates.ts'
import { placeholders } from '../../../src/guidelines/checks/placeholders.ts'
import { readability } from '../../../src/guidelines/checks/readability.ts'
import { exactRepeat, nearDuplicate } from '../../../src/guidelines/checks/repeats.ts'
import { requireAltText } from '../../../src/guidelines/checks/requireAltText.ts'
import { requireCodeOfConduct } from '../../../src/guidelines/checks/requireCodeOfConduct.ts'
import { requireCredit } from '../../../src/guidelines/checks/requireCredit.ts'
import { sensitiveTopics } from '../../../src/guidelines/checks/sensitiveTopics.ts'
import { shouting } from '../../../src/guidelines/checks/shouting.ts'
import { silenceDays } from '../../../src/guidelines/checks/silenceDays.ts'
import { textInPictureOnly } from '../../../src/guidelines/checks/textInPictureOnly.ts'
import { timeBoundWords } from '../../../src/guidelines/checks/timeBoundWords.ts'
import { tone } from '../../../src/guidelines/checks/tone.ts'
import { withinLimits } from '../../../src/guidelines/checks/withinLimits.ts'
import { findingSentences } from '../../../src/guidelines/sentences.ts'
import { languageMatches } from '../../../src/guidelines/server/languageMatches.ts'
import { toDo } from '../../../src/guidelines/tell.ts'
import type { CheckContext, CheckedChannel, CheckedPost, Guideline } from '../../../src/guidelines/types.ts'
import { sayIn } from '../../helpers/sayIn.ts'
import { findingsOf, mastodonChannel } from './findings.ts'

type Case = [guideline: Guideline, post: string | Partial<CheckedPost>, more?: { context?: CheckContext; channels?: CheckedChannel[] }]

const alt = 'Twelve women laugh over laptops in a bright room'
const page = 'https://example.org/a'
const code = 'https://conference.example/code-of-conduct'
const opened = (fact: 'dead' | 'draft' | 'slow'): Case => [links(), `Read ${page}, please`, { context: { links: { [page]: fact } } }]
const cfp = (post: Partial<CheckedPost>, context: CheckContext = {}): Case => [requireCodeOfConduct(), { category: 'cfp', text: 'Send us your talk', ...post }, { context }]
const picture = (text: string, filename?: string): Case => [requireAltText(), { media: [{ alt: text, filename }] }]
const narrow: CheckedChannel = { ...mastodonChannel, limits: { text: 20, unit: 'characters', altText: 100, pictures: 1, needsPicture: false } }
const recent = (text: string): CheckContext => ({ recent: [{ channel: 'm', text, at: '2027-03-01T09:00:00Z' }] })
const on = { channels: [mastodonChannel] }
const sent = '2027-03-02T09:00:00Z'
const silence = { from: '2027-03-02', until: '2027-03-04' }
const long = `${'We meet and talk and read and write '.repeat(5)}together.`

/** One post for every sentence of the guidelines. */
const cases: Record<string, Case> = {
  findingEmpty: [notEmpty(), { text: '' }],
  findingNeedsPicture: [withinLimits(), 'Hi', { channels: [{ ...narrow, limits: { text: 20, unit: 'characters', altText: 100, needsPicture: true } }] }],
  findingManyPictures: [withinLimits(), { text: 'Hi', media: [{}, {}] }, { channels: [narrow] }],
  findingTextLong: [withinLimits(), 'This is longer than twenty', { channels: [narrow] }],
  findingDormant: [dormantChannel(), 'Hello', { channels: [{ ...mastodonChannel, standing: 'dormant' }] }],
  findingLeaveConversation: [doNotEngage(), { target: 'https://example.org/@angry/1' }, { context: { doNotEngage: ['https://example.org/@angry/1'] } }],
  findingLeavePerson: [doNotEngage(), 'Listen, @troll@example.org!', { context: { doNotEngage: ['@troll@example.org'] } }],
  findingSilence: [silenceDays(), { publishAt: sent }, { context: { silences: [silence] } }],
  findingSilenceWaits: [silenceDays(), { publishAt: sent }, { context: { silences: [{ ...silence, reason: 'we mourn', waits: true }] } }],
  findingCodeUnreadable: cfp({ codeOfConduct: 'on our page' }),
  findingCodeOfCall: [requireCodeOfConduct(), 'The CFP of ScaleConf is open until 1 March: https://scaleconf.example'],
  findingCodeUnlinked: cfp({ text: 'Send us your talk; we have a Code of Conduct. https://scaleconf.example' }),
  findingCodeMissing: cfp({}),
  findingCodeGone: cfp({ codeOfConduct: code }, { codesOfConduct: { [code]: 'missing' } }),
  findingCodeUnlike: cfp({ codeOfConduct: code }, { codesOfConduct: { [code]: 'unlike' } }),
  findingCodeSlow: cfp({ codeOfConduct: code }, { codesOfConduct: { [code]: 'slow' } }),
  findingAltMissing: picture(''),
  findingAltFileName: picture('IMG_2034.jpg'),
  findingAltHollow: picture('image'),
  findingAltLong: picture(`${alt}. `.repeat(25)),
  findingAltIsText: [requireAltText(), { text: alt, media: [{ alt }] }],
  findingAltTwice: [requireAltText(), { media: [{ alt }, { alt }] }],
  findingAltOpener: picture('Photo of a woman at a desk with a laptop'),
  findingAltCapitals: picture('WOMEN AROUND A TABLE WITH LAPTOPS'),
  findingAltShort: picture('Two women'),
  findingNoCredit: [requireCredit(), { media: [{ credit: 'Google' }] }],
  findingCreditMissing: [requireCredit(), { media: [{}] }],
  findingBorrowed: [requireCredit(), 'Found this funny picture on Google'],
  findingPictureOnly: [textInPictureOnly(), { text: '❤️', media: [{ alt: 'Our flyer' }] }],
  findingPicturePointer: [textInPictureOnly(), { text: 'See the flyer for details', media: [{ alt: 'Flyer of the workshop' }] }],
  findingSlur: [tone(), 'Another retarded reviewer'],
  findingSwearing: [tone(), 'This is absolute shit'],
  findingHostile: [tone(), 'Shut up already'],
  findingInsult: [insults(), 'You idiots can come, too.'],
  findingPaidLink: [noAffiliateLinks(), 'Read https://shop.example/book?irclickid=77'],
  findingTracker: [noAffiliateLinks(), 'Read https://news.example/post?fbclid=77'],
  findingCoupon: [noAffiliateLinks(), 'Use code SAVE20 at https://shop.example'],
  findingAdvertisement: [noSalesLanguage(), 'Buy now! Limited offer, guaranteed lowest price: https://shop.example'],
  findingAdvertShape: [noSalesLanguage(), 'Our workshop is 100% FREE!!!'],
  findingBait: [noSalesLanguage(), 'Like and share this post to win a ticket'],
  findingRepeat: [exactRepeat(), { text: 'Hello to all of you', publishAt: sent }, { ...on, context: recent('Hello to all of you') }],
  findingNearly: [
    nearDuplicate(),
    { text: 'Our workshop in Porto was a day full of code, cupcakes and new friends for all', publishAt: sent },
    { ...on, context: recent('Our workshop in Porto was a day full of code, cupcakes and new friends for us all') },
  ],
  findingReminder: [
    nearDuplicate(),
    { text: 'Apply for our workshop in Porto until 19 June and bring a friend', publishAt: sent },
    { ...on, context: recent('Apply for our workshop in Porto until 12 June and bring a friend') },
  ],
  findingManyThatDay: [frequency({ perDay: 1 }), { publishAt: '2027-03-01T12:00:00Z' }, { ...on, context: recent('One') }],
  findingManyThatWeek: [frequency({ perWeek: 1 }), { publishAt: sent }, { ...on, context: recent('One') }],
  findingLinkNotYet: [
    links(),
    { text: page, publishAt: sent },
    { context: { now: '2027-03-01T09:00:00Z', organisation: { domains: ['example.org'] }, links: { [page]: 'dead' } } },
  ],
  findingLinkDead: opened('dead'),
  findingLinkDraft: opened('draft'),
  findingLinkSlow: opened('slow'),
  findingLinkPrivate: [links(), 'http://localhost:3000/blog/my-post'],
  findingLinkAdmin: [links(), 'https://example.org/post?preview=true'],
  findingLinkShortener: [links(), 'https://bit.ly/abc'],
  findingLinkTwice: [links(), { text: `Read ${page}?a=1`, link: page }],
  findingLinkBare: [links(), { link: 'djangogirls.org/blog' }],
  findingLinkNone: [links(), { link: 'our blog' }],
  findingNobody: [mentions(), 'Thanks @nobody@example.org', { context: { handles: { '@nobody@example.org': false } } }],
  findingUnfinished: [placeholders(), 'Hi {{first_name}}!'],
  findingDatePassed: [pastDates(), { text: 'Register until 1 March 2027', publishAt: '2027-03-20T09:00:00Z' }],
  findingAfterItsEnd: [pastDates(), { publishAt: sent, endsAt: '2027-03-01T09:00:00Z' }],
  findingTimeMoved: [timeBoundWords(), { text: 'See you tomorrow', publishAt: sent }, { context: { movedFrom: '2027-03-01T09:00:00Z' } }],
  findingTimeEvergreen: [timeBoundWords(), { text: 'See you tomorrow', lifespan: 'evergreen' }],
  findingHelpEnded: [callForHelpEnd(), { category: 'call-for-help', publishAt: sent, endsAt: '2027-03-01T09:00:00Z' }],
  findingHelpNoEnd: [callForHelpEnd(), { category: 'call-for-help' }],
  findingSponsorUnnamed: [namesSponsor(), { sponsor: { name: 'JetBrains' } }],
  findingDisclosure: [namesSponsor(), { text: 'Thank you, JetBrains', sponsor: { name: 'JetBrains', disclosure: 'Sponsored' } }],
  findingCapitals: [shouting(), 'EVERYBODY HAS TO COME TO OUR WORKSHOP NEXT WEEK'],
  findingLoud: [shouting(), 'Hello dear friends and others, please note that THIS OFFER ENDS NOW!! and do come and see us at the workshop'],
  findingMarks: [shouting(), 'Wow!!!!!!!!'],
  findingCapitalsRow: [shouting(), 'This is a VERY LOUD SENTENCE INDEED in a long and quiet post about something else'],
  findingSomeMarks: [shouting(), 'Wow!!!!'],
  findingFancyLetters: [accessibleText(), '𝗡𝗲𝘄 release'],
  findingDrawing: [accessibleText(), '(=^.^=)\n------======\n======------'],
  findingClickHere: [accessibleText(), `Click here: ${page}`],
  findingLeavesOut: [inclusiveLanguage(), 'Hey guys, come to our workshop'],
  findingBelittles: [inclusiveLanguage(), 'A tutorial for you: just run the command'],
  findingTagWall: [hashtags(), '#a #b #c #d #e #f #g'],
  findingManyTags: [hashtags(), '#Python #Django #DjangoGirls #Code'],
  findingTagSpelling: [hashtags(), '#opensource'],
  findingTagSmall: [hashtags(), '#ilovetocodeinpython'],
  findingEmojiWall: [emoji(), 'Hello 🎉🎉🎉🎉🎉🎉🎉'],
  findingEmojiRow: [emoji(), 'Hello 🎉🎉🎉🎉'],
  findingEmojiInside: [emoji(), 'We ❤️ our coaches'],
  findingLongSentence: [readability(), long],
  findingLongWords: [readability(), 'Internationalisation, containerisation. '.repeat(12)],
  findingLanguage: [
    languageMatches(),
    'We are looking for volunteers who would like to help with our workshop next month in the city',
    { channels: [{ ...mastodonChannel, language: 'es' }] },
  ],
  findingSensitive: [sensitiveTopics(), 'Depression is an illness'],
}

describe('the sentences of the guidelines', () => {
  test.each(Object.entries(cases))('%s is found, and said in every language', (key, [guideline, post, { context, channels } = {}]) => {
    expect(findingsOf(guideline, post, context, channels).map(({ says }) => says?.key)).toContain(key)
  })

  test('are all in the list above, each with what to do instead', () => {
    const named = Object.keys(findingSentences).filter((key) => key.startsWith('finding') && !key.endsWith('Do'))
    expect(Object.keys(cases).sort()).toEqual([...named].sort())
    expect(named.filter((key) => !(toDo({ key }).key in findingSentences))).toEqual([])
  })

  const german = (key: string) => {
    const [guideline, post, { context, channels } = {}] = cases[key] ?? [notEmpty(), '']
    const found = findingsOf(guideline, post, context, channels).find(({ says }) => says?.key === key)
    return found?.says && [sayIn('de', found.says), sayIn('de', toDo(found.says))].join(' ')
  }

  test('are German for who reads German: days, names of languages and topics, and what is quoted, too', () => {
    expect(german('findingSilence')).toBe('Vom 2. März 2027 bis zum 4. März 2027 veröffentlichen wir nichts: so steht es in den Einstellungen. Wähle einen Tag danach.')
    expect(german('findingSilenceWaits')).toContain('veröffentlichen wir nichts: we mourn.')
    expect(german('findingLanguage')).toMatch(/^Auf Fosstodon schreiben wir Spanisch, und dieser Text scheint Englisch zu sein\./)
    expect(german('findingSensitive')).toContain('ein heikles Thema (Krankheit und Gesundheit)')
    expect(german('findingTextLong')).toContain('26 von 20 Zeichen')
    expect(german('findingAltTwice')).toMatch(/^Bild 2 hat dieselbe Beschreibung/)
    expect(german('findingAltShort')).toMatch(/^Die Beschreibung des Bildes ist sehr kurz\./)
    expect(german('findingAdvertisement')).toMatch(/\(„[^“]+“(, „[^“]+“)*\)/)
    expect(german('findingUnfinished')).toMatch(/^„Hi \{\{first_name\}\}“ sieht unfertig aus\./)
    expect(german('findingTagSpelling')).toMatch(/#OpenSource$/)
  })

  test('keep the name that an organisation gives to a topic of its own', () => {
    expect(findingsOf(sensitiveTopics({ topics: { 'our move': 'moving' } }), 'We are moving')[0]?.message).toBe('This touches a sensitive topic (our move).')
  })
})
