import { handleEndpoints, type SanitizedConfig } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restOf, signIn } from '../helpers/rest.ts'
import { createWorld, type World } from '../helpers/world.ts'

type Entry = { id: number; what: string; by: string; subject: string; before: { status?: string } | null; after: { status?: string } | null }

describe('the record', () => {
  let world: World
  let token: string
  let asAdmin: ReturnType<typeof restOf>
  let channel: Awaited<ReturnType<World['channel']>>

  beforeAll(async () => {
    world = await createWorld()
    token = await signIn(world.app, 'admin')
    asAdmin = restOf(world.app, token)
    channel = await world.channel('Team')
  })
  afterAll(() => world?.close())

  const about = (subject: string) => world.find<Entry>('social-records', { subject: { equals: subject } })
  const download = async (path: string) => {
    const request = new Request(`http://localhost:3000/api/social-records/${path}`, { headers: { authorization: `JWT ${token}` } })
    return handleEndpoints({ config: Promise.resolve(world.payload.config as SanitizedConfig), request, payloadInstanceCacheKey: world.app.databaseURL })
  }

  it('tells the whole life of a post: written, changed, scheduled, sent', async () => {
    const { body } = await asAdmin<{ doc: { id: number } }>('POST', '/social-posts', { title: 'Life', text: 'First', status: 'draft', channels: [channel.id] })
    await asAdmin('PATCH', `/social-posts/${body.doc.id}`, { text: 'Better' })
    await asAdmin('PATCH', `/social-posts/${body.doc.id}`, { status: 'scheduled' })
    await world.settled({ post: { equals: body.doc.id } }, ['published'])
    await expect
      .poll(async () => (await about(`social-posts:${body.doc.id}`)).map(({ what, by }) => [what, by]), { timeout: 10_000 })
      .toEqual([
        ['post-draft', 'admin@test.example'],
        ['post-changed', 'admin@test.example'],
        ['post-scheduled', 'admin@test.example'],
        ['post-published', 'the server'],
      ])
    const entries = await about(`social-posts:${body.doc.id}`)
    expect(entries[1]).toMatchObject({ before: { text: 'First' }, after: { text: 'Better' } })
    expect(entries[3]?.after).toEqual({ status: 'published' })
  })

  it('is not written, changed or removed by anybody: not by REST, not in bulk, not by code of the host that sets access aside', async () => {
    const [entry] = await world.find<Entry>('social-records')
    const before = await world.payload.count({ collection: 'social-records' as never })
    const id = entry?.id as number
    for (const [method, path, body] of [
      ['POST', '/social-records', { what: 'forged' }],
      ['PATCH', `/social-records/${id}`, { what: 'forged' }],
      ['PATCH', '/social-records?where[id][exists]=true', { what: 'forged' }],
      ['DELETE', `/social-records/${id}`, undefined],
      ['DELETE', '/social-records?where[id][exists]=true', undefined],
      ['POST', `/social-records/${id}/duplicate`, {}],
    ] as const)
      expect((await asAdmin(method, path, body)).status, `${method} ${path}`).toBe(403)
    const collection = 'social-records' as never
    const all = { id: { exists: true } } as never
    const forged = { what: 'forged' } as never
    for (const attempt of [
      () => world.payload.create({ collection, data: forged }),
      () => world.payload.update({ collection, id, data: forged }),
      () => world.payload.update({ collection, where: all, data: forged }),
      () => world.payload.delete({ collection, id }),
      () => world.payload.delete({ collection, where: all }),
      () => world.payload.duplicate({ collection, id }),
    ])
      await expect(attempt()).rejects.toMatchObject({ status: 403 })
    expect(await world.payload.count({ collection: 'social-records' as never })).toEqual(before)
    expect((await world.find<Entry>('social-records', { id: { equals: id } }))[0]).toEqual(entry)
  })

  it('keeps the name of a person whose account is deleted', async () => {
    await signIn(world.app, 'editor')
    const asEditor = restOf(world.app, await signIn(world.app, 'editor'))
    const { body } = await asEditor<{ doc: { id: number } }>('POST', '/social-posts', { title: 'By Edda', text: 'Hi', status: 'draft' })
    await world.payload.delete({ collection: 'users' as never, where: { email: { equals: 'editor@test.example' } } as never })
    expect((await about(`social-posts:${body.doc.id}`))[0]?.by).toBe('editor@test.example')
  })

  it('is given as a file, filtered by who, what, about what and when', async () => {
    const read = async (query: string) => (await (await download(`export.json${query}`)).json()) as Entry[]
    const all = await read('')
    expect(all.length).toBeGreaterThan(4)
    expect(new Set((await read('?by=admin%40test.example')).map(({ by }) => by))).toEqual(new Set(['admin@test.example']))
    expect(new Set((await read('?subject=social-channels:')).map(({ subject }) => subject))).toEqual(new Set([`social-channels:${channel.id}`]))
    expect((await read('?what=post-published')).map(({ what }) => what)).toEqual(['post-published'])
    const today = new Date().toISOString().slice(0, 10)
    expect(await read(`?from=${today}&until=${today}`)).toHaveLength(all.length)
    expect(await read(`?until=${encodeURIComponent(new Date(0).toISOString())}`)).toEqual([])
    expect((await download('export.json?until=soon')).status).toBe(400)
    expect((await download('export.json')).headers.get('content-disposition')).toContain('social-records.json')
  })
})
