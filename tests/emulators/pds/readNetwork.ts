/** A record with whose it is. */
export type NetworkRecord = { uri: string; cid: string; did: string; handle: string; rkey: string; value: Record<string, unknown> }

/** Reads every account of a PDS and its records of one kind, over the PDS' public API. Newest first by what the records say. */
export async function readNetwork(pdsURL: string, collection: string): Promise<NetworkRecord[]> {
  const accounts = await readAccounts(pdsURL)
  const all = await Promise.all(
    accounts.map(async ({ did, handle }) => {
      const { records = [] } = await query<{ records?: { uri: string; cid: string; value: Record<string, unknown> }[] }>(pdsURL, 'com.atproto.repo.listRecords', {
        repo: did,
        collection,
        limit: '100',
      })
      return records.map((record) => ({ ...record, did, handle, rkey: record.uri.split('/').at(-1) ?? '' }))
    }),
  )
  const order = (record: NetworkRecord) => `${String(record.value.createdAt)} ${record.rkey}`
  return all.flat().sort((a, b) => (order(a) < order(b) ? 1 : -1))
}

/** The active accounts of a PDS. */
export async function readAccounts(pdsURL: string): Promise<{ did: string; handle: string }[]> {
  const { repos = [] } = await query<{ repos?: { did: string; active?: boolean }[] }>(pdsURL, 'com.atproto.sync.listRepos', { limit: '1000' })
  return Promise.all(
    repos
      .filter(({ active }) => active !== false)
      .map(async ({ did }) => {
        const { handle } = await query<{ handle?: string }>(pdsURL, 'com.atproto.repo.describeRepo', { repo: did })
        return { did, handle: handle ?? did }
      }),
  )
}

async function query<T>(pdsURL: string, method: string, params: Record<string, string>): Promise<T> {
  const response = await fetch(`${pdsURL}/xrpc/${method}?${new URLSearchParams(params)}`)
  return (response.ok ? await response.json() : {}) as T
}
