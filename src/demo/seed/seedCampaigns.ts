import type { SandboxFacts } from '../sandbox/accounts.ts'
import { evergreenPool } from './evergreenPool.ts'
import { type Channels, channelsOf } from './seedChannels.ts'
import { daysFromNow, type Seeded, type Seeder } from './seeder.ts'
import { seedHistory } from './seedHistory.ts'
import type { SeededSite, Users } from './seedSite.ts'

type Input = { users: Users; channels: Channels; site: SeededSite; sandbox: SandboxFacts | null }

/** A launch that is coming, one that is over and can become evergreen, and evergreen campaigns of which one runs. */
export async function seedCampaigns(seeder: Seeder, { users, channels, site, sandbox }: Input): Promise<{ launch: Seeded }> {
  const { create } = seeder
  const djangoGirls = channelsOf(channels, 'djangoGirls')
  const pyOpenSci = channelsOf(channels, 'pyOpenSci')
  const owner = users.manager.id
  // Without a sandbox there is nowhere to go out to.
  const steps = (list: object[]) => (djangoGirls.length > 0 ? list : [])

  const launch = await create('campaigns', {
    name: 'Spring workshops',
    kind: 'launch',
    status: 'planned',
    anchorAt: daysFromNow(40),
    startsAt: daysFromNow(10),
    endsAt: daysFromNow(47),
    goal: 'Every one of the ten new cities has more applications than places.',
    owner,
    channels: djangoGirls,
    needsGo: true,
    utmPreset: 'Launch',
    utm: { campaign: 'spring-workshops' },
    steps: steps([
      { offset: '-P21D', title: 'Applications close soon', text: 'Applications for our spring workshops close in one week. You need no experience, only curiosity.' },
      { offset: '-P7D', title: 'One week to go', text: 'One week to go. To everybody who got a place: we are looking forward to you.' },
      { offset: 'PT0S', title: 'The day itself', text: 'Today thirty people in Leipzig build their first website. Good luck to all of you!' },
      { offset: 'P2D', title: 'Recap', text: 'What a weekend. Thank you to all coaches, organisers and everybody who built a first website.' },
    ]),
  })

  const guide = site.articles.get('The Python Packaging Guide is here')
  const finished = await create('campaigns', {
    name: 'Packaging Guide launch',
    kind: 'launch',
    status: 'finished',
    anchorAt: daysFromNow(-300),
    goal: 'Scientists find the guide before they give up.',
    owner,
    channels: pyOpenSci,
    ...(guide && { articles: [{ relationTo: 'posts', value: guide.id }] }),
  })
  for (const [key, title] of Object.entries({ guideTeaser: 'Packaging Guide: teaser', guideLaunch: 'Packaging Guide: the day', guideRecap: 'Packaging Guide: recap' } as const)) {
    const voice = sandbox?.voices[key as 'guideTeaser' | 'guideLaunch' | 'guideRecap']
    if (!voice || !channels.pyOpenSciMastodon) continue
    const post = await create('social-posts', { title, text: voice.text, channels: [channels.pyOpenSciMastodon.id], campaign: finished.id, category: 'launch' })
    await seedHistory(seeder, { post, channel: channels.pyOpenSciMastodon, voice })
  }

  await create('campaigns', {
    name: 'Python packaging, all year',
    kind: 'evergreen',
    status: pyOpenSci.length > 0 ? 'running' : 'planned',
    goal: 'The dialogue goes on between launches: two posts a week that are true at any time.',
    owner,
    channels: pyOpenSci,
    cooldown: 'P60D',
    weekly: 2,
    weeksAhead: 6,
    pool: evergreenPool,
    poolSources: [
      { collection: 'packages', olderThanDays: 30 },
      { collection: 'volunteers', olderThanDays: 30 },
    ],
  })
  await create('campaigns', {
    name: 'Volunteer spotlights',
    kind: 'evergreen',
    status: 'planned',
    goal: 'Everybody who gives their time is seen once a year.',
    owner,
    channels: pyOpenSci,
    cooldown: 'P90D',
    maxUses: 4,
    weekly: 1,
    poolSources: [{ collection: 'volunteers' }],
  })
  await create('campaigns', {
    name: 'Stories of workshops',
    kind: 'evergreen',
    status: 'planned',
    goal: 'Positive images of women in tech, all year round.',
    owner,
    channels: djangoGirls,
    cooldown: 'P120D',
    weekly: 1,
    poolSources: [{ collection: 'posts', olderThanDays: 20 }],
  })
  return { launch }
}
