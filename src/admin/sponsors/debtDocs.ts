type Id = string | number

type PostOfDebt = { id: Id; title: string; status: string } | null
export type Whom = { id: Id; name: string; kind: string; tier: string | null }

/** A thank-you that is owed, as the API gives it. */
export type Debt = { sponsor: Whom; key: string; reason: string; dueAt: string; overdue: boolean; upcoming: boolean; post: PostOfDebt }

/** A thank-you that is over with. */
export type SettledDebt = { sponsor: Whom; key: string; reason: string; settledAt: string; proofURL: string | null; waivedReason: string | null; post: PostOfDebt }

export type Debts = { debts: Debt[]; settled: SettledDebt[]; open: number; overdue: number }

/** What one sponsor is owed. `withdrawn`: what the end of the sponsorship has taken back. */
export type ThanksOfOne = Debts & { over: boolean; withdrawn: { id: Id; title: string }[] }

const aheadMs = 60 * 86_400_000

/** Thanks that will arise are shown this far ahead. */
export const lookAhead = (now: Date): string => new Date(now.getTime() + aheadMs).toISOString()

/** A post in which words can still be changed. */
export const isDraft = (status: string): boolean => status !== 'cancelled' && status !== 'failed' && status !== 'missed'
