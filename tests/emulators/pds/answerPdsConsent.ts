import { request } from 'undici'

const api = '/@atproto/oauth-provider/~api'

/** What a person does on the consent page of a PDS, without a browser: signs in and says yes or no. Gives the address that they are sent back to. */
export async function answerPdsConsent(redirectTo: string, { handle, password, yes = true }: { handle: string; password: string; yes?: boolean }): Promise<string> {
  const { origin, href } = new URL(redirectTo)
  const cookies = new Map<string, string>()

  async function send(method: 'GET' | 'POST', url: string, headers: Record<string, string>, body?: unknown) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await request(url, { method, headers: { ...headers, ...(cookie ? { cookie } : {}) }, body: body === undefined ? null : JSON.stringify(body) })
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() }
  }
  const navigate = (url: string, site: string) =>
    send('GET', url, { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', ...(site === 'same-origin' ? { referer: href } : {}) })
  async function call<T>(endpoint: string, input: object, token?: string): Promise<T> {
    const answer = await send(
      'POST',
      `${origin}${api}${endpoint}`,
      {
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        'sec-fetch-mode': 'same-origin',
        origin,
        referer: href,
        'x-csrf-token': cookies.get('csrf-token') ?? '',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      input,
    )
    if (answer.status !== 200) throw new Error(`${endpoint}: ${answer.status} ${answer.text}`)
    return JSON.parse(answer.text) as T
  }

  const page = await navigate(redirectTo, 'cross-site')
  if (page.status !== 200) throw new Error(`The consent page answers ${page.status}: ${page.text.replace(/<[^>]*>/g, ' ').slice(0, 300)}`)
  let url: string
  if (yes) {
    const { account, ephemeralToken } = await call<{ account: { did?: string; sub?: string }; ephemeralToken?: string }>('/sign-in', { locale: 'en', username: handle, password })
    url = (await call<{ url: string }>('/consent', { did: account.did ?? account.sub }, ephemeralToken)).url
  } else {
    url = (await call<{ url: string }>('/reject', {})).url
  }
  const back = await navigate(url, 'same-origin')
  return String(back.headers.location ?? '')
}
