import type { CollectionConfig, CollectionSlug, Config, Endpoint, Field, GlobalConfig, Payload, Plugin } from 'payload'
import { campaigns } from '../collections/campaigns.ts'
import { socialFeeds, socialHandles, socialMentions, socialPromotions, socialRecords, socialTemplates } from '../collections/smallCollections.ts'
import { socialChannels } from '../collections/socialChannels.ts'
import { socialDeliveries } from '../collections/socialDeliveries.ts'
import { socialPosts } from '../collections/socialPosts.ts'
import { socialSettings } from '../collections/socialSettings.ts'
import { sponsors } from '../collections/sponsors.ts'
import { checkGuidelines } from '../hooks/checkGuidelines.ts'
import { checkTemplateText } from '../hooks/checkTemplateText.ts'
import { followFeed } from '../hooks/followFeed.ts'
import { followCampaign, followSettings } from '../hooks/followHolds.ts'
import { followSponsor, followThanksRules, withdrawThanks } from '../hooks/followSponsor.ts'
import { guardCampaign, guardCampaignDelete } from '../hooks/guardCampaign.ts'
import { followChannel, forgetChannel, guardChannel } from '../hooks/guardChannel.ts'
import { guardHandle } from '../hooks/guardHandle.ts'
import { guardMention } from '../hooks/guardMention.ts'
import { guardPost, guardPostDelete } from '../hooks/guardPost.ts'
import { guardRights } from '../hooks/guardRights.ts'
import { guardSettings, guardUtmPreset } from '../hooks/guardSettings.ts'
import { keepRecordsAsTheyAre } from '../hooks/keepRecordsAsTheyAre.ts'
import { forgetOccurrences, guardRecurrence, layOutOccurrences } from '../hooks/keepRecurrence.ts'
import { noteArticle, noteArticleDeleted } from '../hooks/noteArticle.ts'
import { noteHand, wakePlanner, wakePlannerDeleted } from '../hooks/notePlanned.ts'
import { planCampaign } from '../hooks/planCampaign.ts'
import { planDeliveries } from '../hooks/planDeliveries.ts'
import { recordChanges, recordDeletion, recordSettings } from '../hooks/recordChanges.ts'
import { refuseDisengaged } from '../hooks/refuseDisengaged.ts'
import { requireApproval } from '../hooks/requireApproval.ts'
import { resolveTarget } from '../hooks/resolveTarget.ts'
import { checkChannels } from '../jobs/checkChannels.ts'
import { pollFeeds } from '../jobs/pollFeeds.ts'
import { startWorker, type WorkerHandle } from '../jobs/worker.ts'
import { withDashboardCard, withHistory, withStopBanner } from './adminComponents.ts'
import { approvalEndpoints, waitingEndpoints } from './endpoints/approvalEndpoints.ts'
import { audienceEndpoint } from './endpoints/audienceEndpoint.ts'
import { cadenceEndpoint } from './endpoints/cadenceEndpoint.ts'
import { calendarEndpoints } from './endpoints/calendarEndpoints.ts'
import { campaignEndpoints } from './endpoints/campaignEndpoints.ts'
import { checkEndpoint } from './endpoints/checkEndpoint.ts'
import { connectEndpoints } from './endpoints/connectEndpoints.ts'
import { continueEndpoints } from './endpoints/continueEndpoint.ts'
import { debtEndpoints, sponsorThanksEndpoint } from './endpoints/debtEndpoints.ts'
import { deliveriesExportEndpoint } from './endpoints/deliveriesExportEndpoint.ts'
import { deliveryEndpoints } from './endpoints/deliveryEndpoints.ts'
import { digestEndpoint } from './endpoints/digestEndpoint.ts'
import { disconnectEndpoint } from './endpoints/disconnectEndpoint.ts'
import { exportEndpoint } from './endpoints/exportEndpoint.ts'
import { feedEndpoints } from './endpoints/feedEndpoints.ts'
import { guidelineEndpoints } from './endpoints/guidelineEndpoints.ts'
import { handleCheckEndpoint } from './endpoints/handleCheckEndpoint.ts'
import { importEndpoints } from './endpoints/importEndpoints.ts'
import { liveEndpoints } from './endpoints/liveEndpoints.ts'
import { mentionEndpoints } from './endpoints/mentionEndpoints.ts'
import { moveEndpoint } from './endpoints/moveEndpoint.ts'
import { pauseEndpoints } from './endpoints/pauseEndpoints.ts'
import { previewEndpoint } from './endpoints/previewEndpoint.ts'
import { queueEndpoints } from './endpoints/queueEndpoint.ts'
import { recordsExportEndpoints } from './endpoints/recordsExportEndpoints.ts'
import { resolveTargetEndpoint } from './endpoints/resolveTargetEndpoint.ts'
import { reviewEndpoints, reviewLinkEndpoints } from './endpoints/reviewEndpoints.ts'
import { rootEndpoints } from './endpoints/rootEndpoints.ts'
import { stopEndpoints } from './endpoints/stopEndpoints.ts'
import { suggestEndpoint } from './endpoints/suggestEndpoint.ts'
import { templateEndpoints } from './endpoints/templateEndpoints.ts'
import { wholePayload } from './exchange/bulkPayload.ts'
import { hearLostConnections } from './hearLostConnections.ts'
import type { House } from './house.ts'
import { createLastLook } from './lastLook.ts'
import { extendSchema } from './ledger/extendSchema.ts'
import { toPostgresAdapter } from './ledger/sql.ts'
import type { SocialCampaignsOptions } from './options.ts'
import { promotionFields, promotionView } from './promotionFields.ts'
import { resolveOptions } from './resolveOptions.ts'
import { createRuntime, logOf, type Runtime } from './runtime.ts'
import { translations } from './translations/label.ts'
import { labelFields } from './translations/labelFields.ts'

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

function buildCollections(house: House, active: boolean): CollectionConfig[] {
  const withHooks = (collection: CollectionConfig, hooks: CollectionConfig['hooks']): CollectionConfig => (active && hooks ? { ...collection, hooks } : collection)
  const withEndpoints = (collection: CollectionConfig, endpoints: Endpoint[]): CollectionConfig => (active ? { ...collection, endpoints } : collection)
  const list = [
    withEndpoints(
      withHooks(socialChannels(house), {
        beforeChange: [guardChannel(house)],
        afterChange: [followChannel(house), recordChanges(house, 'channels')],
        afterDelete: [forgetChannel(house), recordDeletion(house, 'channels')],
      }),
      [disconnectEndpoint(house), audienceEndpoint(house), ...pauseEndpoints(house)],
    ),
    {
      ...withHooks(socialPosts(house), {
        beforeChange: [guardPost(house), resolveTarget(house), checkGuidelines(house)],
        afterChange: [planDeliveries(house), recordChanges(house, 'posts')],
        beforeDelete: [guardPostDelete(house)],
        afterDelete: [recordDeletion(house, 'posts')],
      }),
      ...(active ? { endpoints: [previewEndpoint(house), resolveTargetEndpoint(house), ...importEndpoints(house), exportEndpoint(house)] } : {}),
    },
    { ...socialDeliveries(house), ...(active ? { endpoints: [...deliveryEndpoints(house), deliveriesExportEndpoint(house)] } : {}) },
    withHooks(campaigns(house), {
      beforeChange: [guardUtmPreset(house)],
      afterChange: [followCampaign(house), recordChanges(house, 'campaigns')],
      afterDelete: [recordDeletion(house, 'campaigns')],
    }),
    withEndpoints(withHooks(sponsors(house), { afterChange: [followSponsor(house)], beforeDelete: [withdrawThanks(house)] }), [sponsorThanksEndpoint(house)]),
    withEndpoints(withHooks(socialHandles(house), { beforeChange: [guardHandle(house)] }), [suggestEndpoint(house), handleCheckEndpoint(house)]),
    { ...withHooks(socialTemplates(house), { beforeChange: [checkTemplateText(house)] }), ...(active ? { endpoints: templateEndpoints(house) } : {}) },
    { ...withHooks(socialFeeds(house), { afterChange: [followFeed(house)] }), ...(active ? { endpoints: feedEndpoints(house, { pollFeeds }) } : {}) },
    socialMentions(house),
    socialPromotions(house),
    socialRecords(house),
  ]
  return list.map((plain) => {
    const planned = active ? withTeam(house, withPlans(house, plain)) : plain
    const named = { ...planned, fields: labelFields(planned.fields) }
    const collection = active ? withHistory(house, withStopBanner(house, named)) : named
    const override = house.options.overrides?.[collection.slug]
    return override ? { ...override({ defaultCollection: collection }), slug: collection.slug } : collection
  })
}

/** Campaigns that plan themselves: hooks and endpoints of what is planned, and of what plans make room for. */
function withPlans(house: House, collection: CollectionConfig): CollectionConfig {
  const { slugs } = house
  const add = (hooks: NonNullable<CollectionConfig['hooks']>, endpoints: Endpoint[] = [], first: NonNullable<CollectionConfig['hooks']>['beforeChange'] = []): CollectionConfig => {
    const present = collection.hooks ?? {}
    return {
      ...collection,
      hooks: {
        ...present,
        beforeChange: [...first, ...(present.beforeChange ?? []), ...(hooks.beforeChange ?? [])],
        afterChange: [...(present.afterChange ?? []), ...(hooks.afterChange ?? [])],
        beforeDelete: [...(present.beforeDelete ?? []), ...(hooks.beforeDelete ?? [])],
        afterDelete: [...(present.afterDelete ?? []), ...(hooks.afterDelete ?? [])],
      },
      endpoints: [...(collection.endpoints || []), ...endpoints],
    }
  }
  const wakes = { afterChange: [wakePlanner(house)], afterDelete: [wakePlannerDeleted(house)] }
  if (collection.slug === slugs.posts)
    return add({ ...wakes, afterChange: [layOutOccurrences(house), ...wakes.afterChange], beforeDelete: [forgetOccurrences(house)] }, continueEndpoints(house), [
      guardRecurrence(house),
      noteHand(),
    ])
  if (collection.slug === slugs.channels) return add(wakes, queueEndpoints(house))
  if (collection.slug === slugs.campaigns)
    return add({ beforeChange: [guardCampaign(house)], afterChange: [planCampaign(house)], beforeDelete: [guardCampaignDelete(house)] }, [
      ...campaignEndpoints(house),
      ...liveEndpoints(house),
    ])
  return collection
}

/** What several people need to work together: rights, approval, the inbox and the record. */
function withTeam(house: House, collection: CollectionConfig): CollectionConfig {
  const { slugs } = house
  const present = collection.hooks ?? {}
  const endpoints = collection.endpoints || []
  if (collection.slug === slugs.posts)
    return {
      ...collection,
      hooks: { ...present, beforeChange: [guardRights(house), ...(present.beforeChange ?? []), refuseDisengaged(house), requireApproval(house)] },
      endpoints: [...endpoints, checkEndpoint(house), moveEndpoint(house), ...approvalEndpoints(house), ...reviewLinkEndpoints(house), ...guidelineEndpoints(house)],
    }
  if (collection.slug === slugs.mentions)
    return {
      ...collection,
      hooks: { ...present, beforeChange: [...(present.beforeChange ?? []), guardMention(house)], afterChange: [...(present.afterChange ?? []), recordChanges(house, 'mentions')] },
      endpoints: [...endpoints, ...mentionEndpoints(house)],
    }
  if (collection.slug === slugs.records)
    return {
      ...collection,
      hooks: { ...present, beforeOperation: [...(present.beforeOperation ?? []), keepRecordsAsTheyAre()] },
      endpoints: [...endpoints, ...recordsExportEndpoints(house)],
    }
  return collection
}

function buildSettings(house: House, active: boolean): GlobalConfig {
  const plain = socialSettings(house)
  const settings: GlobalConfig = {
    ...plain,
    fields: labelFields(plain.fields),
    ...(active ? { hooks: { beforeChange: [guardSettings(house)], afterChange: [followSettings(house), recordSettings(house), followThanksRules(house)] } } : {}),
  }
  return house.options.overrideSettings ? { ...house.options.overrideSettings({ defaultGlobal: settings }), slug: settings.slug } : settings
}

/** Adds to a source what it needs: two fields, a tab, and ears. Other collections are left as they are. */
function asSource(house: House, collection: CollectionConfig, active: boolean): CollectionConfig {
  if (!house.sources.has(collection.slug as CollectionSlug)) return collection
  const fields: Field[] = [...collection.fields, promotionFields(house)]
  if (!active) return { ...collection, fields }
  return {
    ...collection,
    fields,
    admin: promotionView(house, collection),
    hooks: {
      ...collection.hooks,
      afterChange: [...(collection.hooks?.afterChange ?? []), noteArticle(house, collection.slug)],
      afterDelete: [...(collection.hooks?.afterDelete ?? []), noteArticleDeleted(house, collection.slug)],
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
