import { join } from 'node:path'
import { startFacebookEmulator } from '../../../tests/emulators/facebook/startFacebookEmulator.ts'
import { startLinkedInEmulator } from '../../../tests/emulators/linkedin/startLinkedInEmulator.ts'
import { startPinterestEmulator } from '../../../tests/emulators/pinterest/startPinterestEmulator.ts'
import { startXEmulator } from '../../../tests/emulators/x/startXEmulator.ts'
import type { OtherAccount, OtherNetwork } from './accounts.ts'
import { rememberStore } from './rememberStore.ts'

/** Far beyond any demo: nobody wants to reconnect one every two hours. */
const never = Number.MAX_SAFE_INTEGER

/** LinkedIn, X, Facebook and Pinterest as the tests have them, with one account each and a timeline page to read. */
export async function startOtherNetworks({ folder, ports }: { folder: string | undefined; ports: Record<OtherNetwork, number> }) {
  const [linkedin, x, facebook, pinterest] = await Promise.all([
    startLinkedInEmulator({ port: ports.linkedin }),
    startXEmulator({ port: ports.x }),
    startFacebookEmulator({ port: ports.facebook }),
    startPinterestEmulator({ port: ports.pinterest }),
  ])
  const memories = Object.entries({ linkedin, x, facebook, pinterest }).map(([name, { store }]) => rememberStore(store, folder && join(folder, `${name}.bin`)))

  // A further start gives another token of the same account, which the channels of the first do not need.
  const [onLinkedIn, onX, onFacebook, onPinterest] = [
    linkedin.createAccount('pyopensci'),
    x.createAccount('djangogirls'),
    facebook.createAccount('djangogirls'),
    pinterest.createAccount('djangogirls'),
  ]
  for (const { store } of [linkedin, x, pinterest]) for (const access of store.accesses.values()) access.endsAt = never

  const accounts: Record<OtherNetwork, OtherAccount> = {
    linkedin: { handle: 'pyopensci', baseURL: linkedin.url, credentials: { accessToken: onLinkedIn.token }, settings: { author: onLinkedIn.author }, page: linkedin.url },
    x: { handle: onX.handle, baseURL: x.url, credentials: { accessToken: onX.accessToken }, settings: {}, page: x.url },
    facebook: { handle: 'djangogirls', baseURL: facebook.url, credentials: { accessToken: onFacebook.token }, settings: { pageId: onFacebook.pageId }, page: facebook.url },
    pinterest: {
      handle: onPinterest.handle,
      baseURL: pinterest.url,
      credentials: { accessToken: onPinterest.accessToken },
      settings: { board: onPinterest.board },
      page: pinterest.url,
    },
  }
  return {
    accounts,
    async close() {
      for (const { save } of memories) save()
      await Promise.all([linkedin.close(), x.close(), facebook.close(), pinterest.close()])
    },
  }
}
