import { handleEndpoints, type SanitizedConfig } from 'payload'
import { inclusiveLanguage, shouting } from 'payload-social-campaigns/guidelines'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyOf } from '../../src/guidelines/decisions.ts'
import { restOf, signIn } from '../helpers/rest.ts'
import { createWorld, type World } from '../helpers/world.ts'

type Finding = { check: string; path: string; word?: string; level: string }
type Created = { doc: { id: number; findings: Finding[] } }

describe('what people decide about findings', () => {
  let world: World
  let managerToken: string
  let asEditor: ReturnType<typeof restOf>
  let asManager: ReturnType<typeof restOf>
  let channel: Awaited<ReturnType<World['channel']>>

  beforeAll(async () => {
    world = await createWorld({ options: { guidelines: [inclusiveLanguage(), shouting()], queue: { autorun: false } }, push: true })
    asEditor = restOf(world.app, await signIn(world.app, 'editor'))
    managerToken = await signIn(world.app, 'manager')
    asManager = restOf(world.app, managerToken)
    channel = await world.channel('Team')
  })
  afterAll(() => world?.close())

  const text = 'Guys, we whitelist everybody who comes.'
  const write = async () => (await asEditor<Created>('POST', '/social-posts', { title: 'A post', text, status: 'draft', channels: [channel.id] })).body.doc
  const records = (what: string) => world.find<{ by: string; after: Record<string, unknown> }>('social-records', { what: { equals: what } })

  it('one finding is ignored on one post, and that stays on record', async () => {
    const { id, findings } = await write()
    const [first, ...others] = findings
    expect(first).toBeDefined()
    const { status, body } = await asEditor<{ findings: Finding[] }>('POST', `/social-posts/${id}/ignore`, { check: first?.check, path: first?.path, word: first?.word })
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body.findings).toEqual(others)
    expect(await records('finding-ignored')).toMatchObject([{ by: 'editor@test.example', after: { check: first?.check, path: 'text', word: first?.word } }])
    expect((await write()).findings).toHaveLength(findings.length)
    expect((await asEditor('POST', `/social-posts/${id}/ignore`, { check: 'nothing', path: 'text' })).status).toBe(400)
    expect((await asEditor('POST', `/social-posts/${id}/ignore`, { check: first?.check })).status).toBe(400)
  })

  it('a word is always allowed by somebody who approves, for every post from now on', async () => {
    const { id, findings } = await write()
    const word = findings[0]?.word ?? ''
    expect((await asEditor('POST', `/social-posts/${id}/allow-word`, { word })).status).toBe(403)
    expect((await asManager('POST', `/social-posts/${id}/allow-word`, { word })).body).toEqual({ allowedWords: [word] })
    expect((await asManager('POST', `/social-posts/${id}/allow-word`, { word: word.toUpperCase() })).body).toEqual({ allowedWords: [word] })
    expect((await asManager('POST', `/social-posts/${id}/allow-word`, { word: ' ' })).status).toBe(400)
    expect((await write()).findings.map((finding) => finding.word)).not.toContain(word)
    expect((await records('word-allowed'))[0]).toMatchObject({ by: 'manager@test.example', after: { word } })
  })

  it('findings come with the preview while somebody writes, without saving anything', async () => {
    const before = await world.payload.count({ collection: 'social-posts' as never })
    const { status, body } = await asEditor<{ findings: Finding[] }>('POST', '/social-posts/preview', {
      data: { text: 'WE ARE SHOUTING AT EVERYBODY HERE TODAY', channels: [channel.id] },
    })
    expect(status).toBe(200)
    expect(body.findings.map(({ check, path }) => [check, path])).toContainEqual(['shouting', 'text'])
    expect(await world.payload.count({ collection: 'social-posts' as never })).toEqual(before)
  })

  describe('warnings', () => {
    const loud = { title: 'Loud', text: 'WE ARE SHOUTING AT EVERYBODY HERE TODAY', status: 'draft' }
    type Post = Created & { doc: { status: string; warningsSeen: { key: string; by: string; check: string }[] } }
    const problems = (body: unknown) => (body as { errors: { data: { errors: { path: string; message: string }[] } }[] }).errors[0]?.data.errors ?? []
    const draft = async (as = asEditor) => (await as<Post>('POST', '/social-posts', { ...loud, channels: [channel.id] })).body.doc
    const keys = (findings: Finding[]) => findings.filter(({ level }) => level === 'warn').map((finding) => keyOf(finding as never))

    it('have to be ticked before a post is on its way, where somebody was asked', async () => {
      const { id, findings } = await draft()
      expect(keys(findings)).toHaveLength(1)
      const refused = await asEditor('PATCH', `/social-posts/${id}`, { status: 'in-review', warningsSeen: [] })
      expect(refused.status).toBe(400)
      expect(problems(refused.body)[0]?.path).toBe('warningsSeen')
      expect(problems(refused.body)[0]?.message).toMatch(/tick them first/)
      const { status, body } = await asEditor<Post>('PATCH', `/social-posts/${id}`, { status: 'in-review', warningsSeen: keys(findings) })
      expect(status).toBe(200)
      expect(body.doc.warningsSeen).toMatchObject([{ check: 'shouting', by: 'editor@test.example' }])
      expect((await records('warnings-seen'))[0]).toMatchObject({ by: 'editor@test.example' })
    })

    it('are ticked once: the next person need not tick what somebody has looked at', async () => {
      const { id, findings } = await draft()
      await asEditor('PATCH', `/social-posts/${id}`, { status: 'in-review', warningsSeen: keys(findings) })
      const { body } = await asManager<Post>('GET', `/social-posts/${id}`)
      const { warningsSeen } = body as unknown as Post['doc']
      const moved = await asManager<Post>('POST', `/social-posts/${id}/move`, { to: 'approved', warningsSeen })
      expect(moved.status, JSON.stringify(moved.body)).toBe(200)
      expect(moved.body.doc.warningsSeen).toMatchObject([{ by: 'editor@test.example' }])
    })

    it('cannot be ticked in somebody else’s name', async () => {
      const { id, findings } = await draft()
      const forged = keys(findings).map((key) => ({ key, check: 'shouting', path: 'text', by: 'admin@test.example', at: new Date().toISOString() }))
      const { body } = await asEditor<Post>('PATCH', `/social-posts/${id}`, { status: 'in-review', warningsSeen: forged })
      expect(body.doc.warningsSeen).toMatchObject([{ by: 'editor@test.example' }])
    })

    it('have been seen by whoever gives the status without being asked, as a script does', async () => {
      const answer = await asManager<Post>('POST', '/social-posts', { ...loud, status: 'scheduled', publishAt: new Date().toISOString(), channels: [channel.id] })
      expect(answer.status, JSON.stringify(answer.body)).toBe(201)
      expect(answer.body.doc).toMatchObject({ status: 'scheduled', warningsSeen: [{ check: 'shouting', by: 'manager@test.example' }] })
      const told = await world.find<{ subject: string; by: string }>('social-records', { and: [{ what: { equals: 'warnings-seen' } }, { by: { equals: 'manager@test.example' } }] })
      expect(told.at(-1)?.subject).toBe(`social-posts:${answer.body.doc.id}`)
    })

    it('of a script stay its own business on every later change, too', async () => {
      const { id } = await draft()
      expect((await asManager<Post>('PATCH', `/social-posts/${id}`, { status: 'in-review' })).body.doc.warningsSeen).toMatchObject([{ by: 'manager@test.example' }])
      expect((await asManager('PATCH', `/social-posts/${id}`, { text: `${loud.text} AND TOMORROW` })).status).toBe(200)
      expect((await asManager('PATCH', `/social-posts?where[id][equals]=${id}`, { category: 'story' })).status).toBe(200)
    })

    it('that are new with other words have to be ticked anew', async () => {
      const { id, findings } = await draft()
      await asEditor('PATCH', `/social-posts/${id}`, { status: 'in-review', warningsSeen: keys(findings) })
      const changed = await asEditor<Post>('PATCH', `/social-posts/${id}`, { text: 'Hello, everybody.', warningsSeen: [] })
      expect(changed.body.doc.warningsSeen).toEqual([])
      expect((await asEditor('PATCH', `/social-posts/${id}`, { text: loud.text, warningsSeen: [] })).status).toBe(400)
    })
  })

  it('the record is a table that can be filtered, and no text in it is a formula', async () => {
    await world.create('social-posts', { title: '=1+1', text: 'Hello, "you"', status: 'draft' })
    const table = async (query: string) => {
      const request = new Request(`http://localhost:3000/api/social-records/export.csv${query}`, { headers: { authorization: `JWT ${managerToken}` } })
      const answer = await handleEndpoints({ config: Promise.resolve(world.payload.config as SanitizedConfig), request, payloadInstanceCacheKey: world.app.databaseURL })
      return { status: answer.status, type: answer.headers.get('content-type'), lines: (await answer.text()).trim().split('\r\n') }
    }
    const all = await table('')
    expect(all.type).toContain('text/csv')
    expect(all.lines[0]).toBe('createdAt,what,by,subject,reason,before,after')
    const allowed = await table('?what=word-allowed')
    expect(allowed.lines.length).toBe(1 + (await records('word-allowed')).length)
    expect(allowed.lines[1]).toContain('"manager@test.example"')
    expect((await table(`?from=${encodeURIComponent(new Date(Date.now() + 60_000).toISOString())}`)).lines).toHaveLength(1)
    expect((await table('?from=yesterday')).status).toBe(400)
    expect(all.lines.slice(1).every((line) => !/,"[=+@-]/.test(line))).toBe(true)
  })
})
