import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { holdsChannel } from '../../../src/domain/failures.ts'
import type { Reach } from '../suite.ts'
import { contentOf, failureOf, picture, settle } from '../world.ts'

/** Every refusal has the right name, a plain sentence, and no post behind it. */
export function promiseFailures(reach: Reach): void {
  describe('failures', () => {
    test('says throttled with the moment the network names, and goes through afterwards', async () => {
      const { network, harness, publish, own } = reach()
      const content = contentOf(network, 'Too fast.')
      const until = await harness.throttle()
      const failure = await failureOf(publish(content), harness)
      expect(failure.code).toBe('throttled')
      if (until) expect(Math.abs((failure.retryAt?.getTime() ?? 0) - until.getTime())).toBeLessThanOrEqual(1500)
      expect(await own()).toEqual([])
      if (until) harness.clock.advance(Math.max(0, until.getTime() - harness.clock.now().getTime()) + 1000)
      await publish(content)
      expect(await own()).toHaveLength(1)
    })

    test('says unauthorized when the access has ended, which holds the whole channel', async () => {
      const { network, harness, publish, connection } = reach()
      await harness.expireToken()
      const failure = await failureOf(publish(contentOf(network, 'No access.')), harness)
      expect(failure.code).toBe('unauthorized')
      expect(holdsChannel(failure.code)).toBe(true)
      expect((await failureOf(connection.check(), harness)).code).toBe('unauthorized')
    })

    test('says suspended when the account is, which holds the whole channel', async () => {
      const { network, harness, publish } = reach()
      await harness.suspend()
      const failure = await failureOf(publish(contentOf(network, 'Suspended.')), harness)
      expect(failure.code).toBe('suspended')
      expect(holdsChannel(failure.code)).toBe(true)
    })

    test('says what the network says when it refuses the content', async () => {
      const { network, harness, publish, own } = reach()
      const words = await harness.refuseContent()
      const failure = await failureOf(publish(contentOf(network, 'Refused.')), harness)
      expect(failure.kind).toBe('refused')
      expect(failure.message).toContain(words)
      expect(await own()).toEqual([])
    })

    test('says not-connected without credentials, before anything is sent', async () => {
      const { network, harness, reopen } = reach()
      const connection = reopen({ credentials: {} })
      expect((await failureOf(connection.check(), harness)).code).toBe('not-connected')
      const content = contentOf(network, 'No credentials.')
      const part = content.parts[0]
      if (!part) return expect.fail('no part')
      const call = {
        content,
        part,
        partIndex: 0,
        token: 't',
        previous: [],
        memory: {},
        remember: async () => {},
        beforePublish: async () => expect.fail('nothing may be published'),
        signal: new AbortController().signal,
      }
      expect((await failureOf(connection.publish(call), harness)).code).toBe('not-connected')
    })

    test.each(['upload-error', 'upload-cut'] as const)('tries a post again when its picture could not be uploaded: %s', async (fault) => {
      const world = reach()
      const { network, harness, publish, own } = world
      const content = contentOf(network, 'With a picture.', { parts: [{ text: 'With a picture.', media: [picture('one')] }] })
      if (network.capabilities.maxPictures === 0) return expect((await failureOf(publish(content), harness)).code).toBe('not-supported')
      await harness.inject(fault)
      if (harness.picturesInPost) {
        await settle(world, content, await failureOf(publish(content), harness))
        return expect((await own()).map((post) => post.media.length)).toEqual([1])
      }
      const failure = await failureOf(publish(content, { beforePublish: async () => expect.fail('nothing may be published') }), harness)
      expect(failure.kind, failure.message).toBe('unreachable')
      expect(await own()).toEqual([])
      await publish(content)
      expect((await own()).map((post) => post.media.length)).toEqual([1])
    })

    test('names a picture that the network refuses', async () => {
      const { network, harness, publish, own } = reach()
      const content = contentOf(network, 'With a picture.', { parts: [{ text: 'With a picture.', media: [picture('one')] }] })
      if (network.capabilities.maxPictures > 0) await harness.inject('upload-refused')
      expect((await failureOf(publish(content), harness)).code).toBe(network.capabilities.maxPictures > 0 ? 'media-refused' : 'not-supported')
      expect(await own()).toEqual([])
    })

    test('waits for a slow upload of a large picture', async () => {
      const { network, harness, publish, own } = reach()
      const content = contentOf(network, 'A large picture.', { parts: [{ text: 'A large picture.', media: [picture('large')] }] })
      if (network.capabilities.maxPictures === 0) return expect((await failureOf(publish(content), harness)).code).toBe('not-supported')
      await harness.inject('upload-slow')
      await publish(content)
      expect((await own()).map((post) => post.media.length)).toEqual([1])
    })

    test('says unreachable when there is no server, because then surely nothing was sent', async () => {
      const { network, harness, reopen } = reach()
      const content = contentOf(network, 'Nobody there.')
      const part = content.parts[0]
      if (!part) return expect.fail('no part')
      const connection = reopen({ baseURL: await unusedOrigin() })
      const call = {
        content,
        part,
        partIndex: 0,
        token: network.chooseToken({ deliveryId: 'd', partIndex: 0, part, generation: 0, now: harness.clock.now() }),
        previous: [],
        memory: {},
      }
      const failure = await failureOf(connection.publish({ ...call, remember: async () => {}, beforePublish: async () => {}, signal: new AbortController().signal }), harness)
      expect(failure.code).toBe('unreachable')
      expect((await failureOf(connection.check(), harness)).code).toBe('unreachable')
    })

    test('does not take any web server for the network', async () => {
      const { harness, reopen } = reach()
      const server = createServer((_request, response) => response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>'))
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      try {
        const failure = await failureOf(reopen({ baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }).check(), harness)
        expect(failure.kind).toBe('refused')
      } finally {
        server.closeAllConnections()
        server.close()
      }
    })
  })
}

/** An origin on which nothing listens: a port that was free a moment ago. */
async function unusedOrigin(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}
