import type { Account } from '../networks/port.ts'

type Facts = Readonly<Record<string, unknown>>

/** What connectors remember of an account that never changes, unlike its name. */
const lasting = ['accountId', 'did', 'userId', 'author', 'pageId'] as const

/**
 * Whether an account is the one that a channel had. Lasting ids decide where both sides know one, because accounts can be renamed;
 * otherwise the names do. Nothing known before: yes.
 */
export function isSameAccount(before: { handle?: string | null | undefined; facts: Facts }, now: Pick<Account, 'handle'> & { facts: Facts }): boolean {
  const known = lasting.filter((key) => isName(before.facts[key]) && isName(now.facts[key]))
  if (known.length > 0) return known.every((key) => String(before.facts[key]) === String(now.facts[key]))
  if (!before.handle) return true
  return plain(before.handle) === plain(now.handle)
}

const isName = (value: unknown) => (typeof value === 'string' && value !== '') || typeof value === 'number'
const plain = (handle: string) => handle.trim().replace(/^@/, '').toLowerCase()
