import type { SandboxFacts } from '../sandbox/accounts.ts'
import { type Channels, channelsOf } from './seedChannels.ts'
import { daysFromNow, type Seeded, type Seeder } from './seeder.ts'
import { seedHistory } from './seedHistory.ts'

type Input = { channels: Channels; logo: Seeded; handles: ReadonlyMap<string, Seeded>; sandbox: SandboxFacts | null }

/**
 * Sponsors of each tier, patrons and a person who helps, in every stage of what they are owed: late, due, given with a proof, waived, withdrawn. What is
 * owed follows from dates and the rules in the settings; the job that follows sponsors writes the drafts.
 */
export async function seedSponsors(seeder: Seeder, { channels, logo, handles, sandbox }: Input): Promise<void> {
  const { create, backdate } = seeder
  const djangoGirls = channelsOf(channels, 'djangoGirls')
  const handle = (key: string) => handles.get(key)?.id ?? null

  const acme = await create('sponsors', {
    name: 'Acme Cloud',
    tier: 'gold',
    website: 'https://acme.example',
    logo: logo.id,
    handles: handle('acme-cloud'),
    startsAt: daysFromNow(-12),
    endsAt: daysFromNow(353),
    events: [{ name: 'Django Girls Leipzig', at: daysFromNow(40) }],
  })
  // Entered when it joined: its thank-you is five days late now.
  await backdate('sponsors', acme, { createdAt: daysFromNow(-12) })

  const thanks = await create('social-posts', {
    title: 'Thanks to the Willow Foundation',
    text: 'Thank you to the Willow Foundation for paying for the childcare at our workshops. Because of you, everybody can take part.',
    channels: djangoGirls,
    category: 'sponsor',
  })
  const proof = sandbox?.voices.thanksPast
  if (proof && channels.djangoGirlsMastodon) await seedHistory(seeder, { post: thanks, channel: channels.djangoGirlsMastodon, voice: proof })
  const willow = await create('sponsors', {
    name: 'Willow Foundation',
    tier: 'silver',
    website: 'https://willow.example',
    handles: handle('willow'),
    startsAt: daysFromNow(-30),
    endsAt: daysFromNow(335),
    thanks: [
      {
        key: 'joining',
        reason: 'Thank them for joining.',
        dueAt: daysFromNow(-16),
        post: thanks.id,
        settledAt: proof?.at ?? daysFromNow(-24),
        proofURL: proof?.url ?? 'https://social.example/@djangogirls/1',
      },
    ],
  })
  await backdate('sponsors', willow, { createdAt: daysFromNow(-30) })
  await backdate('social-posts', thanks, { sponsor: willow.id })

  await create('sponsors', { name: 'Everybody on Patreon', kind: 'supporter', tier: 'patron', website: 'https://patreon.example/djangogirls', startsAt: daysFromNow(-200) })
  await create('sponsors', { name: 'Rosario Quispe', kind: 'person', tier: 'helper', handles: handle('rosario'), startsAt: daysFromNow(-1) })
  await create('sponsors', {
    name: 'A donor who stays unnamed',
    tier: 'gold',
    startsAt: daysFromNow(-3),
    thanks: [{ key: 'joining', reason: 'Thank them for joining.', dueAt: daysFromNow(4), settledAt: daysFromNow(-2), waivedReason: 'They asked us not to be named in public.' }],
  })

  const left = await create('sponsors', { name: 'Old Hosting', tier: 'silver', startsAt: daysFromNow(-380), endsAt: daysFromNow(-15) })
  const withdrawn = await create('social-posts', {
    title: 'Thanks to Old Hosting',
    text: 'Thank you, Old Hosting, for another year of servers.',
    channels: djangoGirls,
    sponsor: left.id,
    category: 'sponsor',
    angle: 'thanks:renewing',
  })
  await backdate('social-posts', withdrawn, { status: 'cancelled', withdrawnBy: 'sponsor' })
}
