import type { Payload } from 'payload'
import type { SandboxFacts } from '../sandbox/accounts.ts'
import { seedCampaigns } from './seedCampaigns.ts'
import { seedChannels } from './seedChannels.ts'
import { createSeeder } from './seeder.ts'
import { seedSettings } from './seedSettings.ts'
import { seedSite, seedUsers } from './seedSite.ts'
import { seedTeam } from './seedTeam.ts'

/**
 * The demo's content, written once into an empty database, all of it or nothing: two organisations, their sites, and their social
 * media as their handbooks describe it. Without a sandbox there are no channels to publish on.
 */
export async function seed({ payload, sandbox, say = () => {} }: SeedInput): Promise<void> {
  const transactionID = (await payload.db.beginTransaction()) ?? undefined
  try {
    await write({ payload, sandbox, say, transactionID })
    if (transactionID !== undefined) await payload.db.commitTransaction(transactionID)
  } catch (error) {
    if (transactionID !== undefined) await payload.db.rollbackTransaction(transactionID)
    throw error
  }
}

type SeedInput = { payload: Payload; sandbox: SandboxFacts | null; say?: (line: string) => void }

async function write({ payload, sandbox, say, transactionID }: Required<SeedInput> & { transactionID: number | string | undefined }): Promise<void> {
  const seeder = createSeeder(payload, { transactionID })
  say('users')
  const users = await seedUsers(seeder)
  seeder.actAs(users.admin)
  say('settings')
  await seedSettings(seeder)
  say('channels')
  const channels = await seedChannels(seeder, sandbox)
  const { logo } = await seedSite(seeder, { users, channels, say })
  say('campaigns, sponsors and templates')
  await seedCampaigns(seeder, { users, channels, logo })
  say('posts that wait for somebody')
  await seedTeam(seeder, { users, channels })
}
