import { daysFromNow, type Seeded, type Seeder } from './seeder.ts'

/** Templates for each category, with their variables. A request ends by itself on its last day. */
const templates: { name: string; category: string; text: string; angle?: string; network?: string; endsAt?: string }[] = [
  { name: 'Package showcase', category: 'package-showcase', text: 'Package of the week: {title}. {summary|max:160}\n\n{url}\n\n{tags}' },
  { name: 'Volunteer spotlight', category: 'volunteer-spotlight', text: '{title}, {summary}.\n\n“{quote}”\n\n{url}' },
  { name: 'Event', category: 'event', text: '{title}: {summary|max:160}\n\nApply until {until|date:short|or:"the places are taken"}.\n\n{url}' },
  { name: 'Tutorial', category: 'tutorial', text: 'New in the tutorial: {title}\n{list}\n\n{url} {tags}' },
  { name: 'Video or recorded talk', category: 'talk', text: 'Worth an evening: {title}, by {authors|or:"our community"}. {url}' },
  { name: 'Cool thing of somebody else', category: 'community', text: 'We like this: {title}. {summary|first}\n\n{url}' },
  { name: 'Thanks for joining', category: 'sponsor', angle: 'joining', text: 'Welcome, {sponsor}, and thank you for supporting us as a {tier} sponsor.\n\n{website}' },
  { name: 'Thanks for an event', category: 'sponsor', angle: 'event', text: 'Thank you, {sponsor}, for supporting {event}. {website}' },
  { name: 'Thanks to patrons', category: 'supporter', text: 'To everybody who supports us every month: thank you. Because of you, workshops are free.' },
  { name: 'Thanks to a person', category: 'person', text: 'Thank you, {sponsor}, for the hours that nobody sees and everybody profits from.' },
  { name: 'Request for sponsorship', category: 'request', text: 'We look for sponsors for {event|or:"our spring workshops"}: rooms, food, childcare.', endsAt: daysFromNow(45) },
  {
    name: 'Call for help',
    category: 'call-for-help',
    text: 'We need your help: {title}. {summary|max:120}\n\nUntil {until|date:short|or:"the end of next month"}. {url}',
    endsAt: daysFromNow(60),
  },
]

/** People, sponsors and projects with their names on each network. */
const handles = [
  { name: 'Acme Cloud', key: 'acme-cloud', kind: 'sponsor', mastodon: '@acme@mastodon.example', bluesky: 'acme.example' },
  { name: 'Willow Foundation', key: 'willow', kind: 'sponsor', mastodon: '@willow@mastodon.example' },
  { name: 'Imani Okafor', key: 'imani-okafor', kind: 'person', mastodon: '@imani@mastodon.example' },
  { name: 'Rosario Quispe', key: 'rosario', kind: 'person', bluesky: 'rosario.example' },
  { name: 'Django Software Foundation', key: 'dsf', kind: 'organisation', mastodon: '@django@mastodon.example' },
  { name: 'Someone who was hurtful', key: 'someone', kind: 'person', doNotEngage: true },
]

/** The handle book and the templates. Gives the entries of the handle book by key. */
export async function seedWords({ create }: Seeder): Promise<ReadonlyMap<string, Seeded>> {
  const made = new Map<string, Seeded>()
  for (const handle of handles) made.set(handle.key, await create('social-handles', handle))
  for (const template of templates) await create('social-templates', template)
  return made
}
