import { it } from 'vitest'
import { createHttp } from '/work/w/networks/src/http/http.ts'
import { bluesky } from '/work/w/networks/src/networks/bluesky/bluesky.ts'
import { startPds } from '/work/w/networks/tests/emulators/pds/startPds.ts'
import { launchChromium } from '/work/w/networks/tests/helpers/chromium.ts'
import { clientOf } from '/work/w/networks/src/connect/clientOf.ts'
import { deriveClientKeys } from '/work/w/networks/src/secrets/clientKeys.ts'
import { createPkce } from '/work/w/networks/src/connect/pkce.ts'
it('x', async () => {
  const pds = await startPds({ appView: true })
  const account = await pds.createAccount('ours')
  const http = createHttp({ allowPrivateHosts: true })
  const client = clientOf({ serverURL: 'http://localhost:3999', apiRoute: '/api' }, 'bluesky', deriveClientKeys(['k']))
  const flow = bluesky({ directory: pds.directory }).connect!
  const { verifier, challenge } = createPkce()
  const started = await flow.start({ input: pds.url, redirectURI: client!.redirectURI, state: 'st', codeChallenge: challenge, http, client, baseURL: 'https://bsky.social' })
  console.log(started.redirectTo)
  const browser = await launchChromium()
  const page = await browser.newPage()
  page.on('console', (m) => console.log('console', m.text()))
  await page.goto(started.redirectTo)
  await page.waitForTimeout(3000)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForTimeout(1000)
  console.log(await page.locator('form').innerHTML())
  await page.locator('input[name=username]').fill(account.handle)
  await page.locator('input[name=password]').fill(account.password)
  await page.screenshot({ path: '/tmp/o1.png' })
  await page.getByRole('button', { name: /sign in|next/i }).last().click()
  await page.waitForTimeout(2500)
  await page.screenshot({ path: '/tmp/o2.png' })
  console.log(await page.locator('body').innerText())
  let back = ''
  page.on('request', (r) => { if (r.url().startsWith('http://127.0.0.1:3999')) back = r.url() })
  await page.getByRole('button', { name: /authorize|allow|accept/i }).last().click()
  await page.waitForTimeout(2500)
  console.log(back)
  const params = Object.fromEntries(new URL(back).searchParams)
  const done = await flow.finish({ code: params.code!, redirectURI: client!.redirectURI, codeVerifier: verifier, remember: started.remember, http, client, params })
  let creds: any = done.credentials
  const vault = { read: async () => creds, update: async (f: any) => (creds = await f(creds)) }
  const channel = { id: '1', name: 'C', network: 'bluesky', baseURL: done.baseURL!, settings: {}, learnt: {} }
  const con = bluesky().open({ channel, vault, http, client, now: () => new Date(), loadPicture: async () => { throw new Error('') } })
  console.log(await con.check())
  const net = bluesky()
  const part = { text: 'Hello by OAuth', media: [] }
  const token = net.chooseToken({ deliveryId: 'd', partIndex: 0, part, generation: 0, now: new Date() })
  const call = { content: { kind: 'post' as const, parts: [part] }, part, partIndex: 0, token, previous: [], memory: {}, remember: async () => {}, beforePublish: async () => {}, signal: new AbortController().signal }
  console.log(await con.publish(call), await con.publish(call), (await pds.posts(account.did)).length)
  await con.refresh!()
  console.log(await con.metrics!([(await pds.posts(account.did))[0]!.uri]), await con.mentions!())
  await con.revoke!()
  console.log(Object.keys(creds))
  await browser.close()
  await pds.close()
}, 60000)
