import type { Channels } from './seedChannels.ts'
import type { Seeder } from './seeder.ts'

/** What holds for everything: the goal of the year, the help address, saved replies, what sponsors are owed, the weekly newsletter. */
export async function seedSettings({ settings }: Seeder, channels: Channels): Promise<void> {
  await settings({
    goal: 'Raise awareness through scheduled and ad hoc content that reflects our commitment to diversity and inclusion.',
    timezone: 'Europe/London',
    helpAddress: 'hello@example.org',
    savedReplies: [
      { name: 'Help with a problem', text: 'We are sorry that this does not work for you. Please write to {helpAddress}, we would love to help.' },
      { name: 'Thank you', text: 'Thank you for telling us. This made our day.' },
    ],
    thanksRules: [
      { tier: 'gold', on: 'joining', within: 'P7D' },
      { tier: 'gold', on: 'renewing', within: 'P7D' },
      { tier: 'gold', on: 'event', within: 'P3D' },
      { tier: 'silver', on: 'joining', within: 'P14D' },
      { tier: 'patron', on: 'month', within: 'P10D' },
      { tier: 'helper', on: 'joining', within: 'P14D' },
    ],
    utmPresets: [{ name: 'Launch', source: 'social', medium: 'post' }],
    ...(channels.newsletter && {
      digest: { weekday: 4, time: '09:00', channel: channels.newsletter.id, intro: 'What happened in open scientific Python this week, and what you can take part in.' },
    }),
  })
}
