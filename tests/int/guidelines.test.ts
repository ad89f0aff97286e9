import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { djangoGirls } from 'payload-social-campaigns/guidelines'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePng } from '../emulators/kit/makePng.ts'
import { type RestAnswer, restOf, signIn } from '../helpers/rest.ts'
import { waitFor } from '../helpers/waitFor.ts'
import { createWorld, lexical, type World } from '../helpers/world.ts'

type Created = { doc: { id: number; status: string; findings: { check: string; level: string; message: string; path: string }[] } }
type Refused = { errors: { data: { errors: { path: string; message: string }[] } }[] }

describe('the guidelines of an organisation', () => {
  let world: World
  let pages: Server
  const codes = new Set(['/coc', '/soon-gone'])
  let site: string
  let rest: ReturnType<typeof restOf>
  let asAdmin: ReturnType<typeof restOf>
  let channel: Awaited<ReturnType<World['channel']>>

  beforeAll(async () => {
    pages = createServer((request, answer) => {
      if (codes.has(request.url ?? ''))
        answer.end('<h1>Code of Conduct</h1><p>Harassment is not tolerated. Everyone is welcome, whatever their gender, race or religion. Report it to us.</p>')
      else if (request.url === '/shop') answer.end('<h1>Buy tickets</h1>')
      else answer.writeHead(404).end()
    })
    await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve))
    site = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`
    world = await createWorld({ options: { guidelines: djangoGirls() }, push: true })
    rest = restOf(world.app, await signIn(world.app, 'manager'))
    asAdmin = restOf(world.app, await signIn(world.app, 'admin'))
    channel = await world.channel('Girls')
  })
  afterAll(async () => {
    await world?.close()
    pages?.close()
  })

  const post = (data: Record<string, unknown>, as = rest) => as<Created>('POST', '/social-posts', { title: 'A post', status: 'scheduled', channels: [channel.id], ...data })
  const refusal = (answer: RestAnswer<unknown>) => (answer.body as Refused).errors[0]?.data.errors ?? []
  const picture = async (data: Record<string, unknown>) =>
    (await world.payload.create({
      collection: 'media' as never,
      data: data as never,
      file: { name: 'coaches.png', data: Buffer.from(makePng({ width: 40, height: 30 })), mimetype: 'image/png', size: 1 },
    })) as unknown as { id: number }

  it('block a call for proposals without a Code of Conduct, and one whose page is not one', async () => {
    const call = { text: 'The call for proposals of PyDays is open until March. Send in your talk!', category: 'cfp', link: 'https://pydays.example' }
    const without = await post(call)
    expect(without.status).toBe(400)
    expect(refusal(without)[0]?.path).toBe('codeOfConduct')
    expect(refusal(without)[0]?.message).toMatch(/Code of Conduct/)
    expect((await post({ ...call, codeOfConduct: `${site}/shop` })).status).toBe(400)
    expect((await post({ ...call, codeOfConduct: `${site}/gone` })).status).toBe(400)
    const good = await post({ ...call, codeOfConduct: `${site}/coc` })
    expect(good.status, JSON.stringify(good.body)).toBe(201)
  })

  it.each(['call-for-papers', 'call-for-speakers', 'Call for proposals', ' cfp', 'Conferences'])('open the page of every category that needs one: “%s”', async (category) => {
    const call = { text: `Send in your talk, dear ${category}!`, category, link: 'https://pydays.example' }
    const refused = await post({ ...call, codeOfConduct: `${site}/gone-for-${encodeURIComponent(category)}` })
    expect(refused.status).toBe(400)
    expect(refusal(refused)[0]?.path).toBe('codeOfConduct')
  })

  it('look at the Code of Conduct once more when it is sent, and stop the post when it is gone', async () => {
    const publishAt = new Date(Date.now() + 1_500).toISOString()
    const { body } = await post({ text: 'The call for proposals of GoneConf is open. Send in your talk!', category: 'cfp', codeOfConduct: `${site}/soon-gone`, publishAt })
    codes.delete('/soon-gone')
    const [failed] = await world.settled({ post: { equals: body.doc.id } }, ['failed'])
    expect(failed?.error?.code).toBe('blocked')
    expect(failed?.error?.message).toMatch(/Code of Conduct/)
  })

  it('block a picture without credit, and let it pass with one', async () => {
    const image = await picture({ alt: 'Three coaches at a table' })
    const refused = await post({ text: 'Our coaches in Lisbon are the kindest people.', media: [{ image: image.id }] })
    expect(refused.status).toBe(400)
    expect(refusal(refused)[0]?.path).toBe('media.0.credit')
    const { status, body } = await post({ text: 'Our coaches in Lisbon are the kindest people.', media: [{ image: image.id, credit: 'Ana Reis' }] })
    expect(status, JSON.stringify(body)).toBe(201)
    await world.settled({ post: { equals: body.doc.id } }, ['published'])
  })

  it('store what they say with a draft, and stop nothing there', async () => {
    const draft = await post({ text: 'You idiots will never learn to code.', status: 'draft' })
    expect(draft.status).toBe(201)
    expect(draft.body.doc.findings.some((finding) => finding.level !== 'hint')).toBe(true)
  })

  it('are overridden only by the role that may, with a reason, which stays on record', async () => {
    const call = { text: 'The call for proposals of OldConf is open. Send in your talk!', category: 'cfp', overrideReason: 'They publish it tomorrow; Ola has seen it.' }
    expect((await post(call)).status).toBe(403)
    const { status, body } = await post(call, asAdmin)
    expect(status, JSON.stringify(body)).toBe(201)
    const [entry] = await world.find<{ what: string; by: string; reason: string }>('social-records', { what: { equals: 'guideline-overridden' } })
    expect(entry).toMatchObject({ by: 'admin@test.example', reason: 'They publish it tomorrow; Ola has seen it.' })
  })

  it('follow the settings of the organisation: a check switched off says nothing', async () => {
    await world.payload.updateGlobal({ slug: 'social-settings' as never, data: { checks: [{ check: 'code-of-conduct', level: 'off' }] } as never })
    expect((await post({ text: 'The call for proposals of NewConf is open. Send in your talk!', category: 'cfp' })).status).toBe(201)
    await world.payload.updateGlobal({ slug: 'social-settings' as never, data: { checks: [] } as never })
  })

  it('leave the picture out of a post that writes itself, when it has no credit, and say so on the article', async () => {
    const image = await picture({ alt: 'A full room in Coimbra' })
    const article = (await world.create<{ id: number }>('posts', {
      title: 'A full room in Coimbra',
      slug: 'coimbra',
      heroImage: image.id,
      content: lexical('Everybody came to Coimbra on Saturday.'),
      _status: 'published',
    })) as { id: number }
    const [row] = await waitFor(async () => {
      const rows = await world.find<{ id: number; composed: boolean; problems: { message: string }[] }>('social-promotions', { key: { equals: `posts:${article.id}` } })
      return rows[0]?.composed ? rows : undefined
    })
    expect(row?.problems.map((problem) => problem.message).join()).toMatch(/no credit/)
    const [launch] = await world.find<{ id: number; media: unknown[]; status: string }>('social-posts', { promotion: { equals: row?.id } })
    expect(launch?.media).toEqual([])
    await world.settled({ post: { equals: launch?.id } }, ['published'])
  })

  it('take the occurrences of a recurring post for what they are: no repeats, each is on its way', async () => {
    const { status, body } = await post({
      text: 'Thank you to everybody who coached this week. You make it possible.',
      recurrence: { frequency: 'weekly', days: [5], time: '15:00', timezone: 'Europe/London', startsOn: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) },
    })
    expect(status, JSON.stringify(body)).toBe(201)
    const occurrences = await world.find<{ status: string; findings: { check: string }[] }>('social-posts', { repeatOf: { equals: body.doc.id } })
    expect(occurrences.map((one) => [one.status, one.findings.map(({ check }) => check).filter((check) => /repeat|duplicate/.test(check))])).toEqual(
      Array(6).fill(['scheduled', []]),
    )
  })

  it('keep who did what, and let nobody change it', async () => {
    await rest('PATCH', `/social-channels/${channel.id}`, { paused: true })
    const [entry] = await world.find<{ id: number; by: string; before: unknown; after: unknown }>('social-records', { what: { equals: 'channel-paused' } })
    expect(entry).toMatchObject({ by: 'manager@test.example', before: { paused: false }, after: { paused: true } })
    for (const [method, path] of [
      ['PATCH', `/social-records/${entry?.id}`],
      ['DELETE', `/social-records/${entry?.id}`],
      ['POST', '/social-records'],
    ] as const) {
      expect((await asAdmin(method, path, { what: 'nothing' })).status).toBe(403)
    }
    await rest('PATCH', `/social-channels/${channel.id}`, { paused: false })
  })
})
