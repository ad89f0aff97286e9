import { type Channels, channelsOf } from './seedChannels.ts'
import { daysFromNow, type Seeded, type Seeder } from './seeder.ts'
import type { Users } from './seedSite.ts'

/** Handle book, templates, sponsors with what they are owed, campaigns and a few posts in their different stages. */
export async function seedCampaigns({ create }: Seeder, { users, channels, logo }: { users: Users; channels: Channels; logo: Seeded }): Promise<void> {
  const djangoGirls = channelsOf(channels, 'djangoGirls')
  const pyOpenSci = channelsOf(channels, 'pyOpenSci')

  const acme = await create('social-handles', { name: 'Acme Cloud', key: 'acme-cloud', kind: 'sponsor', mastodon: '@acme@mastodon.example', bluesky: 'acme.example' })
  await create('social-handles', { name: 'Imani Okafor', key: 'imani-okafor', kind: 'person', mastodon: '@imani@mastodon.example' })
  await create('social-handles', { name: 'Django Software Foundation', key: 'dsf', kind: 'organisation', mastodon: '@django@mastodon.example' })

  for (const template of templates) await create('social-templates', template)

  const sponsor = await create('sponsors', {
    name: 'Acme Cloud',
    tier: 'gold',
    website: 'https://acme.example',
    logo: logo.id,
    handles: acme.id,
    startsAt: daysFromNow(-20),
    endsAt: daysFromNow(345),
    thanks: [
      { key: 'joining', reason: 'Joined as a gold sponsor', dueAt: daysFromNow(-3) },
      { key: 'leipzig', reason: 'Pays for the childcare in Leipzig', dueAt: daysFromNow(41) },
    ],
  })
  await create('sponsors', {
    name: 'Everybody on Patreon',
    tier: 'community',
    startsAt: daysFromNow(-200),
    thanks: [{ key: 'spring', reason: 'Spring thank-you to our patrons', dueAt: daysFromNow(12) }],
  })

  const launch = await create('campaigns', {
    name: 'Spring workshops',
    kind: 'launch',
    status: 'planned',
    anchorAt: daysFromNow(40),
    startsAt: daysFromNow(10),
    endsAt: daysFromNow(47),
    goal: 'Every one of the ten new cities has more applications than places.',
    owner: users.manager.id,
    channels: djangoGirls,
    // Without a sandbox there is nowhere to go out to.
    steps: [
      { offset: '-P21D', text: 'Applications for our spring workshops close in one week. You need no experience, only curiosity.' },
      { offset: '-P7D', text: 'One week to go. To everybody who got a place: we are looking forward to you.' },
      { offset: 'P2D', text: 'What a weekend. Thank you to all coaches, organisers and everybody who built a first website.' },
    ].filter(() => djangoGirls.length > 0),
    utm: { campaign: 'spring-workshops' },
  })
  await create('campaigns', {
    name: 'Packaging Guide launch',
    kind: 'launch',
    status: 'finished',
    anchorAt: daysFromNow(-300),
    goal: 'Scientists find the guide before they give up.',
    owner: users.manager.id,
    channels: pyOpenSci,
  })
  await create('campaigns', {
    name: 'Volunteer spotlights',
    kind: 'evergreen',
    status: 'planned',
    goal: 'Everybody who gives their time is seen once a year.',
    owner: users.manager.id,
    channels: pyOpenSci,
    cooldown: 'P90D',
    maxUses: 4,
    weekly: 1,
    poolSources: [{ collection: 'volunteers' }],
  })
  await create('campaigns', {
    name: 'Package showcase',
    kind: 'evergreen',
    status: 'planned',
    goal: 'Every reviewed package finds its users.',
    owner: users.manager.id,
    channels: pyOpenSci,
    cooldown: 'P60D',
    weekly: 1,
    poolSources: [{ collection: 'packages', olderThanDays: 30 }],
  })

  await create('social-posts', {
    title: 'Thanks to Acme Cloud',
    text: 'Thank you to @{acme-cloud} for supporting our workshops. Because of you, everybody can take part for free.',
    channels: djangoGirls,
    sponsor: sponsor.id,
    category: 'thanks',
    status: 'in-review',
  })
  await create('social-posts', {
    title: 'Applications open in Leipzig',
    text: 'Our Leipzig workshop has thirty places and ten coaches. Applications are open.',
    channels: djangoGirls,
    campaign: launch.id,
    category: 'event',
    status: 'draft',
  })
  await create('social-posts', {
    title: 'Translators wanted',
    text: 'The tutorial speaks nineteen languages. Would you help us with the next one? An hour a week is plenty.',
    channels: djangoGirls,
    category: 'call-for-help',
    endsAt: daysFromNow(30),
    status: 'draft',
  })
  await create('social-posts', {
    title: 'Call for proposals: SciPy',
    text: 'SciPy is looking for talks and tutorials. First-time speakers are welcome and get a mentor.',
    link: 'https://conference.example/cfp',
    codeOfConduct: 'https://conference.example/code-of-conduct',
    channels: pyOpenSci,
    category: 'cfp',
    endsAt: daysFromNow(60),
    status: 'draft',
  })

  await create('social-feeds', { name: 'Django Girls Leipzig', url: 'https://leipzig.example/feed.xml', category: 'workshop', channels: djangoGirls, paused: true })
}

const templates = [
  { name: 'Package showcase', category: 'package-showcase', text: 'Package of the week: {title}. {summary|max:160}\n\n{url}\n\n{tags}' },
  { name: 'Volunteer spotlight', category: 'volunteer-spotlight', text: '{title}, {summary}.\n\n“{quote}”\n\n{url}' },
  { name: 'Thanks to a sponsor', category: 'thanks', text: 'Thank you, {sponsor}, for supporting us as a {tier} sponsor. {website}' },
]
