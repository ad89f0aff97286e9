/** Parameters that say where a reader came from, not what is read. */
const tracking =
  /^(utm_\w+|mtm_\w+|pk_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|hsctatracking|ref|ref_src|ref_url|source|rss|cmpid|s_cid|ck_subscriber_id)$/i

/** Parts of a page that say where to look on it, or where a reader came from: the page is the same. */
const placeOnPage = /^(|top|main|content|comments?|respond|rss|atom|more-\d+|xtor=.*|utm_.*|:~:.*)$/i

/** The address of a page without what campaign tools add to it. Gives undefined when it is no web address. */
export function withoutTracking(address: string, base?: string): string | undefined {
  if (!URL.canParse(address, base)) return undefined
  const url = new URL(address, base)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  for (const name of [...url.searchParams.keys()]) if (tracking.test(name)) url.searchParams.delete(name)
  url.username = ''
  url.password = ''
  return url.href
}

/** One way of writing for all addresses of a page, to recognise it by: never to be linked to. Entries of one page that only differ after `#` are told apart. */
export function canonicalURL(address: string, base?: string): string | undefined {
  const plain = withoutTracking(address, base)
  if (!plain) return undefined
  const url = new URL(plain)
  url.searchParams.sort()
  const host = url.hostname.replace(/^(www|m|amp)\./, '')
  const port = url.port ? `:${url.port}` : ''
  const path = url.pathname.replace(/\/(index\.(html?|php)|amp)?$/i, '')
  const hash = url.hash.slice(1)
  return `${host}${port}${path}${url.search}${placeOnPage.test(hash) ? '' : `#${hash}`}`
}
