import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import type { Payload } from 'payload'
import type { House } from '../house.ts'
import { inTransaction } from '../inTransaction.ts'

/** A secret as it is kept: its hash, never itself. */
type KeptSecret = { id: string; name?: string | null; campaign?: string | null; hash: string; madeAt?: string | null; madeBy?: string | null }

/** A secret as people see it afterwards. With a `campaign` it opens that campaign only, without one everything. */
export type CalendarSecret = { id: string; name: string; campaign: string | null; madeAt: string | null; madeBy: string | null }

/** So many people may have an address of their own. */
const mostSecrets = 50

const hash = (secret: string) => createHash('sha256').update(secret).digest()
const toSeen = ({ id, name, campaign, madeAt, madeBy }: KeptSecret): CalendarSecret => ({
  id,
  name: name ?? '',
  campaign: campaign ?? null,
  madeAt: madeAt ?? null,
  madeBy: madeBy ?? null,
})

async function readKept(payload: Payload, house: House): Promise<KeptSecret[]> {
  const settings = (await payload.findGlobal({ slug: house.slugs.settings, depth: 0, overrideAccess: true })) as { calendarSecrets?: KeptSecret[] | null }
  return settings.calendarSecrets ?? []
}

/** The secrets there are, without what they are. */
export const listSecrets = async (payload: Payload, house: House): Promise<CalendarSecret[]> => (await readKept(payload, house)).map(toSeen)

/** What this secret opens: one campaign, or everything. Undefined: nothing. Takes as long for a wrong one as for a right one. */
export async function openedBy(payload: Payload, house: House, secret: string): Promise<{ campaign: string | null } | undefined> {
  const given = hash(secret)
  const matches = (await readKept(payload, house)).filter((kept) => {
    const known = Buffer.from(kept.hash, 'hex')
    return known.length === given.length && timingSafeEqual(known, given)
  })
  return matches[0] && { campaign: matches[0].campaign ?? null }
}

/** Makes a secret. It is given this once. Undefined: there are too many. */
export async function makeSecret(
  payload: Payload,
  house: House,
  { name, campaign, by }: { name: string; campaign: string | null; by: string },
): Promise<(CalendarSecret & { secret: string }) | undefined> {
  const secret = randomBytes(32).toString('base64url')
  const kept: KeptSecret = { id: randomUUID(), name, campaign, hash: hash(secret).toString('hex'), madeAt: house.runtime(payload).now().toISOString(), madeBy: by }
  const made = await change(payload, house, by, (all) => (all.length >= mostSecrets ? undefined : [...all, kept]))
  return made ? { ...toSeen(kept), secret } : undefined
}

/** Takes a secret back: whoever has it sees nothing any more. Gives whether there was one. */
export async function revokeSecret(payload: Payload, house: House, { id, by }: { id: string; by: string }): Promise<boolean> {
  return change(payload, house, by, (all) => (all.some((kept) => kept.id === id) ? all.filter((kept) => kept.id !== id) : undefined))
}

/** One change after the other, so that none undoes another. */
async function change(payload: Payload, house: House, by: string, decide: (all: KeptSecret[]) => KeptSecret[] | undefined): Promise<boolean> {
  for (let tries = 0; tries < 20; tries++) {
    const done = await inTransaction({ payload, lock: ['social-calendar', 'secrets'], by }, async (req) => {
      const next = decide(await readKept(payload, house))
      if (next) await payload.updateGlobal({ slug: house.slugs.settings, data: { calendarSecrets: next } as never, depth: 0, overrideAccess: true, req })
      return next !== undefined
    })
    if (done) return done.result
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('The secrets are being changed by somebody else. Try again.')
}
