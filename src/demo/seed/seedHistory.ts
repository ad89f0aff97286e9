import type { Voice } from '../sandbox/voices.ts'
import type { Seeded, Seeder } from './seeder.ts'

type History = { post: Seeded; channel: Seeded; voice: Voice }

/** A post that went out before the demo began, as the ledger would have kept it: it stands on the sandbox's network. */
export async function seedHistory({ create, backdate }: Seeder, { post, channel, voice }: History): Promise<void> {
  await create('social-deliveries', {
    post: post.id,
    channel: channel.id,
    dueAt: voice.at,
    state: 'published',
    url: voice.url,
    publishedAt: voice.at,
    content: { kind: 'post', parts: [{ text: voice.text, media: [] }] },
    parts: [{ text: voice.text, token: `seed-${voice.remoteId}`, remoteId: voice.remoteId, url: voice.url, publishedAt: voice.at }],
    attempts: [{ startedAt: voice.at, endedAt: voice.at, outcome: 'published' }],
  })
  await backdate('social-posts', post, { status: 'published', publishAt: voice.at, createdAt: voice.at })
}
