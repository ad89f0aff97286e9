/** Who is behind the address of somebody's post, as far as the address tells. */
const inPath = [
  /^\/(@[\w.-]+)(@[\w.-]+)?\/\d+/, // Mastodon
  /^\/profile\/([\w.-]+)\/post\//, // Bluesky
  /^\/posts\/([\p{L}\p{N}-]+)_/u, // LinkedIn
  /^\/(\w+)\/status\/\d+/, // X
  /^\/([\w.]+)\/posts\//, // Facebook
] as const

/**
 * The line that credits a post which can only be passed on as a link: "via @ada@mastodon.example", or the site alone when the address names nobody.
 * Undefined when the text names it already, or when it is no address.
 */
export function viaLine(url: string, text: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { hostname, pathname } = new URL(url)
  const site = hostname.replace(/^www\./, '')
  const match = inPath.map((pattern) => pattern.exec(pathname)).find((one) => one !== null)
  const [, name = '', server] = match ?? []
  const credit = name.startsWith('@') ? `${name}${server ?? `@${site}`}` : name !== '' && !/^\d+$/.test(name) ? name : site
  return credit === '' || text.toLowerCase().includes(credit.toLowerCase()) ? undefined : `via ${credit}`
}
