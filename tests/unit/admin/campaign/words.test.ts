import { describe, expect, it } from 'vitest'
import { type CampaignStanding, campaignActs, sayDuration, sayOffset } from '../../../../src/admin/campaign/words.ts'
import { toOffset, toParts } from '../../../../src/admin/fields/offsetParts.ts'
import { toPlaces } from '../../../../src/admin/queue/places.ts'
import { en } from '../../../../src/translations/en.ts'
import type { Say } from '../../../../src/translations/say.ts'

const say: Say = (key, values = {}) => en[key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))

describe('an offset', () => {
  it.each([
    ['-P7D', '7 days before'],
    ['P1D', '1 day after'],
    ['PT2H30M', '2 hours, 30 minutes after'],
    ['PT0S', 'at the moment itself'],
    ['P0D', 'at the moment itself'],
    ['soon', 'soon'],
  ])('of %s is said as “%s”', (offset, words) => expect(sayOffset(offset, say, 'en')).toBe(words))

  it('without a direction is a length of time', () => {
    expect(sayDuration('P90D', 'en')).toBe('90 days')
    expect(sayDuration('P90D', 'de')).toBe('90 Tage')
  })

  it.each(['-P7D', 'P2D', 'PT30M', '-PT12H', 'P3W', '-P1M', 'PT0S'])('of %s comes back from its choices as it was', (offset) => {
    const parts = toParts(offset)
    expect(parts && toOffset(parts)).toBe(offset)
  })

  it('that needs more than one unit, or means nothing, is left to be written', () => {
    expect([toParts('P1DT2H'), toParts('soon'), toParts('')]).toEqual([undefined, undefined, undefined])
  })

  it('is never less than one of its unit', () => {
    expect(toOffset({ direction: 'before', amount: Number.NaN, unit: 'days' })).toBe('-P1D')
  })
})

describe('what may be done with a campaign', () => {
  const acts = (standing: Partial<CampaignStanding>) =>
    campaignActs({ kind: 'launch', status: 'planned', needsGo: false, released: false, toRelease: 0, late: 0, ...standing }).map(({ act }) => act)

  it('is to let it go while it waits for that', () => {
    expect(acts({ needsGo: true })).toEqual(['release', 'stop', 'finish'])
    expect(acts({ needsGo: true, released: true })).toEqual(['stop', 'finish'])
    expect(acts({ toRelease: 2 })).toEqual(['release', 'stop', 'finish'])
  })

  it('is to let it go without what is late, when something has come due behind its gate', () => {
    expect(acts({ needsGo: true, late: 2 })).toEqual(['release', 'release-rest', 'stop', 'finish'])
    expect(acts({ needsGo: true, late: 2, released: true })).toEqual(['stop', 'finish'])
    const [go] = campaignActs({ kind: 'launch', status: 'planned', needsGo: true, released: false, toRelease: 0, late: 2 })
    expect(go?.confirm).toBe('campaignGoAskLate')
  })

  it('is to resume it when it is stopped, and to start an evergreen one', () => {
    expect(acts({ status: 'stopped', needsGo: true })).toEqual(['resume', 'finish'])
    expect(acts({ kind: 'evergreen' })).toEqual(['start', 'stop', 'finish'])
  })

  it('is only to turn it into evergreen when a launch is over, and nothing when evergreen is', () => {
    expect(acts({ status: 'finished' })).toEqual(['to-evergreen'])
    expect(acts({ status: 'finished', kind: 'evergreen' })).toEqual([])
  })
})

describe('the places of a queue', () => {
  it('are its posts and its free slots in the order of time; a post in the same minute has the slot', () => {
    const entry = { id: '1', post: 1, title: 'Mine', dueAt: '2027-03-02T09:00:07.000Z', state: 'scheduled', kind: 'queue' as const }
    const places = toPlaces({
      slots: ['2027-03-04T09:00:00.000Z', '2027-03-02T09:00:00.000Z'],
      ahead: [entry, { ...entry, id: '2', dueAt: '2027-03-03T17:12:00.000Z', kind: 'fixed' }],
    })
    expect(places.map(({ at, entry: one, isSlot }) => [at.slice(8, 10), one?.id, isSlot])).toEqual([
      ['02', '1', true],
      ['03', '2', false],
      ['04', undefined, true],
    ])
  })
})
