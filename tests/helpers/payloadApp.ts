import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getPayload, type Payload } from 'payload'
import type { SocialCampaignsOptions } from 'payload-social-campaigns'
import { demoConfig } from '../../payload.config.ts'
import { hearLostConnections } from '../../src/hearLostConnections.ts'
import { createDatabase, dropDatabase, ensureTemplate } from './database.ts'

export type PayloadApp = {
  payload: Payload
  databaseURL: string
  /** Stops the app; a database that was made for it is dropped. */
  close(): Promise<void>
}

export type BootOptions = {
  /** An existing database with the schema in it. @default a fresh copy of the template */
  databaseURL?: string
  /** BullMQ on this Redis. @default BullMQ on the database */
  redisURL?: string
  /** Merged over what the demo gives the plugin. `queue` and `allowPrivateHosts` have the tests' own defaults. */
  options?: Partial<SocialCampaignsOptions>
  /**
   * True: the schema of exactly these options is pushed to an empty database (about a second).
   * @default true when `slugs`, `overrides` or `networks` are given, because the template has the demo's schema
   */
  push?: boolean
  /** Runs Payload's own jobs (schedulePublish) every second. @default false */
  cron?: boolean
}

const template = 'template_demo'

/** Boots the demo app in this process on a database of its own. */
export async function bootPayload({ databaseURL: given, redisURL, options = {}, cron = false, push = needsOwnSchema(options) }: BootOptions = {}): Promise<PayloadApp> {
  const databaseURL = given ?? (await createDatabase(push ? {} : { template: await ensureDemoTemplate() }))
  const queue = { ...(redisURL && { redisURL }), ...options.queue }
  const { payload, close } = await boot({ databaseURL, push: push && !given, cron, social: { allowPrivateHosts: true, ...options, queue } })
  return {
    payload,
    databaseURL,
    close: async () => {
      await close()
      if (!given) await dropDatabase(databaseURL)
    },
  }
}

/** The name of a template database with the demo's schema, made once a run. */
export function ensureDemoTemplate(): Promise<string> {
  return ensureTemplate(template, async (databaseURL) => {
    const { close } = await boot({ databaseURL, push: true, cron: false, social: { disabled: true } })
    await close()
  })
}

type Boot = { databaseURL: string; push: boolean; cron: boolean; social: Partial<SocialCampaignsOptions> }

async function boot({ databaseURL, push, cron, social }: Boot): Promise<{ payload: Payload; close(): Promise<void> }> {
  // Payload remembers the last schema it pushed in this process and would leave the next database empty.
  process.env.PAYLOAD_FORCE_DRIZZLE_PUSH = 'true'
  const mediaFolder = mkdtempSync(join(tmpdir(), 'social-campaigns-media-'))
  const config = await demoConfig({ databaseURL, push, mediaFolder, secret: 'a secret of the tests', social })
  const quiet = Object.assign(config, { logger: { options: { level: process.env.TEST_LOG_LEVEL ?? 'fatal' } } })
  const payload = await getPayload({ config: quiet, key: databaseURL, cron })
  // With the plugin disabled nobody hears what the end of a database says.
  hearLostConnections(payload.db.pool, () => {})
  const close = async () => {
    const { pool } = payload.db
    await payload.destroy()
    rmSync(mediaFolder, { recursive: true, force: true })
    // Payload holds on to one connection for ever, so the end of the pool cannot be waited for.
    void pool.end()
  }
  return { payload, close }
}

function needsOwnSchema(options: Partial<SocialCampaignsOptions>): boolean {
  return Boolean(options.slugs ?? options.overrides ?? options.overrideSettings ?? options.networks)
}
