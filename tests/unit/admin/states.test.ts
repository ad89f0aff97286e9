import { describe, expect, it } from 'vitest'
import { healthOf } from '../../../src/admin/health.ts'
import { holdLabelOf, holdLabels, lookOf, stateLooks } from '../../../src/admin/states.ts'
import { holdReasons } from '../../../src/domain/holds.ts'
import { deliveryStates, postStatuses } from '../../../src/domain/states.ts'
import { de } from '../../../src/translations/de.ts'
import { en } from '../../../src/translations/en.ts'

describe('how states look', () => {
  it('has a word and a sign for every state and status, and no two share both', () => {
    const states = [...new Set([...deliveryStates, ...postStatuses])]
    const looks = states.map((state) => lookOf(state))
    expect(looks.every((look) => look?.word && look.sign)).toBe(true)
    expect(new Set(looks.map((look) => look?.sign)).size).toBe(states.length)
    expect(new Set(looks.map((look) => look?.word)).size).toBe(states.length)
  })

  it('says the same word in the table and in the English sentences', () => {
    for (const { word, label } of Object.values(stateLooks)) expect(en[label]).toBe(word)
  })

  it('knows no look for what is no state', () => {
    expect([lookOf('toString'), lookOf(''), lookOf(null), holdLabelOf('toString')]).toEqual([undefined, undefined, undefined, undefined])
  })

  it('says why a delivery is held in the words of the ledger', () => {
    for (const [reason, sentence] of Object.entries(holdReasons)) expect(en[holdLabels[reason as keyof typeof holdLabels]]).toBe(sentence)
    expect(holdLabelOf('channel-paused')).toBe('holdChannelPaused')
    expect(holdLabelOf('something-else')).toBeUndefined()
    expect(holdLabelOf(undefined)).toBeUndefined()
  })
})

describe('the sentences in other languages', () => {
  it('fill in the same names as in English', () => {
    const namesIn = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
    for (const key of Object.keys(en) as (keyof typeof en)[]) expect({ key, names: namesIn(de[key]) }).toEqual({ key, names: namesIn(en[key]) })
  })
})

describe('how a channel is', () => {
  it('tells trouble with its message', () => {
    expect(healthOf({ connected: true, health: { ok: false, message: 'Revoked.' } }, true)).toMatchObject({ label: 'healthTrouble', message: 'Revoked.' })
  })

  it('tells in order, not checked and not connected apart', () => {
    expect(healthOf({ connected: true, health: { ok: true, message: 'Connected as @main.' } }, true)).toEqual({ label: 'healthOk', sign: '✓', tone: 'good' })
    expect(healthOf({ connected: true, health: { ok: null } }, true).label).toBe('healthNotChecked')
    expect(healthOf({ connected: false, health: { ok: true } }, true).label).toBe('healthNotConnected')
  })

  it('asks nothing of a channel that needs no connection', () => {
    expect(healthOf({ connected: false }, false).label).toBe('healthNeedsNothing')
  })
})
