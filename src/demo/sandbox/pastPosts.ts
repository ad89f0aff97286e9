import type { FacebookEmulator } from '../../../tests/emulators/facebook/startFacebookEmulator.ts'
import type { LinkedInEmulator } from '../../../tests/emulators/linkedin/startLinkedInEmulator.ts'
import type { PinterestEmulator } from '../../../tests/emulators/pinterest/startPinterestEmulator.ts'
import type { XEmulator } from '../../../tests/emulators/x/startXEmulator.ts'
import { drawPicture, palettes } from '../seed/pictures.ts'

type Networks = { linkedin: LinkedInEmulator; x: XEmulator; facebook: FacebookEmulator; pinterest: PinterestEmulator }

const before = (days: number) => new Date(Date.now() - days * 86_400_000)

const onLinkedIn = [
  { daysAgo: 61, text: 'Four packages passed review this winter. Thank you to the twelve volunteers who read every line of them.' },
  { daysAgo: 19, text: 'You wrote a script that others could use? Our guide takes you from there to a package in one afternoon.' },
]
const onX = [
  { daysAgo: 40, text: 'Applications for Kisumu are open. No experience needed: bring curiosity and, if you have one, a laptop.' },
  { daysAgo: 12, text: 'Thirty people, ten coaches, one Saturday: the first websites of Porto are on the internet.' },
]
const onFacebook = [
  { daysAgo: 33, text: 'Would you like to organise a workshop in your city? We have written down everything we know about it, and we are there for your questions.' },
  { daysAgo: 9, text: 'Our tutorial has a new chapter: how to put your website on the internet, step by step.' },
]
/** Somebody asks under the newest post of the Page: that is what the inbox is for. */
const asked = { by: 'leila', name: 'Leila Haddad', daysAgo: 8, text: 'Does the new chapter work on a Chromebook, too?' }
const onPinterest = [
  { daysAgo: 28, title: 'A workshop from above', text: 'One coach for every three people.', scene: 'workshop', alt: 'Drawing of five people at a long table with three laptops' },
  { daysAgo: 15, title: 'Where we are', text: 'Ten cities this spring.', scene: 'map', alt: 'Drawing of a map with ten marks' },
  { daysAgo: 6, title: 'Read along at home', text: 'The tutorial, for free and in many languages.', scene: 'book', alt: 'Drawing of an open book' },
] as const

/** What the organisations had posted before they had this: it stands on the networks from the first start on, so that no timeline is empty. */
export async function rememberPastPosts({ linkedin, x, facebook, pinterest }: Networks): Promise<void> {
  if (linkedin.entries().length === 0)
    for (const { daysAgo, text } of onLinkedIn) Object.assign(linkedin.store.entries.get(linkedin.post('pyopensci', text).urn) ?? {}, { createdAt: before(daysAgo) })
  if (x.tweets().length === 0) for (const { daysAgo, text } of onX) Object.assign(x.store.tweets.get(x.post('djangogirls', text).id) ?? {}, { createdAt: before(daysAgo) })
  if (facebook.entries().length === 0) {
    for (const { daysAgo, text } of onFacebook) Object.assign(facebook.store.entries.get(facebook.post('djangogirls', text).id) ?? {}, { createdAt: before(daysAgo) })
    const comment = facebook.comment(asked.by, facebook.entries().at(-1)?.id ?? '', asked.text)
    Object.assign(facebook.store.entries.get(comment.id) ?? {}, { createdAt: before(asked.daysAgo) })
    Object.assign(facebook.store.pages.get(comment.pageId) ?? {}, { name: asked.name, isPerson: true })
  }
  if (pinterest.pins().length > 0) return
  for (const { daysAgo, title, text, scene, alt } of onPinterest) {
    const { data } = await drawPicture({ scene, palette: palettes.djangoGirls, name: scene })
    const { id } = pinterest.post('djangogirls', text, { title, alt, link: 'https://djangogirls.org/' })
    Object.assign(pinterest.store.pins.get(id) ?? {}, { createdAt: before(daysAgo), bytes: new Uint8Array(data) })
  }
}
