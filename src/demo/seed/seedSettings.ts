import type { Seeder } from './seeder.ts'

/** What holds for everything: the goal of the year, the help address, saved replies. */
export async function seedSettings({ settings }: Seeder): Promise<void> {
  await settings({
    goal: 'Raise awareness through scheduled and ad hoc content that reflects our commitment to diversity and inclusion.',
    timezone: 'Europe/London',
    helpAddress: 'hello@example.org',
    savedReplies: [
      { name: 'Help with a problem', text: 'We are sorry that this does not work for you. Please write to {helpAddress}, we would love to help.' },
      { name: 'Thank you', text: 'Thank you for telling us. This made our day.' },
    ],
  })
}
