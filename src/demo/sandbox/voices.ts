import type { Server } from '../../../tests/emulators/mastodon/server.ts'
import type { MastodonEmulator } from '../../../tests/emulators/mastodon/startMastodonEmulator.ts'

/** Something that stands on the sandbox's Mastodon before the demo begins: by somebody else, or by one of the organisations long ago. */
export type Voice = { url: string; remoteId: string; author: string; authorName: string; text: string; at: string }

/** What people say to and about the organisations, and what these have said themselves. The people are invented. */
const said = {
  attendee: { by: 'marisol', daysAgo: 2, text: 'My first website is on the internet! Thank you @djangogirls for a wonderful Saturday in Arequipa.' },
  home: { by: 'tanvi', daysAgo: 4, text: 'Finished the Django Girls tutorial at my kitchen table tonight. Chapter on deploying is a joy. @djangogirls' },
  problem: { by: 'jolanta', daysAgo: 1, text: '@djangogirls I applied for the workshop in Zagreb and never got an answer. Whom can I ask?' },
  rude: { by: 'someone', daysAgo: 1, text: '@djangogirls nobody needs this. Waste of time.' },
  question: { by: 'amit', daysAgo: 3, text: '@pyopensci does your packaging guide cover conda-forge too?' },
  thanksPast: {
    by: 'djangogirls',
    daysAgo: 24,
    text: 'Thank you to the Willow Foundation for paying for the childcare at our workshops. Because of you, everybody can take part.',
  },
  liveFirst: { by: 'pyopensci', daysAgo: 3, text: 'We are live from our spring sprint in Boulder: forty people, nine projects, and a lot of coffee.' },
  guideTeaser: { by: 'pyopensci', daysAgo: 307, text: 'In one week: a packaging guide for scientists who have put it off for years.' },
  guideLaunch: { by: 'pyopensci', daysAgo: 300, text: 'The Python Packaging Guide is here. From a script to a package that others can install, in one afternoon.' },
  guideRecap: { by: 'pyopensci', daysAgo: 293, text: 'One week of the Packaging Guide: four hundred readers a day, and eleven corrections from you. Thank you.' },
} as const satisfies Record<string, { by: string; daysAgo: number; text: string }>

export type VoiceKey = keyof typeof said

const names: Readonly<Record<string, string>> = {
  marisol: 'Marisol',
  tanvi: 'Tanvi',
  jolanta: 'Jolanta',
  someone: 'Someone',
  amit: 'Amit Rao',
  djangogirls: 'Django Girls',
  pyopensci: 'pyOpenSci',
}

/** Lets everybody speak who has not spoken yet. */
export function speak(emulator: MastodonEmulator): Record<VoiceKey, Voice> {
  const { store } = emulator.settings as unknown as Server
  // The oldest speaks first, as the timeline is read.
  const inOrder = Object.entries(said).toSorted(([, a], [, b]) => b.daysAgo - a.daysAgo)
  const entries = inOrder.map(([key, { by, daysAgo, text }]) => {
    const known = emulator.statuses().find((status) => status.author === by && status.text === text)
    const status = known ?? emulator.post(by, text)
    const stored = store.statuses.get(status.id)
    if (!known && stored) stored.createdAt = new Date(Date.now() - daysAgo * 86_400_000)
    const voice: Voice = { url: status.url, remoteId: status.id, author: `@${by}`, authorName: names[by] ?? by, text, at: (stored?.createdAt ?? status.createdAt).toISOString() }
    return [key, voice] as const
  })
  return Object.fromEntries(entries) as Record<VoiceKey, Voice>
}
