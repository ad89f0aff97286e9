import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** An account on the PDS, with everything that is needed to act as its owner. */
export type PdsAccount = { did: string; handle: string; password: string; appPassword: string }

/** A record as the PDS lists it. */
export type PdsRecord = { uri: string; cid: string; value: Record<string, unknown> }

type Accounts = {
  create(handle: string): Promise<PdsAccount>
  records(did: string, collection: string): Promise<PdsRecord[]>
  /** Writes a record as its owner does in another app. */
  write(did: string, collection: string, record: object): Promise<{ uri: string; cid: string }>
  uploadPicture(did: string, png: Uint8Array): Promise<object>
  /** Deletes all posts and reposts. */
  empty(did: string): Promise<void>
  setTakedown(did: string, applied: boolean): Promise<void>
  setActive(did: string, active: boolean): Promise<void>
  revokeAppPassword(did: string): Promise<void>
  addAppPassword(did: string): Promise<string>
}

/** What a person or a moderator does with accounts, over the PDS' own API. With a `file` an account that was made before is given back. */
export function pdsAccounts({ url, adminPassword, file }: { url: string; adminPassword: string; file?: string | undefined }): Accounts {
  const known = new Map<string, PdsAccount>(file && existsSync(file) ? Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, PdsAccount>) : [])

  async function call<T>(method: string, body: unknown, authorization?: string): Promise<T> {
    const response = await fetch(`${url}/xrpc/${method}`, {
      method: 'POST',
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(authorization ? { authorization } : {}) },
      body: body === undefined ? null : JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method}: ${response.status} ${text}`)
    return (text ? JSON.parse(text) : undefined) as T
  }

  const owner = (did: string): PdsAccount => {
    const account = [...known.values()].find((one) => one.did === did)
    if (!account) throw new Error(`No account ${did} was made here.`)
    return account
  }
  /** Access tokens of owners; they live two hours. */
  const signedIn = new Map<string, { authorization: string; until: number }>()
  const remember = (did: string, accessJwt: string): string => {
    const authorization = `Bearer ${accessJwt}`
    signedIn.set(did, { authorization, until: Date.now() + 3_600_000 })
    return authorization
  }
  const asOwner = async (did: string): Promise<string> => {
    const known = signedIn.get(did)
    if (known && known.until > Date.now()) return known.authorization
    const { accessJwt } = await call<{ accessJwt: string }>('com.atproto.server.createSession', { identifier: did, password: owner(did).password })
    return remember(did, accessJwt)
  }

  async function records(did: string, collection: string): Promise<PdsRecord[]> {
    const all: PdsRecord[] = []
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const query = new URLSearchParams({ repo: did, collection, limit: '100', ...(cursor ? { cursor } : {}) })
      const response = await fetch(`${url}/xrpc/com.atproto.repo.listRecords?${query}`)
      if (!response.ok) throw new Error(`listRecords: ${response.status} ${await response.text()}`)
      const page = (await response.json()) as { records: PdsRecord[]; cursor?: string }
      all.push(...page.records)
      cursor = page.records.length ? page.cursor : undefined
    }
    return all
  }

  return {
    async create(name) {
      const handle = name.includes('.') ? name : `${name}.test`
      const existing = known.get(handle)
      if (existing) return existing
      const password = `password-of-${handle}`
      const made = await call<{ did: string; accessJwt: string }>('com.atproto.server.createAccount', { handle, email: `${handle.replaceAll('.', '-')}@example.org`, password })
      const { password: appPassword } = await call<{ password: string }>('com.atproto.server.createAppPassword', { name: 'posts' }, `Bearer ${made.accessJwt}`)
      const account = { did: made.did, handle, password, appPassword }
      known.set(handle, account)
      remember(made.did, made.accessJwt)
      if (file) writeFileSync(file, JSON.stringify(Object.fromEntries(known), undefined, 2))
      return account
    },
    records,
    write: async (did, collection, record) => call('com.atproto.repo.createRecord', { repo: did, collection, record }, await asOwner(did)),
    async uploadPicture(did, png) {
      const headers = { 'content-type': 'image/png', authorization: await asOwner(did) }
      const response = await fetch(`${url}/xrpc/com.atproto.repo.uploadBlob`, { method: 'POST', headers, body: new Uint8Array(png) })
      return ((await response.json()) as { blob: object }).blob
    },
    async empty(did) {
      const all = [...(await records(did, 'app.bsky.feed.post')), ...(await records(did, 'app.bsky.feed.repost'))]
      if (all.length === 0) return
      const writes = all.map(({ uri }) => ({ $type: 'com.atproto.repo.applyWrites#delete', collection: uri.split('/')[3], rkey: uri.split('/')[4] }))
      await call('com.atproto.repo.applyWrites', { repo: did, writes }, await asOwner(did))
    },
    async setTakedown(did, applied) {
      const subject = { $type: 'com.atproto.admin.defs#repoRef', did }
      const basic = `Basic ${Buffer.from(`admin:${adminPassword}`).toString('base64')}`
      await call('com.atproto.admin.updateSubjectStatus', { subject, takedown: { applied, ...(applied ? { ref: 'moderation' } : {}) } }, basic)
    },
    async setActive(did, active) {
      const authorization = await asOwner(did)
      if (active) await call('com.atproto.server.activateAccount', undefined, authorization)
      else await call('com.atproto.server.deactivateAccount', {}, authorization)
    },
    async revokeAppPassword(did) {
      await call('com.atproto.server.revokeAppPassword', { name: 'posts' }, await asOwner(did))
    },
    async addAppPassword(did) {
      const made = await call<{ password: string }>('com.atproto.server.createAppPassword', { name: 'posts' }, await asOwner(did))
      return made.password
    },
  }
}
