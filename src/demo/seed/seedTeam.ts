import type { Channels } from './seedChannels.ts'
import { daysFromNow, type Seeded, type Seeder } from './seeder.ts'

/** Posts that wait for somebody, so that whoever signs in sees how a team works together. */
export async function seedTeam({ create, actAs }: Seeder, { users, channels }: { users: { manager: Seeded; editor: Seeded }; channels: Channels }): Promise<void> {
  const on = (...list: (Seeded | undefined)[]) => list.flatMap((channel) => channel?.id ?? [])
  actAs(users.editor)
  await create('social-posts', {
    title: 'Coaches wanted in Lisbon',
    text: 'Our Lisbon workshop looks for three more coaches. You need patience and a laptop, nothing else. Write to lisbon@example.org!',
    channels: on(channels.djangoGirlsMastodon, channels.djangoGirlsBluesky),
    category: 'call-for-help',
    endsAt: daysFromNow(20),
    publishAt: daysFromNow(2, 10),
    status: 'in-review',
  })
  await create('social-posts', {
    title: 'Thank you, coaches of Porto',
    text: 'Fourteen coaches gave their Saturday so that forty people could write their first website. Thank you, all of you.',
    channels: on(channels.djangoGirlsMastodon),
    status: 'in-review',
  })
  actAs(users.manager)
  await create('social-posts', {
    title: 'How a review works',
    text: 'Curious how a software review at pyOpenSci works? An editor, two reviewers, and a conversation in the open.',
    channels: on(channels.pyOpenSciMastodon),
    lifespan: 'evergreen',
    status: 'approved',
  })
}
