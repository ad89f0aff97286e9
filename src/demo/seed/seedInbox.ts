import type { SandboxFacts } from '../sandbox/accounts.ts'
import type { Channels } from './seedChannels.ts'
import type { Seeder } from './seeder.ts'

/** What others say: most of it wants an answer, some is done, one is left alone for good. */
export async function seedInbox({ create }: Seeder, { channels, sandbox }: { channels: Channels; sandbox: SandboxFacts | null }): Promise<void> {
  if (!sandbox) return
  const { attendee, home, problem, rude, question } = sandbox.voices
  const girls = channels.djangoGirlsMastodon?.id
  const open = [
    { voice: question, channel: channels.pyOpenSciMastodon?.id, state: 'open' },
    { voice: home, channel: girls, state: 'done' },
    { voice: attendee, channel: girls, state: 'open' },
    { voice: rude, channel: girls, state: 'do-not-engage' },
    { voice: problem, channel: girls, state: 'open' },
  ]
  for (const { voice, channel, state } of open)
    if (channel !== undefined)
      await create('social-mentions', {
        channel,
        remoteId: voice.remoteId,
        author: voice.author,
        authorName: voice.authorName,
        text: voice.text,
        url: voice.url,
        at: voice.at,
        kind: 'mention',
        state,
      })
}
