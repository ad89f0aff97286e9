import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NetworkFailure } from '../../../src/domain/failures.ts'
import { createHttp, isPublicAddress } from '../../../src/http/http.ts'

const codeOf = async (asked: Promise<unknown>) => {
  const error = await asked.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return error instanceof NetworkFailure ? error.code : error
}

describe('the way out, where private addresses are not allowed', () => {
  const http = createHttp({})
  let inside: Server
  let port = 0
  let reached = 0

  beforeAll(async () => {
    inside = createServer((_request, answer) => {
      reached++
      answer.end('{}')
    })
    await new Promise<void>((done) => inside.listen(0, '127.0.0.1', done))
    port = (inside.address() as AddressInfo).port
  })
  afterAll(async () => {
    await http.close()
    inside.close()
  })

  const spellings = [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '017700000001',
    '0x7f.0.0.1',
    '127.0.1',
    '127.0.0.1.',
    'name:word@127.0.0.1',
    'example.org@localhost',
    '0',
    '0.0.0.0',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    'localhost',
    'LOCALHOST',
    '%6c%6f%63alhost',
    '１２７.0.0.1',
    '127。0。0。1',
  ]
  it.each(spellings)('refuses this machine spelled as %s, before anything is sent', async (host) => {
    const before = reached
    expect(await codeOf(http.send({ url: `http://${host}:${port}/` }))).toBe('private-address')
    expect(await codeOf(http.checkAddress(`http://${host}:${port}/`))).toBe('private-address')
    expect(reached).toBe(before)
  })

  it.each([
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '[fc00::1]',
    '[fd00::1]',
    '[fec0::1]',
    '[2002:a9fe:a9fe::]',
    '[2002:c0a8:101::1]',
    '[2001:0:7f00:1::]',
    '[2001:db8::1]',
    '[64:ff9b:1::a00:1]',
    '[::127.0.0.1]',
    '[::10.0.0.1]',
    '[::2]',
    '2852039166',
    '0xa9fea9fe',
    '0.1.2.3',
    '192.0.0.1',
    '240.0.0.1',
    '[fe80::1]',
    '[ff02::1]',
    '[::ffff:169.254.169.254]',
    '[64:ff9b::a9fe:a9fe]',
  ])('refuses %s', async (host) => {
    expect(await codeOf(http.checkAddress(`http://${host}/`))).toBe('private-address')
    expect(await codeOf(http.send({ url: `http://${host}/`, timeoutMs: 2_000 }))).toBe('private-address')
  })

  it('refuses a redirect from a public address to a private one', async () => {
    // 127.0.0.2 plays the public server.
    const outside = createServer((request, answer) => {
      answer.writeHead(302, { location: request.url === '/name' ? `http://localhost:${port}/` : `http://127.0.0.1:${port}/` }).end()
    })
    await new Promise<void>((done) => outside.listen(0, '127.0.0.2', done))
    const guarded = createHttp({ isAllowed: (address) => address === '127.0.0.2' || isPublicAddress(address) })
    const url = `http://127.0.0.2:${(outside.address() as AddressInfo).port}`
    const before = reached
    try {
      expect((await guarded.send({ url })).status).toBe(302)
      expect(await codeOf(guarded.send({ url, redirects: 3 }))).toBe('private-address')
      expect(await codeOf(guarded.send({ url: `${url}/name`, redirects: 3 }))).toBe('private-address')
      await expect(guarded.fetch(url)).rejects.toThrow()
      expect(reached).toBe(before)
    } finally {
      await guarded.close()
      outside.close()
    }
  })

  it('does not reach this machine by a name with a dot at its end, which not every system knows', async () => {
    const before = reached
    expect(await codeOf(http.send({ url: `http://localhost.:${port}/` }))).toMatch(/^(private-address|unreachable)$/)
    expect(reached).toBe(before)
  })

  it('looks again at the moment of connecting, so that a name that changes its mind after the check gets nowhere', async () => {
    let looks = 0
    // What a name server does that answers with a public address first and a private one afterwards.
    const guarded = createHttp({ isAllowed: () => looks++ === 0 })
    const before = reached
    try {
      await guarded.checkAddress(`http://localhost:${port}/`)
      looks = 1
      expect(await codeOf(guarded.send({ url: `http://localhost:${port}/` }))).toBe('private-address')
      expect(reached).toBe(before)
    } finally {
      await guarded.close()
    }
  })

  it('lets public addresses be, and names that cannot be looked up now', async () => {
    expect(isPublicAddress('93.184.215.14')).toBe(true)
    expect(isPublicAddress('2606:4700:4700::1111')).toBe(true)
    expect(await codeOf(http.checkAddress('https://93.184.215.14/'))).toBeUndefined()
    expect(await codeOf(http.checkAddress('https://nowhere.invalid/'))).toBeUndefined()
    expect(await codeOf(http.checkAddress('not an address'))).toBeUndefined()
  })

  it('reaches this machine where that is allowed', async () => {
    const open = createHttp({ allowPrivateHosts: true })
    expect((await open.send({ url: `http://localhost:${port}/` })).status).toBe(200)
    expect(await codeOf(open.checkAddress(`http://127.0.0.1:${port}/`))).toBeUndefined()
    await open.close()
  })
})
