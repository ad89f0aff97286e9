import { join } from 'node:path'
import { startFacebookEmulator } from '../../../tests/emulators/facebook/startFacebookEmulator.ts'
import { startLinkedInEmulator } from '../../../tests/emulators/linkedin/startLinkedInEmulator.ts'
import { emulatedPinterestApp, startPinterestEmulator } from '../../../tests/emulators/pinterest/startPinterestEmulator.ts'
import { emulatedXApp, startXEmulator } from '../../../tests/emulators/x/startXEmulator.ts'
import type { OtherAccount, OtherNetwork } from './accounts.ts'
import { rememberPastPosts } from './pastPosts.ts'
import { rememberStore } from './rememberStore.ts'

/** Far beyond any demo: nobody wants to reconnect one every two hours. */
const never = Number.MAX_SAFE_INTEGER
const toApp = ({ clientId, clientSecret }: OtherAccount['app']): OtherAccount['app'] => ({ clientId, clientSecret })

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

  const named = { name: 'Django Girls' }
  Object.assign(linkedin.store.members.get(onLinkedIn.memberId) ?? {}, { name: 'pyOpenSci' })
  Object.assign(x.store.users.get(onX.id) ?? {}, named)
  Object.assign(facebook.store.pages.get(onFacebook.pageId) ?? {}, named)
  Object.assign(pinterest.store.accounts.get(onPinterest.id) ?? {}, { businessName: named.name })
  await rememberPastPosts({ linkedin, x, facebook, pinterest })

  const at = ({ url }: { url: string }) => ({ baseURL: url, page: url })
  const accounts: Record<OtherNetwork, OtherAccount> = {
    linkedin: {
      ...at(linkedin),
      app: toApp(linkedin.settings.app),
      handle: 'pyopensci',
      credentials: { accessToken: onLinkedIn.token },
      settings: { author: onLinkedIn.author },
    },
    x: { ...at(x), app: emulatedXApp, handle: onX.handle, credentials: { accessToken: onX.accessToken }, settings: {} },
    facebook: {
      ...at(facebook),
      app: toApp(facebook.settings.app),
      handle: 'djangogirls',
      credentials: { accessToken: onFacebook.token },
      settings: { pageId: onFacebook.pageId },
    },
    pinterest: {
      ...at(pinterest),
      app: emulatedPinterestApp,
      handle: onPinterest.handle,
      credentials: { accessToken: onPinterest.accessToken },
      settings: { board: onPinterest.board },
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
