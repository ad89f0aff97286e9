import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const stories = [
  ['Thirty first websites in one day', 'Noor Haddad'],
  ['What our coaches learned this year', 'Lena Brandt'],
  ['A workshop in a library, and why it worked', 'Noor Haddad'],
  ['Childcare at workshops: how we do it', 'Lena Brandt'],
  ['From participant to organiser', 'Ines Moreau'],
] as const

const codeOfConduct = `<h1>Code of Conduct</h1><p>We want this conference to be a safe and welcoming place for everybody. Harassment is not tolerated in any form: offensive comments
about gender, age, sexual orientation, disability, appearance, race or religion, unwelcome attention, stalking or intimidation. Whoever breaks these rules can be expelled. Report
incidents to the response team; your report is confidential.</p>`

/** Other people's websites on this machine: a blog with a feed in which a new story stands each day, a conference with a Code of Conduct, and one without. */
export async function startNeighbours(port = 0): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const origin = `http://${request.headers.host}`
    const path = request.url?.split('?')[0] ?? '/'
    if (path === '/leipzig/feed.xml') return send(response, 'application/rss+xml', feed(origin, new Date()))
    if (path === '/conference/code-of-conduct') return send(response, 'text/html', page('Code of Conduct', codeOfConduct))
    if (path === '/conference/cfp' || path === '/meetup/cfp') return send(response, 'text/html', page('Call for proposals', '<h1>Call for proposals</h1><p>Send us your talk.</p>'))
    if (path.startsWith('/leipzig/')) return send(response, 'text/html', page('Django Girls Leipzig', '<h1>Django Girls Leipzig</h1><p>A story of our workshop.</p>'))
    response.writeHead(404).end('Not found')
  })
  await new Promise<void>((listening, fail) => server.once('error', fail).listen(port, '127.0.0.1', listening))
  const { port: actual } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    return new Promise<void>((closed) => server.close(() => closed()))
  }
  return { url: `http://127.0.0.1:${actual}`, close }
}

function send(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body)
}

const page = (title: string, body: string) => `<!doctype html><html lang="en"><title>${title}</title><body>${body}</body></html>`

/** One story for each of the last five days, the newest of this moment. */
function feed(origin: string, now: Date): string {
  const today = Math.floor(now.getTime() / 86_400_000)
  const items = stories.map((_, index) => {
    const day = today - index
    const [title, author] = stories[day % stories.length] ?? stories[0]
    const at = index === 0 ? now : new Date(day * 86_400_000)
    return `<item><title>${title}</title><link>${origin}/leipzig/${day}</link><guid isPermaLink="false">leipzig-${day}</guid><dc:creator>${author}</dc:creator><pubDate>${at.toUTCString()}</pubDate></item>`
  })
  return `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Django Girls Leipzig</title><link>${origin}/leipzig/</link><language>en</language>${items.join('')}</channel></rss>`
}
