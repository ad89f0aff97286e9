const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
}
const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:20vh auto 0;padding:0 1.25rem}h1{font-size:1.25rem;margin:0 0 .5rem}p{margin:0 0 1rem}`
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

function page({ status = 200, title, head = '', body }: { status?: number; title: string; head?: string; body: string }): Response {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${head}<title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`
  return new Response(html, { status, headers })
}

/** A page of this site that goes on by itself, for a browser that came from another site without its cookie. */
export function goOnPage(to: string): Response {
  const href = escapeHtml(to)
  return page({ title: 'Connecting …', head: `<meta http-equiv="refresh" content="0;url=${href}">`, body: `<p><a href="${href}">Go on</a></p>` })
}

/** Says why a connection ends here, with the way back to the channels. */
export function plainPage({ status, message, back }: { status: number; message: string; back: string }): Response {
  return page({ status, title: 'Not connected', body: `<p>${escapeHtml(message)}</p><p><a href="${escapeHtml(back)}">To the channels</a></p>` })
}
