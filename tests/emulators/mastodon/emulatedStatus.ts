import { toAcct, toStatusURL } from './entities.ts'
import type { Server } from './server.ts'
import type { StoredStatus } from './store.ts'

/** A status as its readers see it. */
export type EmulatedStatus = {
  id: string
  url: string
  /** `name`, or `name@domain` for accounts of other servers. */
  author: string
  text: string
  contentWarning: string
  visibility: string
  language: string | null
  sensitive: boolean
  createdAt: Date
  media: readonly { id: string; alt: string; focus: readonly [number, number]; mimeType: string; bytes: number }[]
  replyTo: string | undefined
  boosts: string | undefined
  quotes: string | undefined
}

export function toEmulated(server: Server, status: StoredStatus): EmulatedStatus {
  const account = server.store.accounts.get(status.accountId)
  return {
    id: status.id,
    url: toStatusURL(server, status),
    author: account ? toAcct(account) : '',
    text: status.text,
    contentWarning: status.contentWarning,
    visibility: status.visibility,
    language: status.language,
    sensitive: status.sensitive,
    createdAt: status.createdAt,
    media: status.mediaIds.flatMap((id) => {
      const media = server.store.media.get(id)
      return media ? [{ id, alt: media.description ?? '', focus: media.focus, mimeType: media.mimeType, bytes: media.bytes.length }] : []
    }),
    replyTo: status.inReplyToId,
    boosts: status.reblogOfId,
    quotes: status.quotedId,
  }
}
