import { handleEndpoints, type SanitizedConfig } from 'payload'
import { fillConsent } from '../emulators/kit/consentPage.ts'
import type { PayloadApp } from './payloadApp.ts'

/** What a person does on a network's consent page, without a browser: gives the address that they are sent back to. */
export async function answerConsent(redirectTo: string, { account, yes }: { account: string; yes: boolean | string }): Promise<string> {
  const html = await (await fetch(redirectTo)).text()
  const action = new URL(/<form[^>]*action="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '', redirectTo)
  const form = fillConsent(html, { account, decision: yes ? 'allow' : 'deny' })
  if (typeof yes === 'string') form.set('decision', yes)
  const answer = await fetch(action, { method: 'POST', body: form, redirect: 'manual' })
  return answer.headers.get('location') ?? ''
}

/** A navigation to an address of the app, as a browser that is signed in makes it. Redirects are not followed. */
export async function visit({ payload }: Pick<PayloadApp, 'payload'>, address: string, token?: string): Promise<Response> {
  const headers = new Headers(token ? { authorization: `JWT ${token}` } : {})
  return handleEndpoints({
    config: Promise.resolve(payload.config as SanitizedConfig),
    request: new Request(address, { headers }),
    payloadInstanceCacheKey: String(payload.db.pool.options.connectionString),
  })
}
