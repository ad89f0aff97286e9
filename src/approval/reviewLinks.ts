import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { ReviewLink } from './keptOnPost.ts'

/** How long a link works unless somebody says otherwise, and at most. */
export const linkDays = { usual: 14, most: 60 } as const
const dayMs = 24 * 3_600_000

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url')

/** Makes a link: the secret is given once and never kept. */
export function makeReviewLink({ name, days, by, now }: { name: string | undefined; days: number; by: string; now: Date }): { link: ReviewLink; secret: string } {
  const secret = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + days * dayMs).toISOString()
  return { secret, link: { id: randomBytes(6).toString('hex'), hash: hashOf(secret), ...(name ? { name } : {}), madeBy: by, madeAt: now.toISOString(), expiresAt } }
}

/** The link that a secret opens now. Undefined: none, too old, or taken back. */
export function openReviewLink(links: readonly ReviewLink[], secret: string, now: Date): ReviewLink | undefined {
  const given = Buffer.from(hashOf(secret))
  return links.find((link) => {
    const kept = Buffer.from(link.hash)
    return kept.length === given.length && timingSafeEqual(kept, given) && !link.revokedAt && new Date(link.expiresAt) > now
  })
}
