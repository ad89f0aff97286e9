import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootPayload, type PayloadApp } from '../helpers/payloadApp.ts'
import { waitFor } from '../helpers/waitFor.ts'
import { startPds, type RunningPds } from '../emulators/pds/startPds.ts'

describe('an article and its promotion', () => {
  let app: PayloadApp
  let pds: RunningPds
  let account: Awaited<ReturnType<RunningPds['createAccount']>>

  beforeAll(async () => {
    pds = await startPds()
    account = await pds.createAccount('girls')
    app = await bootPayload()
    await app.payload.create({ collection: 'social-channels', data: { name: 'Girls', network: 'bluesky', baseURL: pds.url, standing: 'active', credentials: { identifier: account.handle, appPassword: account.appPassword } } as never })
  })
  afterAll(async () => {
    await app?.close()
    await pds?.close()
  })

  it('is published on its channel as soon as the article goes live', async () => {
    const { payload } = app
    const article = await payload.create({ collection: 'posts', data: { title: 'A workshop in Lisbon', slug: 'lisbon', _status: 'published' } as never })
    const published = await waitFor(async () => {
      const { docs } = await payload.find({ collection: 'social-deliveries', where: { state: { equals: 'published' } } as never })
      return docs[0]
    }, { timeoutMs: 15000 })
    expect(published).toBeTruthy()
    const records = await pds.posts(account.did)
    expect(JSON.stringify(records)).toContain('lisbon')
    expect(article).toBeTruthy()
  })
})
