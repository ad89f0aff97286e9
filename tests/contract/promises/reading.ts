import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Content } from '../../../src/domain/content.ts'
import { chooseCredentials } from '../../../src/secrets/chooseCredentials.ts'
import type { Reach } from '../suite.ts'
import { contentOf, failureOf, memoryFor, tokenFor } from '../world.ts'

/** What a network tells about itself, its account and its posts. */
export function promiseReading(reach: Reach): void {
  describe('reading', () => {
    test('describes itself without contradictions', () => {
      const { network, channel, connection, harness } = reach()
      const limits = network.limits(channel)
      expect(network.name).toMatch(/^[a-z][a-z0-9-]*$/)
      expect(network.label.length).toBeGreaterThan(0)
      expect(network.requiredCredentials.length).toBeGreaterThan(0)
      expect(limits.text).toBeGreaterThan(0)
      expect(limits.measure('')).toBe(0)
      expect(limits.measure('abc')).toBe(3)
      expect(limits.rate.perMinute).toBeGreaterThan(0)
      expect(limits.rate.burst).toBeGreaterThan(0)
      expect(limits.picture.types.length > 0).toBe(network.capabilities.maxPictures > 0)
      expect(connection.metrics !== undefined).toBe(network.capabilities.metrics)
      expect(connection.mentions !== undefined).toBe(harness.readsMentions ?? network.capabilities.mentions !== false)
      expect(connection.find !== undefined).toBe(true)
    })

    test('knows its account and remembers only plain data about it', async () => {
      const { connection, harness } = reach()
      const account = await connection.check()
      expect(account.handle.length).toBeGreaterThan(0)
      // A health check shows who this is; followers where the network tells them to this access.
      if (account.name !== undefined) expect(account.name.length).toBeGreaterThan(0)
      if (account.followers !== undefined) expect(Number.isInteger(account.followers) && account.followers >= 0).toBe(true)
      if (account.url !== undefined) expect(URL.canParse(account.url)).toBe(true)
      expect(JSON.parse(JSON.stringify(account.learnt))).toEqual(account.learnt)
      const told = JSON.stringify(account)
      for (const [name, secret] of Object.entries(harness.credentials)) if (secret.length >= 8 && name !== 'identifier') expect(told).not.toContain(secret)
    })

    test('counts what happened to its posts, and leaves out those it does not find', async () => {
      const { network, connection, publish } = reach()
      const receipt = await publish(contentOf(network, 'Counted.'))
      if (!connection.metrics) return expect(network.capabilities.metrics).toBe(false)
      const numbers = await connection.metrics([receipt.remoteId])
      expect(Object.keys(numbers)).toEqual([receipt.remoteId])
      for (const value of Object.values(numbers[receipt.remoteId] ?? {})) expect(value).toBeGreaterThanOrEqual(0)
      expect(await connection.metrics([])).toEqual({})
    })

    test('reads mentions newest first, and only those after the last one known', async () => {
      const { network, connection, harness } = reach()
      if (!connection.mentions) return expect(harness.readsMentions ?? network.capabilities.mentions).toBe(false)
      if (!harness.mention) return expect.fail('The harness needs mention().')
      const first = await harness.mention('Have you seen this?')
      harness.clock.advance(60_000)
      const second = await harness.mention('And this?')
      const all = await connection.mentions()
      expect(all.map((mention) => mention.remoteId)).toEqual([second, first])
      expect(all[0]?.text).toContain('And this?')
      expect((await connection.mentions(first)).map((mention) => mention.remoteId)).toEqual([second])
      expect(await connection.mentions(second)).toEqual([])
    })

    test('answers a mention where it was made, once, also when the answer to that is lost', async () => {
      const { network, connection, harness, publish, own } = reach()
      if (!connection.mentions || !harness.mention) return expect(harness.readsMentions ?? network.capabilities.mentions).toBe(false)
      const id = await harness.mention('May I ask something?')
      const mention = (await connection.mentions()).find(({ remoteId }) => remoteId === id)
      if (!mention) return expect.fail('The mention is not there.')
      const part = { text: 'Of course.', media: [] }
      const content: Content = { kind: 'reply', target: mention.url, parts: [part] }
      await harness.inject('lose')
      const attemptedFrom = harness.clock.now()
      expect((await failureOf(publish(content), harness)).kind).toBe('ambiguous')
      harness.clock.advance(2 * 60_000)
      const token = tokenFor(network, harness, content)
      const question = { content, part, partIndex: 0, token, previous: [], memory: memoryFor(content, token), attemptedFrom, attemptedUntil: attemptedFrom }
      const found = await connection.find?.({ ...question, now: harness.clock.now() })
      if (found?.answer === 'repeat') await publish(content, { token })
      else expect(found?.answer).toBe('found')
      const answers = (await own()).filter(({ text }) => text.includes('Of course.'))
      expect(answers.map(({ replyTo }) => replyTo)).toEqual([id])
      if (found?.answer === 'found') expect(found.receipt.remoteId).toBe(answers[0]?.remoteId)
      expect(
        (await connection.mentions()).map(({ remoteId }) => remoteId),
        'nobody hears what they said themselves',
      ).toEqual([id])
    })

    test('resolves a pasted link to the post behind it, and nothing else', async () => {
      const { network, connection, harness } = reach()
      const target = await harness.makeForeignPost('Pasted by somebody.')
      if (!connection.resolve) return expect([network.capabilities.share, network.capabilities.reply]).not.toContain('native')
      const resolved = await connection.resolve(target.url)
      expect(resolved?.remoteId).toBe(target.remoteId)
      expect(await connection.resolve('https://elsewhere.example/an/article')).toBeUndefined()
      if (harness.readsPosts === false) expect(resolved?.text).toBe('')
      else {
        expect(resolved?.text).toContain('Pasted by somebody.')
        expect(await connection.resolve(harness.missingPostURL)).toBeUndefined()
      }
      expect(await connection.resolve('not an address')).toBeUndefined()
    })

    test('knows which handles exist', async () => {
      const { connection, harness } = reach()
      if (!connection.hasHandle) return expect(harness.knownHandle).toBeUndefined()
      if (!harness.knownHandle) return expect.fail('The harness needs knownHandle.')
      expect(await connection.hasHandle(harness.knownHandle)).toBe(true)
      expect(await connection.hasHandle(`nobody-of-this-name-${harness.knownHandle.replace(/^@/, '')}`)).toBe(false)
    })

    test('connects through the consent page, publishes with what it got, and gives the access back', async () => {
      const { network, harness, http, reopen } = reach()
      if (!network.connect) return expect(harness.consent).toBeUndefined()
      if (!harness.consent) return expect.fail('The harness needs consent().')
      const codeVerifier = 'a-code-verifier-of-at-least-forty-three-characters'
      const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url')
      const redirectURI = harness.callback ?? 'https://cms.example/api/social-channels/connected'
      const client = { metadataURL: 'https://cms.example/client', redirectURI, name: 'A site', keys: [] }
      const started = await network.connect.start({
        input: harness.connectInput ?? '',
        redirectURI,
        state: 'the-state',
        codeChallenge,
        http,
        client,
        baseURL: harness.channel.baseURL,
      })
      // Where the request was pushed from server to server, the address tells nothing but its name.
      if (!started.redirectTo.includes('request_uri=')) expect(started.redirectTo).toContain('the-state')
      const params = await harness.consent(started.redirectTo)
      expect(params.state).toBe('the-state')
      const done = await network.connect.finish({
        code: params.code ?? '',
        redirectURI,
        codeVerifier,
        remember: JSON.parse(JSON.stringify(started.remember)) as Record<string, string>,
        http,
        client,
        params,
      })
      const credentials = { ...done.credentials, ...done.choices?.[0]?.credentials }
      expect(chooseCredentials(network, {}, credentials).missing).toEqual([])
      const connection = reopen({ credentials })
      expect((await connection.check()).handle.length).toBeGreaterThan(0)
      if (!connection.revoke) return
      await connection.revoke()
      // Also for whoever copied it before.
      expect((await failureOf(reopen({ credentials }).check(), harness)).code).toBe('unauthorized')
    })

    test('renews access that has ended by itself', async () => {
      const { network, connection, publish, own, harness } = reach()
      if (!connection.refresh) return expect(harness.ageToken).toBeUndefined()
      if (!harness.ageToken) return expect.fail('The harness needs ageToken().')
      await harness.ageToken()
      await publish(contentOf(network, 'After renewal.'))
      expect(await own()).toHaveLength(1)
    })
  })
}
