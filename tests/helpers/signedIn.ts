import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

type Place = { browser: Browser; server: { url: string } }

/**
 * A page of a browser of its own in which somebody of the demo is signed in (`manager` is `manager@example.org`, password `demo`): with a real
 * cookie, as the sign-in form gives it.
 */
export async function signedIn({ browser, server }: Place, person: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await newPage(browser, options)
  const answer = await page.context().request.post(`${server.url}/api/users/login`, { data: { email: `${person}@example.org`, password: 'demo' } })
  if (!answer.ok()) throw new Error(`${person} could not sign in: ${await answer.text()}`)
  // As after the form: the dashboard is seen, and the browser has the admin's code from then on.
  await page.goto(`${server.url}/admin`)
  return page
}

/** A page of a browser of its own. What does not appear within half a minute is missing; a page of the admin appears when it has come to life. */
export async function newPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ timezoneId: 'Europe/Berlin', locale: 'en-GB', viewport: { width: 1280, height: 1000 }, ...options })
  await context.addInitScript(hideUntilAlive)
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  return page
}

/**
 * What the server rendered is seen before React listens to it, and what is clicked or typed then is lost. Nobody is that quick but a test, on a
 * machine that has much to do: it sees a page of the admin once every control on it belongs to React.
 */
function hideUntilAlive(): void {
  if (!location.pathname.startsWith('/admin') || window !== window.top) return
  const isAlive = (element: Element) => Object.keys(element).some((key) => key.startsWith('__reactProps$'))
  const look = () => {
    const controls = [...document.querySelectorAll('button, input, select, textarea')]
    if (document.readyState === 'loading' || !controls.every(isAlive)) setTimeout(look, 25)
    else document.documentElement.style.removeProperty('visibility')
  }
  const hide = () => {
    document.documentElement.style.visibility = 'hidden'
    look()
  }
  if (document.documentElement) hide()
  else document.addEventListener('DOMContentLoaded', hide)
}
