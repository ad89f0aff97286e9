import type { Payload } from 'payload'
import type { SandboxFacts } from '../sandbox/accounts.ts'
import { seedCampaigns } from './seedCampaigns.ts'
import { type Channels, seedChannels } from './seedChannels.ts'
import { createSeeder } from './seeder.ts'
import { seedInbox } from './seedInbox.ts'
import { seedPosts } from './seedPosts.ts'
import { seedSettings } from './seedSettings.ts'
import { seedShares } from './seedShares.ts'
import { seedSite, seedUsers, type Users } from './seedSite.ts'
import { seedSources } from './seedSources.ts'
import { seedSponsors } from './seedSponsors.ts'
import { seedTeam } from './seedTeam.ts'
import { seedWords } from './seedWords.ts'

/**
 * The demo's content, written once into an empty database, all of it or nothing: two organisations, their sites, and their social
 * media as their handbooks describe it. Without a sandbox there are no channels to publish on.
 */
export async function seed({ payload, sandbox, say = () => {} }: SeedInput): Promise<void> {
  const transactionID = (await payload.db.beginTransaction()) ?? undefined
  let made: Made
  try {
    made = await write({ payload, sandbox, say, transactionID })
    if (transactionID !== undefined) await payload.db.commitTransaction(transactionID)
  } catch (error) {
    if (transactionID !== undefined) await payload.db.rollbackTransaction(transactionID)
    throw error
  }
  if (!sandbox) return
  // Looked up with the credentials of the channels, which nobody sees before they are committed.
  const seeder = createSeeder(payload)
  seeder.actAs(made.users.admin)
  await seedShares(seeder, { channels: made.channels, sandbox })
}

type Made = { users: Users; channels: Channels }
type SeedInput = { payload: Payload; sandbox: SandboxFacts | null; say?: (line: string) => void }

async function write({ payload, sandbox, say, transactionID }: Required<SeedInput> & { transactionID: number | string | undefined }): Promise<Made> {
  const seeder = createSeeder(payload, { transactionID })
  say('users')
  const users = await seedUsers(seeder)
  seeder.actAs(users.admin)
  say('channels')
  const channels = await seedChannels(seeder, sandbox)
  say('settings, templates and the handle book')
  await seedSettings(seeder, channels)
  const handles = await seedWords(seeder)
  const site = await seedSite(seeder, { users, channels, say })
  say('campaigns and sponsors')
  const { launch } = await seedCampaigns(seeder, { users, channels, site, sandbox })
  await seedSponsors(seeder, { channels, logo: site.logo, handles, sandbox })
  say('posts, feeds and the inbox')
  await seedPosts(seeder, { channels, site, launch, sandbox })
  await seedSources(seeder, { channels, sandbox })
  await seedInbox(seeder, { channels, sandbox })
  await seedTeam(seeder, { users, channels })
  return { users, channels }
}
