import type { SandboxFacts } from '../sandbox/accounts.ts'
import { type Channels, channelsOf } from './seedChannels.ts'
import type { Seeder } from './seeder.ts'

/** Posts of others that are passed on: looked up on each channel, vetted, then boosted or quoted. */
export async function seedShares({ create }: Seeder, { channels, sandbox }: { channels: Channels; sandbox: SandboxFacts }): Promise<void> {
  const djangoGirls = channelsOf(channels, 'djangoGirls', ['Mastodon', 'Bluesky'])
  const { attendee, home } = sandbox.voices
  await create('social-posts', { title: 'Marisol’s first website', kind: 'share', target: attendee.url, channels: djangoGirls, category: 'community' })
  await create('social-posts', {
    title: 'The tutorial at a kitchen table',
    kind: 'share',
    target: home.url,
    text: 'This is what the tutorial is for.',
    channels: djangoGirls,
    category: 'community',
  })
}
