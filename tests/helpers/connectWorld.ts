import type { Page } from 'playwright-core'
import { startFacebookEmulator } from '../emulators/facebook/startFacebookEmulator.ts'
import type { RecordedRequest } from '../emulators/kit/startServer.ts'
import { startLinkedInEmulator } from '../emulators/linkedin/startLinkedInEmulator.ts'
import { emulatedPinterestApp, startPinterestEmulator } from '../emulators/pinterest/startPinterestEmulator.ts'
import { emulatedXApp, startXEmulator } from '../emulators/x/startXEmulator.ts'
import { launchChromium } from './chromium.ts'
import { startNextServer } from './nextServer.ts'
import { signedIn } from './signedIn.ts'
import { createWorld } from './world.ts'

export type Channel = { id: number; name: string; network: string; handle: string; connected: boolean; health: { ok: boolean; message: string; alarm?: string | null } }

/** The demo site with an app on every network that asks for one, and a manager before a real browser: for stories of connecting. */
export type ConnectWorld = Awaited<ReturnType<typeof createConnectWorld>>

export async function createConnectWorld({ env = {} }: { env?: Record<string, string> } = {}) {
  const [linkedin, x, facebook, pinterest] = await Promise.all([startLinkedInEmulator(), startXEmulator(), startFacebookEmulator(), startPinterestEmulator()])
  // The server of the test connects and sends; this process only prepares and looks.
  const world = await createWorld({ options: { queue: { autorun: false } } })
  await world.create('users', { name: 'Mana', email: 'manager@example.org', password: 'demo', roles: ['manager'] })
  const apps = {
    linkedin: { clientId: linkedin.settings.app.clientId, clientSecret: linkedin.settings.app.clientSecret, baseURL: linkedin.url },
    x: { ...emulatedXApp, baseURL: x.url },
    facebook: { clientId: facebook.settings.app.clientId, clientSecret: facebook.settings.app.clientSecret, baseURL: facebook.url },
    pinterest: { ...emulatedPinterestApp, baseURL: pinterest.url },
  }
  const server = await startNextServer({ databaseURL: world.app.databaseURL, env: { DEMO_SANDBOX_APPS: JSON.stringify(apps), ...env } })
  const browser = await launchChromium()
  const page = await signedIn({ browser, server }, 'manager')
  const received = hearAll(page, server.url)
  const emulators = [linkedin, x, facebook, pinterest, world.mastodon]

  const list = () => page.goto(`${server.url}/admin/collections/social-channels`)
  return {
    ...world,
    linkedin,
    x,
    facebook,
    pinterest,
    server,
    browser,
    page,
    list,
    channels: () => world.find<Channel>('social-channels'),
    readChannel: async (id: number) => (await world.find<Channel>('social-channels', { id: { equals: id } }))[0],
    /** From the list of channels to the consent page of a network. `typed` goes into the field that the network asks for. */
    async begin(network: string, typed?: { label: string; value: string }) {
      await list()
      const section = page.getByRole('region', { name: 'Connect a channel' })
      await section.getByLabel('Network').selectOption({ label: network })
      if (typed) await section.getByLabel(typed.label).fill(typed.value)
      await section.getByRole('button', { name: 'Connect' }).click()
    },
    /** On the consent page of an emulator: who one is there, and what one says. */
    async answer(emulator: { url: string }, account: string, button: string) {
      await page.waitForURL((url) => url.origin === emulator.url)
      await page.getByRole('combobox').selectOption({ label: account })
      await page.getByRole('button', { name: button, exact: true }).click()
    },
    /** The channel whose page is open, once it says that it is connected. */
    async connectedAs(handle: string): Promise<number> {
      await page.getByText(`is connected as ${handle}.`).waitFor()
      return Number(/social-channels\/(\d+)/.exec(page.url())?.[1])
    },
    /** Plans a post as the manager: at once, unless it is said when. */
    async plan(channel: number, data: { text: string; publishAt?: Date; media?: { image: number; alt: string; credit: string }[] }): Promise<number> {
      const { publishAt = new Date(), ...rest } = data
      const answer = await page.request.post(`${server.url}/api/social-posts`, {
        headers: { origin: server.url },
        data: { title: data.text, status: 'scheduled', channels: [channel], publishAt: publishAt.toISOString(), ...rest },
      })
      if (answer.status() !== 201) throw new Error(await answer.text())
      return ((await answer.json()) as { doc: { id: number } }).doc.id
    },
    /** What the networks and this site told each other in confidence, as far as it is to be found in what the browser was sent. */
    leaks(): { secrets: number; heard: number; leaked: string[] } {
      const secrets = new Set(emulators.flatMap(({ requests }) => requests.flatMap(secretsIn)))
      const heard = received.join('\n')
      return { secrets: secrets.size, heard: heard.length, leaked: [...secrets].filter((secret) => heard.includes(secret)) }
    },
    async close() {
      await browser.close()
      await server.stop()
      await world.close()
      await Promise.all([linkedin.close(), x.close(), facebook.close(), pinterest.close()])
    },
  }
}

/** Collects everything that the browser is sent by the app. */
function hearAll(page: Page, origin: string): string[] {
  const received: string[] = []
  page.on('response', (response) => {
    if (!response.url().startsWith(origin) || response.url().includes('/_next/static/')) return
    received.push(response.url())
    void response.text().then(
      (text) => received.push(text),
      () => {},
    )
  })
  return received
}

const confidential = /"?\b(?:client_secret|code_verifier|refresh_token|fb_exchange_token)"?[=:]"?([\w.~-]{10,})/g

function secretsIn({ query, body, headers }: RecordedRequest): string[] {
  const [, access] = /^(?:Bearer|Basic) (.+)$/.exec(headers.authorization ?? '') ?? []
  return [...(access ? [access] : []), ...[...`${query}\n${body}`.matchAll(confidential)].map(([, secret = '']) => secret)]
}
