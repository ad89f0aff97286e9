import type { SandboxFacts } from '../sandbox/accounts.ts'
import { type Channels, channelsOf } from './seedChannels.ts'
import type { Seeder } from './seeder.ts'

/** Blogs of others: one that is read, and one that has been put to rest. */
export async function seedSources({ create }: Seeder, { channels, sandbox }: { channels: Channels; sandbox: SandboxFacts | null }): Promise<void> {
  const djangoGirls = channelsOf(channels, 'djangoGirls')
  await create('social-feeds', {
    name: 'Django Girls Leipzig',
    url: sandbox ? `${sandbox.neighboursURL}/leipzig/feed.xml` : 'https://leipzig.example/feed.xml',
    category: 'community',
    channels: djangoGirls,
    paused: !sandbox,
  })
  await create('social-feeds', { name: 'A blog that has moved', url: 'https://old-blog.example/feed.xml', category: 'community', channels: djangoGirls, paused: true })
}
