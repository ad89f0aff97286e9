import { toHtml } from './html.ts'
import type { Server } from './server.ts'
import { countReactions, type StoredAccount, type StoredMedia, type StoredStatus } from './store.ts'

/** `name` for accounts of this server, `name@domain` for others. */
export function toAcct(account: StoredAccount): string {
  return account.domain ? `${account.username}@${account.domain}` : account.username
}

export function toProfileURL(server: Server, account: StoredAccount): string {
  return account.domain ? `https://${account.domain}/@${account.username}` : `${server.origin}/@${account.username}`
}

export function toStatusURL(server: Server, status: StoredStatus): string {
  const account = server.store.accounts.get(status.accountId)
  return status.remoteURL ?? `${server.origin}/@${account?.username ?? 'unknown'}/${status.id}`
}

export function toAccount(server: Server, account: StoredAccount): Record<string, unknown> {
  const url = toProfileURL(server, account)
  const picture = `${server.origin}/avatars/original/missing.png`
  return {
    id: account.id,
    username: account.username,
    acct: toAcct(account),
    display_name: account.displayName,
    locked: false,
    bot: false,
    discoverable: true,
    indexable: true,
    group: false,
    created_at: account.createdAt.toISOString(),
    note: '',
    url,
    uri: account.domain ? url : `${server.origin}/users/${account.username}`,
    avatar: picture,
    avatar_static: picture,
    header: picture,
    header_static: picture,
    followers_count: account.followers,
    following_count: 0,
    statuses_count: server.store.byAccount.get(account.id)?.length ?? 0,
    last_status_at: null,
    emojis: [],
    fields: [],
    roles: [],
  }
}

export function toMedia(server: Server, media: StoredMedia): Record<string, unknown> {
  const ready = media.pollsLeft <= 0
  const url = ready ? `${server.origin}/media/${media.id}` : null
  const size = { width: media.width, height: media.height, size: `${media.width}x${media.height}`, aspect: media.height > 0 ? media.width / media.height : 0 }
  return {
    id: media.id,
    type: 'image',
    url,
    preview_url: url,
    remote_url: null,
    meta: { original: size, small: size, focus: { x: media.focus[0], y: media.focus[1] } },
    description: media.description,
    blurhash: null,
  }
}

/** A status as the API tells it. `depth` keeps a quote of a quote from going on for ever. */
export function toStatus(server: Server, status: StoredStatus, depth = 0): Record<string, unknown> {
  const { store, origin } = server
  const account = store.accounts.get(status.accountId)
  const parent = status.inReplyToId ? store.statuses.get(status.inReplyToId) : undefined
  const reblog = status.reblogOfId ? store.statuses.get(status.reblogOfId) : undefined
  const quoted = status.quotedId ? store.statuses.get(status.quotedId) : undefined
  const mentioned = findMentioned(server, status.text)
  const inline = quoted ? `<p class="quote-inline">RE: <a href="${toStatusURL(server, quoted)}">${toStatusURL(server, quoted)}</a></p>` : ''
  const counts = countReactions(server.store, status.id)
  const url = toStatusURL(server, status)
  return {
    id: status.id,
    created_at: status.createdAt.toISOString(),
    in_reply_to_id: status.inReplyToId ?? null,
    in_reply_to_account_id: parent?.accountId ?? null,
    sensitive: status.sensitive,
    spoiler_text: status.contentWarning,
    visibility: status.visibility,
    language: status.language,
    uri: status.remoteURL ?? `${origin}/users/${account?.username ?? ''}/statuses/${status.id}`,
    url: reblog ? toStatusURL(server, reblog) : url,
    replies_count: counts.replies,
    reblogs_count: counts.reblogs,
    favourites_count: status.favourites,
    quotes_count: counts.quotes,
    edited_at: null,
    content: inline + toHtml(status.text, { origin, mentions: new Map(mentioned.map((one) => [toAcct(one).toLowerCase(), toProfileURL(server, one)])) }),
    reblog: reblog && depth < 2 ? toStatus(server, reblog, depth + 1) : null,
    quote: quoted && depth < 1 ? { state: 'accepted', quoted_status: toStatus(server, quoted, depth + 1) } : null,
    application: null,
    account: account ? toAccount(server, account) : null,
    media_attachments: status.mediaIds.flatMap((id) => {
      const media = store.media.get(id)
      return media ? [toMedia(server, media)] : []
    }),
    mentions: mentioned.map((one) => ({ id: one.id, username: one.username, url: toProfileURL(server, one), acct: toAcct(one) })),
    tags: [...new Set([...status.text.matchAll(/(?<![\w/&])#([\p{L}\p{N}_]+)/gu)].map((match) => match[1]?.toLowerCase() ?? ''))].map((name) => ({
      name,
      url: `${origin}/tags/${name}`,
    })),
    emojis: [],
    card: null,
    poll: null,
  }
}

/** Accounts that a text mentions and the server knows. */
export function findMentioned(server: Server, text: string): StoredAccount[] {
  if (!text.includes('@')) return []
  const accts = new Set([...text.matchAll(/(?<![\w/])@(\w+(?:@[\w.:-]+\w)?)/g)].map((match) => (match[1] ?? '').toLowerCase().replace(`@${server.domain}`, '')))
  return [...server.store.accounts.values()].filter((account) => accts.has(toAcct(account).toLowerCase()))
}
