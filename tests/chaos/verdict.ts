import { type DeliveryState, derivePostStatus, isLegalMove } from '../../src/domain/states.ts'
import type { SeenPost } from './networks.ts'
import { channelsWithComments, type PlannedPost } from './schedule.ts'

/** A row of the ledger after the storm, with the names of its post and channel. */
export type LedgerRow = {
  id: string
  post: string
  channel: string
  state: DeliveryState
  asked: boolean
  parts: { text: string; remoteId?: string }[]
  content: { parts: { text: string }[] }
  moves: { from?: DeliveryState; to: DeliveryState; at: string; by: string }[]
  attempts: { outcome: string; code?: string }[]
}

export type Trouble = { what: 'lost' | 'duplicate' | 'broken thread' | 'illegal move' | 'wrong status'; why: string; delivery?: LedgerRow | undefined }

export type Verdict = { published: number; failed: number; askedPerson: number; troubles: Trouble[] }

/** The mark in the text of a part, by which it is found on a network. */
export const markOf = (post: string, part: number) => `[${post}/${part}]`
const markPattern = /\[(p\d+)\/(\d+)\]/

/**
 * Compares what was asked for, what the ledger says and what is on the networks. Lost: not there though the ledger says so, not in the
 * ledger though its save was taken, or ended nowhere. Duplicate: there more than once, or there though the ledger says that it is not.
 */
export function judge({
  planned,
  ledger,
  seen,
  statuses,
}: {
  planned: readonly PlannedPost[]
  ledger: readonly LedgerRow[]
  seen: readonly SeenPost[]
  statuses: ReadonlyMap<string, string>
}): Verdict {
  const troubles: Trouble[] = []
  const found = new Map<string, SeenPost[]>()
  for (const post of seen) {
    const mark = markPattern.exec(post.text)
    const key = mark ? `${post.channel} ${mark[1]}/${mark[2]}` : `${post.channel} ${post.text}`
    found.set(key, [...(found.get(key) ?? []), post])
  }
  const onNetwork = (row: Pick<LedgerRow, 'channel' | 'post'>, part: number) => found.get(`${row.channel} ${row.post}/${part}`) ?? []

  const known = new Set(ledger.map((row) => `${row.channel} ${row.post}`))
  for (const post of planned)
    for (const channel of post.channels)
      if (!known.has(`${channel} ${post.key}`)) troubles.push({ what: 'lost', why: `${post.key} on ${channel} was saved and is not in the ledger` })
  for (const key of found.keys()) if (!known.has(key.replace(/\/\d+$/, ''))) troubles.push({ what: 'duplicate', why: `on the network and not in the ledger: ${key}` })

  for (const row of ledger) {
    const ended = row.state === 'published' || row.state === 'failed' || (row.state === 'unknown' && row.asked)
    if (!ended) troubles.push({ what: 'lost', why: `it ended nowhere: it is ${row.state}`, delivery: row })
    for (let part = 1; part <= row.content.parts.length; part++) {
      const there = onNetwork(row, part)
      const hasReceipt = row.parts[part - 1]?.remoteId !== undefined
      const mustBe = row.state === 'published' || hasReceipt
      const mayBe = mustBe || row.state === 'unknown' || !ended
      if (there.length > 1) troubles.push({ what: 'duplicate', why: `part ${part} is on the network ${there.length} times`, delivery: row })
      if (mustBe && there.length === 0) troubles.push({ what: 'lost', why: `part ${part} should be on the network and is not`, delivery: row })
      if (!mayBe && there.length > 0) troubles.push({ what: 'duplicate', why: `part ${part} is on the network, and the ledger says ${row.state}`, delivery: row })
      const [only] = there
      if (hasReceipt && only && there.length === 1 && only.id !== row.parts[part - 1]?.remoteId)
        troubles.push({ what: 'duplicate', why: `the receipt of part ${part} is of another post`, delivery: row })
      if (part > 1 && only && only.replyTo !== onNetwork(row, channelsWithComments.has(row.channel) ? 1 : part - 1)[0]?.id)
        troubles.push({ what: 'broken thread', why: `part ${part} does not answer part ${part - 1}`, delivery: row })
    }
    troubles.push(...illegalMoves(row))
  }
  return { ...count(ledger), troubles: [...troubles, ...wrongStatuses(ledger, statuses)] }
}

/** Every recorded move has to be in the table, and to begin where the one before it ended. */
function illegalMoves(row: LedgerRow): Trouble[] {
  const troubles: Trouble[] = []
  let at: DeliveryState | undefined
  for (const { from, to } of row.moves) {
    if (from !== undefined && from !== to && !isLegalMove(from, to)) troubles.push({ what: 'illegal move', why: `from ${from} to ${to}`, delivery: row })
    if (at !== undefined && from !== undefined && from !== at) troubles.push({ what: 'illegal move', why: `recorded from ${from}, but it was ${at}`, delivery: row })
    at = to
  }
  if (at !== undefined && at !== row.state) troubles.push({ what: 'illegal move', why: `it is ${row.state}, and the last recorded move went to ${at}`, delivery: row })
  return troubles
}

function wrongStatuses(ledger: readonly LedgerRow[], statuses: ReadonlyMap<string, string>): Trouble[] {
  const states = new Map<string, Partial<Record<DeliveryState, number>>>()
  for (const { post, state } of ledger) {
    const counts = states.get(post) ?? {}
    states.set(post, { ...counts, [state]: (counts[state] ?? 0) + 1 })
  }
  return [...states].flatMap(([post, counts]) => {
    const right = derivePostStatus(counts)
    return statuses.get(post) === right ? [] : [{ what: 'wrong status' as const, why: `${post} says ${statuses.get(post)} and its deliveries say ${right}` }]
  })
}

function count(ledger: readonly LedgerRow[]): Pick<Verdict, 'published' | 'failed' | 'askedPerson'> {
  return {
    published: ledger.filter((row) => row.state === 'published').length,
    failed: ledger.filter((row) => row.state === 'failed').length,
    askedPerson: ledger.filter((row) => row.state === 'unknown' && row.asked).length,
  }
}
