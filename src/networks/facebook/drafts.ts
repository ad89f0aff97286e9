/**
 * Posts that were created unpublished, by the token of their part. As long as the process lives, a lost answer is settled by publishing the same post
 * again, which makes no second one. After a crash nothing is known here and the Page's published posts are read instead.
 */
export type Drafts = { recall(token: string): string | undefined; keep(token: string, id: string): void; forget(token: string): void }

const most = 1000

/** In memory; the oldest are forgotten first. */
export function createDrafts(): Drafts {
  const ids = new Map<string, string>()
  return {
    recall: (token) => ids.get(token),
    keep(token, id) {
      ids.delete(token)
      ids.set(token, id)
      const [oldest] = ids.keys()
      if (ids.size > most && oldest !== undefined) ids.delete(oldest)
    },
    forget(token) {
      ids.delete(token)
    },
  }
}
