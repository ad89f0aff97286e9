import { describe, expect, it } from 'vitest'
import { healthOf, isRefused, needsReconnect } from '../../../src/admin/health.ts'
import { mayPause, sendingLook } from '../../../src/admin/stop/sendingLook.ts'

const labelOf = (channel: Parameters<typeof sendingLook>[0], needsConnection = true) => sendingLook(channel, needsConnection).label

describe('how a channel looks', () => {
  it('sends only where it is awake, not paused, and its connection is in order', () => {
    expect(labelOf({ connected: true, standing: 'active' })).toBe('sendingOn')
    expect(labelOf({ connected: true, standing: 'active', paused: true })).toBe('fieldPaused')
    expect(labelOf({ connected: true, standing: 'active', trouble: 'unauthorized' })).toBe('sendingWaits')
    expect(labelOf({ connected: false, standing: 'active' })).toBe('sendingWaits')
    expect(labelOf({ connected: false, standing: 'active' }, false)).toBe('sendingOn')
  })

  it('sleeps where it is dormant, and then there is nothing to pause', () => {
    expect(labelOf({ connected: true, standing: 'dormant' })).toBe('sendingAsleep')
    expect(mayPause({ standing: 'dormant' })).toBe(false)
    expect(mayPause({ standing: 'dormant', paused: true })).toBe(true)
    expect(mayPause({ standing: 'occasional' })).toBe(true)
  })

  it('warns of access that ends soon while it still works, and says so in its own words', () => {
    const ending = { connected: true, health: { ok: true, message: 'Connected as @a.', alarm: 'The access ends on Friday.' } }
    expect(healthOf(ending, true)).toMatchObject({ label: 'healthEnding', message: 'The access ends on Friday.' })
    expect(needsReconnect(ending)).toBe(true)
    expect(isRefused(ending)).toBe(false)
  })

  it('is to be reconnected where the access was refused, and not where the network suspended the account', () => {
    const health = { ok: false, message: 'No.' }
    expect(needsReconnect({ connected: true, trouble: 'unauthorized', health })).toBe(true)
    expect(isRefused({ connected: true, trouble: 'unauthorized', health })).toBe(true)
    expect(needsReconnect({ connected: true, trouble: 'suspended', health })).toBe(false)
    expect(needsReconnect({ connected: false, trouble: 'not-connected', health })).toBe(false)
  })
})
