import type { CollectionSlug, Payload } from 'payload'
import type { OtherNetwork, SandboxAccount, SandboxFacts } from '../sandbox/accounts.ts'
import type { Seeded, Seeder } from './seeder.ts'

/** What each organisation posts on, in the order of its handbook. */
const used = { djangoGirls: ['Facebook', 'X', 'Pinterest', 'Mastodon', 'Bluesky'], pyOpenSci: ['LinkedIn', 'Mastodon', 'Bluesky'] } as const
type Organisation = keyof typeof used
type Used = (typeof used)[Organisation][number]

export type Channels = Partial<Record<`${Organisation}${Used}` | 'newsletter' | 'patreon', Seeded>>

const workdays = (time: string) => [1, 2, 3, 4, 5].map((day) => ({ day, time }))

/** The channels of both organisations, as their handbooks tell: which matter, which are kept alive, which are asleep. */
export async function seedChannels({ create, payload }: Seeder, sandbox: SandboxFacts | null): Promise<Channels> {
  const known = networksOf(payload)
  const add = async (network: string, data: Record<string, unknown>) => (known.includes(network) ? create('social-channels', { network, language: 'en', ...data }) : undefined)
  const connected = ({ handle, baseURL, credentials }: SandboxAccount) => ({ handle, baseURL, credentials })
  const asleep = { standing: 'dormant', timezone: 'Europe/London' }

  /** Where the sandbox has an account, the channel is connected to it and is used as the handbook says; elsewhere it sleeps. */
  const other = (network: OtherNetwork, awake: Record<string, unknown>) => {
    const account = sandbox?.others[network]
    return account ? { handle: account.handle, baseURL: account.baseURL, credentials: account.credentials, [network]: account.settings, ...awake } : {}
  }
  const girls = { standing: 'active', dailyLimit: 4, weekly: 3 }
  const facebook = await add('facebook', { name: 'Django Girls on Facebook', handle: 'djangogirls', ...asleep, ...other('facebook', { ...girls, slots: workdays('10:00') }) })
  const x = await add('x', { name: 'Django Girls on X', handle: 'djangogirls', ...asleep, ...other('x', { ...girls, slots: workdays('13:00') }) })
  const pinterest = await add('pinterest', {
    name: 'Django Girls on Pinterest',
    handle: 'djangogirls',
    ...asleep,
    ...other('pinterest', { ...girls, weekly: 1, slots: [{ day: 2, time: '15:00' }] }),
  })
  await add('x', { name: 'pyOpenSci on X', handle: 'pyOpenSci', ...asleep, timezone: 'America/Denver' })
  const patreon = await add('manual', {
    name: 'Django Girls Patreon update',
    manual: { where: 'https://www.patreon.com/djangogirls' },
    standing: 'occasional',
    timezone: 'Europe/London',
    slots: [{ day: 1, time: '10:00' }],
    weekly: 1,
  })
  const newsletter = await add('manual', {
    name: 'pyOpenSci LinkedIn newsletter',
    manual: { where: 'https://www.linkedin.com/newsletters/' },
    standing: 'primary',
    timezone: 'America/Denver',
    slots: [{ day: 4, time: '09:00' }],
    weekly: 1,
  })
  const linkedin = await add('linkedin', {
    name: 'pyOpenSci on LinkedIn',
    handle: 'pyopensci',
    ...asleep,
    timezone: 'America/Denver',
    ...other('linkedin', { standing: 'primary', dailyLimit: 4, weekly: 5, slots: workdays('09:00') }),
  })
  const byHand = { ...(newsletter && { newsletter }), ...(patreon && { patreon }) }
  if (!sandbox) return byHand

  const { djangoGirlsMastodon, djangoGirlsBluesky, pyOpenSciMastodon, pyOpenSciBluesky } = sandbox.accounts
  const bluesky = { bluesky: { appURL: sandbox.blueskyURL } }
  const london = { timezone: 'Europe/London', standing: 'active', dailyLimit: 6, weekly: 5 }
  const denver = { timezone: 'America/Denver', dailyLimit: 4 }
  const made = {
    djangoGirlsMastodon: await add('mastodon', { name: 'Django Girls on Mastodon', ...connected(djangoGirlsMastodon), ...london, slots: workdays('09:30') }),
    djangoGirlsBluesky: await add('bluesky', { name: 'Django Girls on Bluesky', ...connected(djangoGirlsBluesky), ...london, ...bluesky, slots: workdays('12:15') }),
    pyOpenSciMastodon: await add('mastodon', {
      name: 'pyOpenSci on Fosstodon',
      ...connected(pyOpenSciMastodon),
      ...denver,
      standing: 'active',
      weekly: 4,
      slots: workdays('08:00'),
    }),
    pyOpenSciBluesky: await add('bluesky', {
      name: 'pyOpenSci on Bluesky',
      ...connected(pyOpenSciBluesky),
      ...denver,
      ...bluesky,
      standing: 'occasional',
      weekly: 1,
      slots: [{ day: 3, time: '11:00' }],
    }),
    djangoGirlsFacebook: facebook,
    djangoGirlsX: x,
    djangoGirlsPinterest: pinterest,
    pyOpenSciLinkedIn: linkedin,
    ...byHand,
  }
  return Object.fromEntries(Object.entries(made).filter(([, channel]) => channel))
}

/** The networks that the plugin was given: a channel on another one would be refused. */
function networksOf({ collections }: Payload): string[] {
  const field = collections['social-channels' as CollectionSlug]?.config.flattenedFields.find(({ name }) => name === 'network')
  return field?.type === 'select' ? field.options.map((option) => (typeof option === 'string' ? option : option.value)) : []
}

/** The connected channels of an organisation; without `only` all on which a text alone can stand. */
export function channelsOf(
  channels: Channels,
  organisation: Organisation,
  only: readonly Used[] = used[organisation].filter((network) => network !== 'Pinterest'),
): Seeded['id'][] {
  return only.flatMap((network) => channels[`${organisation}${network}`]?.id ?? [])
}

/** … those on which an article with a picture goes out. */
export const promotedOn = (channels: Channels, organisation: Organisation): Seeded['id'][] => channelsOf(channels, organisation, used[organisation])
