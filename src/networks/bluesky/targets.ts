import type { StrongRef } from './buildRecord.ts'
import { parsePostURL, postCollection } from './postURL.ts'
import type { Repo } from './repo.ts'

/** A post that is shared, answered or looked up. */
export type Target = { ref: StrongRef; root: StrongRef; author: { did: string; handle?: string | undefined }; text: string }

/** Reads the post behind an address. Undefined: the address is not one of a Bluesky post, or the post is gone. */
export async function readTarget(url: string | undefined, repo: Repo): Promise<Target | undefined> {
  const place = url === undefined ? undefined : parsePostURL(url)
  if (!place) return undefined
  const isDid = place.actor.startsWith('did:')
  const did = isDid ? place.actor : await repo.resolveHandle(place.actor)
  const stored = did && (await repo.record(did, postCollection, place.rkey))
  if (!stored) return undefined
  const ref = { uri: stored.uri, cid: stored.cid }
  const root = (stored.value.reply as { root?: Partial<StrongRef> } | undefined)?.root
  return {
    ref,
    root: root?.uri && root.cid ? { uri: root.uri, cid: root.cid } : ref,
    author: isDid ? { did } : { did, handle: place.actor },
    text: typeof stored.value.text === 'string' ? stored.value.text : '',
  }
}
