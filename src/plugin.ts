import type { Config, Payload, Plugin } from 'payload'
import { checkChannels } from '../jobs/checkChannels.ts'
import { startWorker, type WorkerHandle } from '../jobs/worker.ts'
import { withDashboardCard } from './adminComponents.ts'
import { waitingEndpoints } from './endpoints/approvalEndpoints.ts'
import { cadenceEndpoint } from './endpoints/cadenceEndpoint.ts'
import { calendarEndpoints } from './endpoints/calendarEndpoints.ts'
import { connectEndpoints } from './endpoints/connectEndpoints.ts'
import { debtEndpoints } from './endpoints/debtEndpoints.ts'
import { digestEndpoint } from './endpoints/digestEndpoint.ts'
import { reviewEndpoints } from './endpoints/reviewEndpoints.ts'
import { rootEndpoints } from './endpoints/rootEndpoints.ts'
import { stopEndpoints } from './endpoints/stopEndpoints.ts'
import { asSource } from './entry/asSource.ts'
import { buildCollections, buildSettings } from './entry/furnish.ts'
import { wholePayload } from './exchange/bulkPayload.ts'
import { hearLostConnections } from './hearLostConnections.ts'
import type { House } from './house.ts'
import { createLastLook } from './lastLook.ts'
import { extendSchema } from './ledger/extendSchema.ts'
import { toPostgresAdapter } from './ledger/sql.ts'
import type { SocialCampaignsOptions } from './options.ts'
import { resolveOptions } from './resolveOptions.ts'
import { createRuntime, logOf, type Runtime } from './runtime.ts'
import { translations } from './translations/label.ts'

/** What the plugin leaves on a Payload instance, so that a worker or a test finds it whatever copy of this module it loaded. */
export type Installed = { house: House; runWorker(): Promise<WorkerHandle>; worker?: Promise<WorkerHandle> }
const mark = Symbol.for('payload-social-campaigns')
type Marked = { [mark]?: Installed }

/** What is installed in a Payload instance. Throws a plain sentence when nothing is. */
export function installedIn(payload: Payload): Installed {
  const installed = (payload as Marked)[mark]
  if (!installed) throw new Error('payload-social-campaigns is not installed in this Payload config, or it is disabled.')
  return installed
}

/** The house of a Payload instance that has the plugin installed. */
export const houseOf = (payload: Payload): House => installedIn(payload).house

/** Starts a worker in this process; a second call gives the same. */
export const runWorker = (payload: Payload): Promise<WorkerHandle> => installedIn(payload).runWorker()

function install(payload: Payload, house: House): Installed {
  const installed: Installed = {
    house,
    runWorker() {
      installed.worker ??= startWorker(payload, house)
      return installed.worker
    },
  }
  ;(payload as Marked)[mark] = installed
  // From the first connection on: a request of the host is often in a transaction before anything of ours is used.
  hearLostConnections(toPostgresAdapter(payload).pool, (error) => logOf(payload)('warn', 'database-lost', { error: error.message }))
  // Payload has no hook for its end, so ours is put before it: what is being sent is finished, then connections are closed.
  const destroy = payload.destroy.bind(payload)
  payload.destroy = async () => {
    const worker = await installed.worker?.catch(() => undefined)
    await worker?.stop()
    await house.runtime(payload).close()
    await destroy()
  }
  return installed
}

/**
 * Installs social channels, posts, campaigns and sponsors in a Payload app. Publishing a document of a source collection then writes
 * its promotion posts, and a worker publishes them on time.
 *
 * @throws at boot, with the name of the option, when an option makes no sense.
 */
export const socialCampaigns =
  (options: SocialCampaignsOptions = {}): Plugin =>
  (incoming: Config): Config => {
    const runtimes = new WeakMap<Payload, Runtime>()
    const resolved = resolveOptions(options, incoming)
    const house: House = {
      ...resolved,
      runtime(given) {
        const payload = wholePayload(given)
        let runtime = runtimes.get(payload)
        if (!runtime) {
          runtime = createRuntime(payload, house, createLastLook(house, payload))
          runtimes.set(payload, runtime)
        }
        return runtime
      },
    }
    const active = options.disabled !== true
    const ours = buildCollections(house, active)
    const settings = buildSettings(house, active)
    const config = extendSchema(incoming, house.slugs)
    return {
      ...config,
      ...(active ? { admin: withDashboardCard(house, config.admin) } : {}),
      collections: [...(config.collections ?? []).map((collection) => asSource(house, collection, active)), ...ours],
      globals: [...(config.globals ?? []), settings],
      endpoints: [
        ...(config.endpoints ?? []),
        ...(active ? rootEndpoints(house, { checkChannels }) : []),
        ...(active ? connectEndpoints(house) : []),
        ...(active ? [cadenceEndpoint(house)] : []),
        ...(active ? [...debtEndpoints(house), digestEndpoint(house), ...calendarEndpoints(house)] : []),
        ...(active ? [...waitingEndpoints(house), ...reviewEndpoints(house), ...stopEndpoints(house)] : []),
      ],
      i18n: { ...config.i18n, translations: mergeTranslations(config.i18n?.translations) },
      async onInit(payload) {
        await config.onInit?.(payload)
        if (!active) return
        const installed = install(payload, house)
        if ((options.queue?.autorun ?? true) && process.env.SOCIAL_CAMPAIGNS_AUTORUN !== 'false') await installed.runWorker()
      },
    }
  }

type HostTranslations = NonNullable<NonNullable<Config['i18n']>['translations']>

/** Ours under the host's, language by language. */
function mergeTranslations(present: HostTranslations | undefined): HostTranslations {
  const merged: Record<string, Record<string, unknown>> = { ...(present as Record<string, Record<string, unknown>> | undefined) }
  for (const [language, table] of Object.entries(translations)) merged[language] = { ...table, ...merged[language] }
  return merged as HostTranslations
}
