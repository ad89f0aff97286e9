import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { djangoGirls } from 'payload-social-campaigns/guidelines'
import { runWorker, tuneRuntime } from 'payload-social-campaigns/worker'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restOf, signIn } from '../helpers/rest.ts'
import { waitFor } from '../helpers/waitFor.ts'
import { createWorld, type World } from '../helpers/world.ts'

type Created = { doc: { id: number; text: string } }

describe('the guidelines at the moment of sending', () => {
  let world: World
  let pages: Server
  let site: string
  let asManager: ReturnType<typeof restOf>
  let asAdmin: ReturnType<typeof restOf>
  let channel: Awaited<ReturnType<World['channel']>>
  const there = new Set(['/story', '/leaving'])
  const asked: string[] = []
  let aheadMs = 0

  beforeAll(async () => {
    pages = createServer((request, answer) => {
      asked.push(request.url ?? '')
      answer.writeHead(there.has(request.url ?? '') ? 200 : 404).end('<h1>A story</h1>')
    })
    await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve))
    site = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`
    world = await createWorld({ options: { guidelines: djangoGirls(), queue: { autorun: false } } })
    tuneRuntime(world.payload, { clock: () => new Date(Date.now() + aheadMs), lookEveryMs: 300, rules: { baseMs: 200, maxMs: 1_000, settleMs: 500 } })
    await runWorker(world.payload)
    asManager = restOf(world.app, await signIn(world.app, 'manager'))
    asAdmin = restOf(world.app, await signIn(world.app, 'admin'))
    channel = await world.channel('Girls')
  })
  afterAll(async () => {
    await world?.close()
    pages?.close()
  })

  const settings = (data: Record<string, unknown>) => world.payload.updateGlobal({ slug: 'social-settings' as never, data: data as never })
  const plan = async (data: Record<string, unknown>, as = asManager) => {
    const { status, body } = await as<Created>('POST', '/social-posts', { title: 'A post', status: 'scheduled', channels: [channel.id], ...data })
    expect(status, JSON.stringify(body)).toBe(201)
    return body.doc.id
  }
  /** A moment that comes when the test says so: however slow the machine is, nothing leaves before. */
  const inAMinute = () => new Date(Date.now() + aheadMs + 60_000).toISOString()
  const aMinutePasses = () => {
    aheadMs += 61_000
  }
  const outcome = async (post: number, states: string[]) => (await world.settled({ post: { equals: post } }, states))[0]

  it('send what they have just looked at without looking again', async () => {
    const post = await plan({ text: 'Read the story of Ana, who runs the workshop in Porto.', link: `${site}/story`, publishAt: inAMinute() })
    const before = asked.length
    aMinutePasses()
    expect((await outcome(post, ['published']))?.state).toBe('published')
    expect(asked.slice(before).filter((path) => path === '/story')).toEqual([])
  })

  it('stop what a rule forbids that the team made stricter after the post was planned', async () => {
    const post = await plan({ text: 'OUR WORKSHOP IN PORTO IS OPEN, COME AND JOIN US ALL', publishAt: inAMinute() })
    await settings({ checks: [{ check: 'shouting', level: 'block' }] })
    // A change of the settings is seen within a second.
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    aMinutePasses()
    const failed = await outcome(post, ['failed'])
    expect(failed?.error).toMatchObject({ code: 'blocked' })
    expect(failed?.error?.message).toMatch(/capital/i)
    expect(world.mastodon.statuses().filter(({ text }) => text.includes('WORKSHOP'))).toEqual([])
    await settings({ checks: [] })
  })

  it('stop a post whose link has gone since it was planned', async () => {
    const post = await plan({ text: 'The story of Bea and her first site.', link: `${site}/leaving`, publishAt: inAMinute() })
    there.delete('/leaving')
    aheadMs += 2 * 3_600_000
    const failed = await outcome(post, ['failed'])
    expect(failed?.error).toMatchObject({ code: 'blocked' })
    expect(failed?.error?.message).toMatch(/leads nowhere/)
  })

  it('wait for a page of our own that is not there yet, and send when it is', async () => {
    await settings({ organisation: { domains: ['127.0.0.1'] } })
    const ahead = 2 * 3_600_000
    const post = await plan({ text: 'Our yearly report is out. Thank you all!', link: `${site}/report`, publishAt: new Date(Date.now() + aheadMs + ahead).toISOString() })
    aheadMs += ahead
    const waiting = await waitFor(async () => (await world.deliveries({ post: { equals: post } })).find(({ error }) => error?.code))
    expect(waiting).toMatchObject({ state: 'scheduled', error: { code: 'page-missing', message: expect.stringContaining('leads nowhere') } })
    there.add('/report')
    aheadMs += 2 * 60_000
    expect((await outcome(post, ['published']))?.state).toBe('published')
    await settings({ organisation: { domains: [] } })
  })

  it('let the same words of a recurring post go out again and again', async () => {
    const weekly = await plan({
      text: 'Thank you to everybody who coached this week. You make it possible.',
      recurrence: {
        frequency: 'weekly',
        days: [new Date(Date.now() + aheadMs + 86_400_000).getUTCDay()],
        time: '12:00',
        timezone: 'UTC',
        startsOn: new Date(Date.now() + aheadMs + 86_400_000).toISOString().slice(0, 10),
      },
    })
    const occurrences = await world.find<{ id: number; publishAt: string }>('social-posts', { repeatOf: { equals: weekly } })
    for (const { id, publishAt } of occurrences.sort((a, b) => a.publishAt.localeCompare(b.publishAt)).slice(0, 2)) {
      aheadMs = Date.parse(publishAt) + 1_000 - Date.now()
      const row = await outcome(id, ['published', 'failed'])
      expect([row?.state, row?.error?.message ?? undefined]).toEqual(['published', undefined])
    }
    await world.update('social-posts', weekly, { status: 'cancelled' })
  })

  it('respect what somebody has overridden with a reason, and only that', async () => {
    const text = 'The call for proposals of LateConf is open. Send in your talk!'
    const kept = await plan({ text, category: 'cfp', overrideReason: 'They publish it tomorrow.', publishAt: inAMinute() }, asAdmin)
    aMinutePasses()
    expect((await outcome(kept, ['published']))?.state).toBe('published')
    const other = await plan(
      { text: 'THE CALL FOR PROPOSALS OF LATECONF IS OPEN, SEND YOUR TALK TODAY', category: 'cfp', overrideReason: 'They publish it tomorrow.', publishAt: inAMinute() },
      asAdmin,
    )
    await settings({ checks: [{ check: 'shouting', level: 'block' }] })
    // A change of the settings is seen within a second.
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    aMinutePasses()
    const failed = await outcome(other, ['failed'])
    expect(failed?.error?.message).toMatch(/capital/i)
    expect(failed?.error?.message).not.toMatch(/Code of Conduct/)
    await settings({ checks: [] })
  })
})
