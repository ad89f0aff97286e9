import { describe, expect, it } from 'vitest'
import { storeResult } from '../../../src/engine/storeResult.ts'
import { isAway } from '../../../src/ledger/sql.ts'

const coded = (code: string) => Object.assign(new Error(`failed with ${code}`), { code })
/** Fails so many times, then works. */
function writeThat(errors: Error[]) {
  let tries = 0
  return { write: async () => (tries < errors.length ? Promise.reject(errors[tries++]) : `stored after ${tries}`), tries: () => tries }
}

describe('storeResult', () => {
  it('writes a receipt when the database is back', async () => {
    const { write } = writeThat([coded('57P01'), new Error('Connection terminated unexpectedly'), coded('ECONNREFUSED')])
    expect(await storeResult(write, { waiting: () => true, firstMs: 1 })).toBe('stored after 3')
  })

  it('does not wait for what can never be stored', async () => {
    const { write, tries } = writeThat([coded('22P05'), coded('22P05')])
    await expect(storeResult(write, { waiting: () => true, firstMs: 1 })).rejects.toThrow('22P05')
    expect(tries()).toBe(1)
  })

  it('stops waiting when it is told to', async () => {
    const { write } = writeThat([coded('57P01'), coded('57P02')])
    await expect(storeResult(write, { waiting: (error) => (error as { code: string }).code !== '57P02', firstMs: 1 })).rejects.toThrow('57P02')
  })
})

describe('isAway', () => {
  it.each(['57P01', '08006', '53300', '40P01', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'])('takes %s for a database that is away or busy', (code) => {
    expect(isAway(coded(code))).toBe(true)
  })
  it.each(['23505', '22P05', '42P01', '42601'])('takes %s for a statement that is wrong', (code) => {
    expect(isAway(coded(code))).toBe(false)
  })
  it('knows the words of a lost connection', () => {
    expect(isAway(new Error('timeout exceeded when trying to connect'))).toBe(true)
    expect(isAway(new TypeError('x is not a function'))).toBe(false)
  })
})
