import { describe, expect, it } from 'vitest'
import { inWords } from '../../../src/admin/record/inWords.ts'
import { approvalSentences } from '../../../src/domain/approvalSentences.ts'
import { readStored, storedSentences, toStored } from '../../../src/domain/storedSentences.ts'
import { shouting } from '../../../src/guidelines/checks/shouting.ts'
import { djangoGirls } from '../../../src/guidelines/presets/djangoGirls.ts'
import { toDo } from '../../../src/guidelines/tell.ts'
import { checkTitles } from '../../../src/guidelines/titles.ts'
import { silenceAlarm } from '../../../src/schedule/cadence.ts'
import { tellSchedule } from '../../../src/schedule/sentences.ts'
import { decideRenewal, tellEnd } from '../../../src/secrets/tokenLife.ts'
import { de } from '../../../src/translations/de.ts'
import { en } from '../../../src/translations/en.ts'
import { labelOfCheck } from '../../../src/translations/label.ts'
import { sayEnglish } from '../../../src/translations/sayEnglish.ts'
import { sayFully, sayStored, saySuggestion, sayTold } from '../../../src/translations/sayTold.ts'
import { wordKey } from '../../../src/translations/wordKey.ts'
import { sayGerman, sayIn } from '../../helpers/sayIn.ts'

const placesOf = (sentence: string) => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name)

describe('every sentence', () => {
  it('has the places in German that it has in English, and no others', () => {
    const strange = Object.entries(de).filter(([key, sentence]) => placesOf(sentence).some((name) => !placesOf(en[key as keyof typeof en]).includes(name)))
    expect(strange).toEqual([])
  })

  it('of the guidelines, the alarms and what is stored tells the same values in both', () => {
    const names = [
      ...Object.keys(checkTitles),
      ...Object.keys(storedSentences),
      ...Object.keys(approvalSentences),
      ...Object.keys(en).filter((key) => /^(?:finding|ring)/.test(key)),
    ]
    const unequal = (names as (keyof typeof en)[]).filter((key) => [...new Set(placesOf(de[key]))].sort().join() !== [...new Set(placesOf(en[key]))].sort().join())
    expect(unequal).toEqual([])
  })
})

describe('the checks', () => {
  it('have a title in the reader’s language', () => {
    for (const guideline of djangoGirls()) {
      const key = wordKey('check', guideline.id)
      expect(key && en[key], guideline.id).toBe(guideline.title)
      expect(labelOfCheck(guideline), guideline.id).toBeTypeOf('function')
    }
  })

  it('keep the title that a host gives them', () => {
    expect(labelOfCheck({ ...shouting(), title: 'We speak softly' })).toBe('We speak softly')
    expect(labelOfCheck({ id: 'of-the-host', title: 'Our own rule' })).toBe('Our own rule')
  })
})

describe('what was said and stored', () => {
  const [finding] = shouting()
    .check({ text: 'Wow!!!!!!!!' }, undefined, {})
    .map((remark) => ({ check: 'shouting', ...remark }))
  const message = 'So many exclamation marks read like shouting.'

  it('is read in the reader’s language', () => {
    if (!finding) throw new Error('nothing was found')
    expect(sayTold(finding, sayGerman)).toBe('So viele Ausrufezeichen lesen sich wie Schreien.')
    expect(saySuggestion(finding, sayGerman)).toBe('Schreib es in normalen Buchstaben; ein Ausrufezeichen genügt.')
    expect(sayFully(finding, sayEnglish)).toBe(`${message} Write it in normal letters; one exclamation mark is plenty.`)
    expect(inWords([finding], sayGerman)).toBe('So viele Ausrufezeichen lesen sich wie Schreien.')
  })

  it('stays as it is without a name, in an organisation’s own words, and when its name is not known (any more)', () => {
    const ours = 'Please do not shout.'
    expect(sayTold({ message: ours }, sayGerman)).toBe(ours)
    expect(sayTold({ message: ours, says: { key: 'findingMarks' } }, sayGerman)).toBe(ours)
    expect(saySuggestion({ message, suggestion: 'Count to ten.', says: { key: 'findingMarks' } }, sayGerman)).toBe('Count to ten.')
    expect(sayTold({ message, says: { key: 'findingOfOldTimes' } }, sayGerman)).toBe(message)
    expect(sayTold({ message, says: { key: 'toString' } }, sayGerman)).toBe(message)
    expect(saySuggestion({ message, says: { key: 'findingMarks' } }, sayGerman)).toBeUndefined()
  })

  it('stays as it is when a value is missing or strange', () => {
    const told = { message: '"x" looks unfinished.', says: { key: 'findingUnfinished' } }
    expect(sayTold(told, sayGerman)).toBe(told.message)
    expect(sayTold({ ...told, says: { key: 'findingUnfinished', values: { word: { key: 'nothing' } } } }, sayGerman)).toBe(told.message)
    expect(sayTold({ ...told, says: { key: 'findingUnfinished', values: { word: 'x' } } }, sayGerman)).toBe('„x“ sieht unfertig aus.')
  })

  it('never takes words of a text for places of its own', () => {
    const told = { message: '"{{word}} {{key}}" looks unfinished.', says: { key: 'findingUnfinished', values: { word: '{{word}} {{key}}' } } }
    expect(sayTold(told, sayGerman)).toBe('„{{word}} {{key}}“ sieht unfertig aus.')
  })

  it('is small', () => {
    expect(JSON.stringify(finding?.says).length).toBeLessThan(40)
    expect(toDo({ key: 'findingMarks' }).key).toBe('findingMarksDo')
  })
})

describe('alarms of cadence', () => {
  it('are told in German, with the day as it is written there', () => {
    const dry = tellSchedule('ringDry', { channel: 'Main', day: { day: '2026-12-03' } })
    expect(dry.message).toBe('Main runs dry on 3 December. Write posts, or fill an evergreen pool.')
    expect(sayTold(dry, sayGerman)).toBe('Main läuft am 3. Dezember leer. Schreib Beiträge, oder fülle den Vorrat einer Dauerkampagne.')
  })

  it('say since when a channel is silent and what comes next', () => {
    const now = '2026-12-20T12:00:00Z'
    const silence = silenceAlarm({ lastPublishedAt: '2026-12-01T12:00:00Z', nextDueAt: '2026-12-30T12:00:00Z', weeklyTarget: 2, now })
    const alarm = silence && tellSchedule('ringOf', { channel: 'Main', sentence: silence.says })
    expect(alarm?.message).toBe(`Main: ${silence?.message}`)
    expect(alarm && sayTold(alarm, sayGerman)).toMatch(
      /^Main: Hier wurde seit 19 Tagen nichts veröffentlicht, und der nächste Beitrag kommt erst in 10 Tagen\. Das Wochenziel ist 2:/,
    )
    const never = silenceAlarm({ weeklyTarget: 2, now })
    expect(never && sayTold(never, sayGerman)).toMatch(/^Hier wurde noch nie etwas veröffentlicht, und nichts ist geplant\./)
  })
})

describe('texts that are stored without a name', () => {
  it.each(Object.keys(storedSentences) as (keyof typeof storedSentences)[])('%s is known again by its words', (key) => {
    const filled = Object.fromEntries(
      placesOf(storedSentences[key]).map((name) => [name, name === 'channel' || name === 'where' ? '"Main. A place"' : name === 'time' ? '12:00' : `a ${name}`]),
    )
    const text = toStored(key, filled)
    const found = readStored(text)
    expect(found?.rest).toBe('')
    expect(found && sayIn('en', found.says)).toBe(text)
    expect(sayStored(text, sayGerman)).not.toBe(text)
  })

  it('keep what a network said behind them, and days are written as people write them', () => {
    const at = new Date('2026-12-03T12:00:00Z')
    const decision = decideRenewal({ life: { expiresAt: at }, mayRenew: false, failure: undefined, now: new Date('2026-12-01T12:00:00Z') })
    if (decision.kind === 'fine') throw new Error('it should end')
    const alarm = tellEnd('Our page', { ...decision, why: 'Token revoked.' })
    expect(alarm).toBe('The access of “Our page” ends on 2026-12-03 12:00 UTC and cannot be renewed. Reconnect the channel before. (Token revoked.)')
    expect(sayStored(alarm, sayGerman)).toBe(
      'Der Zugang von „Our page“ läuft am 3. Dezember 2026 um 12:00 Uhr UTC ab und kann nicht erneuert werden. Verbinde den Kanal vorher neu. (Token revoked.)',
    )
    expect(sayStored('Connected as @main.example.social.', sayGerman)).toBe('Verbunden als @main.example.social.')
    expect(sayStored('The network could not be read back: It said no. Twice.', sayGerman)).toBe('Beim Netzwerk ließ sich nicht nachlesen: It said no. Twice.')
    expect(sayStored('Post this by hand on "Letter" (https://letter.example), with its 2 pictures. Then say that it is there and paste the link.', sayGerman)).toMatch(
      /^Veröffentliche diesen Beitrag selbst auf "Letter" \(https:\/\/letter\.example\), mit seinen 2 Bildern\./,
    )
  })

  it('are as they were when a network said them', () => {
    for (const said of ['mastodon.social says: Validation failed.', '', 'Connected', 'its own words']) expect(sayStored(said, sayGerman)).toBe(said)
  })
})
