import { createPrivateKey, createPublicKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { chooseCredentials } from '../../../src/secrets/chooseCredentials.ts'
import { deriveClientKeys } from '../../../src/secrets/clientKeys.ts'

const network = { requiredCredentials: ['identifier', 'appPassword'], otherCredentials: ['oauth', 'accessToken', 'refreshToken'] }
const password = { identifier: 'ours.test', appPassword: 'abcd' }
const consent = { oauth: '{}', accessToken: 'a', refreshToken: 'r' }

describe('the one way in which a channel is connected', () => {
  it('is what is given, and the other one goes', () => {
    expect(chooseCredentials(network, { ...consent, refreshExpiresAt: 'x' }, password).credentials).toEqual({ ...password, refreshExpiresAt: 'x' })
    expect(chooseCredentials(network, password, consent).credentials).toEqual(consent)
  })

  it('is what is stored where nothing is given', () => {
    expect(chooseCredentials(network, consent, {})).toEqual({ credentials: consent, missing: [] })
    expect(chooseCredentials(network, password, {})).toEqual({ credentials: password, missing: [] })
  })

  it('names what is missing of the way that was chosen', () => {
    expect(chooseCredentials(network, {}, { identifier: 'ours.test' }).missing).toEqual(['appPassword'])
    expect(chooseCredentials(network, password, { appPassword: null }).missing).toEqual(['appPassword'])
    expect(chooseCredentials(network, {}, {}).missing).toEqual(['identifier', 'appPassword'])
    expect(chooseCredentials({ requiredCredentials: ['accessToken'] }, {}, {}).missing).toEqual(['accessToken'])
  })
})

describe('the keys by which an installation is known', () => {
  it('are the same in every process and another one for every secret', () => {
    const [one, two] = deriveClientKeys(['one', 'two'])
    expect(deriveClientKeys(['one'])).toEqual([one])
    expect(one?.d).not.toBe(two?.d)
    if (one) expect(createPublicKey(createPrivateKey({ key: one, format: 'jwk' })).export({ format: 'jwk' })).toEqual({ kty: 'EC', crv: 'P-256', x: one.x, y: one.y })
  })
})
