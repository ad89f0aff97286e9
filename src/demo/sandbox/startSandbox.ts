import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startMastodonEmulator } from '../../../tests/emulators/mastodon/startMastodonEmulator.ts'
import { startPds } from '../../../tests/emulators/pds/startPds.ts'
import { startPdsTimeline } from '../../../tests/emulators/pds/startPdsTimeline.ts'
import { type SandboxAccount, type SandboxFacts, type SandboxKey, sandboxAccounts } from './accounts.ts'
import { rememberMastodon } from './rememberMastodon.ts'
import { rememberPorts } from './rememberPorts.ts'
import { startNeighbours } from './startNeighbours.ts'
import { startOtherNetworks } from './startOtherNetworks.ts'
import { speak } from './voices.ts'

export type Sandbox = SandboxFacts & { close(): Promise<void> }

/**
 * Starts the networks that the demo publishes to: a Mastodon-compatible server and a real Bluesky PDS, with an account of each
 * organisation and what others say to them, emulators of LinkedIn, X, Facebook and Pinterest, and a few websites of others. With a folder they keep their ports, accounts and posts over restarts.
 */
export async function startSandbox({ folder }: { folder?: string } = {}): Promise<Sandbox> {
  if (folder) mkdirSync(folder, { recursive: true })
  const ports = await rememberPorts(folder && join(folder, 'ports.json'), {
    mastodon: 4010,
    pds: 4020,
    plc: 4021,
    timeline: 4022,
    neighbours: 4023,
    linkedin: 4030,
    x: 4031,
    facebook: 4032,
    pinterest: 4033,
  })
  const mastodon = await startMastodonEmulator({ port: ports.mastodon })
  const memory = rememberMastodon(mastodon, folder && join(folder, 'mastodon.bin'))
  const pds = await startPds({ port: ports.pds, plcPort: ports.plc, ...(folder && { dataDirectory: join(folder, 'pds') }) })
  const timeline = await startPdsTimeline({ pdsURL: pds.url, port: ports.timeline })

  const others = await startOtherNetworks({ folder, ports })
  const neighbours = await startNeighbours(ports.neighbours)

  const connect = async ({ network, user, name }: (typeof sandboxAccounts)[number]): Promise<SandboxAccount> => {
    if (network === 'mastodon') {
      const { accessToken } = memory.account(user)
      return { network, name, handle: `@${user}@${new URL(mastodon.url).host}`, baseURL: mastodon.url, credentials: { accessToken }, page: `${mastodon.url}/@${user}` }
    }
    const { handle, appPassword } = await pds.createAccount(user)
    return { network, name, handle, baseURL: pds.url, credentials: { identifier: handle, appPassword }, page: `${timeline.url}/profile/${handle}` }
  }
  const entries: [SandboxKey, SandboxAccount][] = []
  for (const account of sandboxAccounts) entries.push([account.key, await connect(account)])

  return {
    accounts: Object.fromEntries(entries) as Record<SandboxKey, SandboxAccount>,
    mastodonURL: mastodon.url,
    blueskyURL: timeline.url,
    plcURL: pds.directory,
    others: others.accounts,
    neighboursURL: neighbours.url,
    voices: speak(mastodon),
    close: async () => {
      memory.save()
      await Promise.all([others.close(), mastodon.close(), timeline.close(), pds.close(), neighbours.close()])
    },
  }
}
