import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

type Place = { browser: Browser; server: { url: string } }

/**
 * A page of a browser of its own in which somebody of the demo is signed in (`manager` is `manager@example.org`, password `demo`): with a real
 * cookie, as the sign-in form gives it. What does not appear within half a minute is missing.
 */
export async function signedIn({ browser, server }: Place, person: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ timezoneId: 'Europe/Berlin', locale: 'en-GB', viewport: { width: 1280, height: 1000 }, ...options })
  const answer = await context.request.post(`${server.url}/api/users/login`, { data: { email: `${person}@example.org`, password: 'demo' } })
  if (!answer.ok()) throw new Error(`${person} could not sign in: ${await answer.text()}`)
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  // As after the form: the dashboard is seen, and the browser has the admin's code from then on.
  await page.goto(`${server.url}/admin`)
  return page
}
