import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest'
import type { NetworkUnderTest } from './harness.ts'
import { promiseExactness } from './promises/exactness.ts'
import { promiseFailures } from './promises/failures.ts'
import { promisePublishing } from './promises/publishing.ts'
import { promiseReading } from './promises/reading.ts'
import { promiseRendering } from './promises/rendering.ts'
import { createWorldMaker, type World } from './world.ts'

export type { FaultName, Harness, NetworkUnderTest, SeenPost } from './harness.ts'

/** How a promise reaches the world of its test. */
export type Reach = () => World

/**
 * The promises that every network keeps, against a server that behaves and misbehaves like the real one. What a network cannot do is
 * asserted to be refused, so that no promise is skipped.
 *
 * @example
 * testNetwork({ name: 'Mastodon', makeNetwork: () => mastodon(), startServer: startMastodonHarness })
 */
export function testNetwork(under: NetworkUnderTest): void {
  const maker = createWorldMaker(under)
  let world: World | undefined
  const reach: Reach = () => {
    if (!world) throw new Error('There is no world yet.')
    return world
  }

  describe(`${under.name} keeps the promises of a network`, { timeout: under.timeoutMs ?? 20_000 }, () => {
    beforeAll(maker.start, 120_000)
    afterAll(maker.stop, 30_000)
    beforeEach(async () => {
      world = await maker.fresh()
    })
    afterEach(() => {
      expect(world?.harness.violations() ?? [], 'every request follows the published description of the network').toEqual([])
    })
    promiseRendering(reach)
    promisePublishing(reach)
    promiseExactness(reach)
    promiseFailures(reach)
    promiseReading(reach)
  })
}
