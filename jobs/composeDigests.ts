import type { Payload } from 'payload'
import { type DigestSettings, findDigestChannel } from '../src/digest/collectDigest.ts'
import { lastDigestMoment } from '../src/digest/lastDigestMoment.ts'
import { writeDigestPost } from '../src/digest/writeDigestPost.ts'
import type { House } from '../src/house.ts'
import { inTransaction } from '../src/inTransaction.ts'
import { addOffset } from '../src/schedule/offset.ts'

/**
 * Makes the draft of the weekly newsletter once its weekday and time have come, as the settings say. Later than the lateness limit it is not made any
 * more. Gives whether one was made.
 */
export async function composeDigests(payload: Payload, house: House): Promise<boolean> {
  const { now, log } = house.runtime(payload)
  const settings = (await payload.findGlobal({ slug: house.slugs.settings, depth: 0, overrideAccess: true })) as DigestSettings
  const { weekday, time, channel: wanted } = settings.digest ?? {}
  if (weekday === null || weekday === undefined || !wanted) return false
  const timeZone = settings.timezone || 'UTC'
  const until = lastDigestMoment({ now: now(), weekday, time: time || '09:00', timeZone })
  if (now().getTime() - until.getTime() > house.latenessMs) return false
  const done = await inTransaction({ payload, lock: ['social-digest', until.toISOString()], by: 'the weekly newsletter' }, async (req) => {
    const found = await findDigestChannel({ house, req, wanted })
    if (!found.ok) {
      log('warn', 'digest-not-made', { message: found.message })
      return false
    }
    const from = addOffset({ at: until, offset: '-P7D', timeZone })
    return (await writeDigestPost({ house, req, channel: found.channel, from, until })).created
  })
  return done?.result ?? false
}
