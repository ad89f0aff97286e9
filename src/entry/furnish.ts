import type { CollectionConfig, Endpoint, GlobalConfig } from 'payload'
import { campaigns } from '../../collections/campaigns.ts'
import { socialFeeds, socialHandles, socialMentions, socialPromotions, socialRecords, socialTemplates } from '../../collections/smallCollections.ts'
import { socialChannels } from '../../collections/socialChannels.ts'
import { socialDeliveries } from '../../collections/socialDeliveries.ts'
import { socialPosts } from '../../collections/socialPosts.ts'
import { socialSettings } from '../../collections/socialSettings.ts'
import { sponsors } from '../../collections/sponsors.ts'
import { checkGuidelines } from '../../hooks/checkGuidelines.ts'
import { checkTemplateText } from '../../hooks/checkTemplateText.ts'
import { followDisengaged } from '../../hooks/followDisengaged.ts'
import { followFeed } from '../../hooks/followFeed.ts'
import { followCampaign, followSettings } from '../../hooks/followHolds.ts'
import { followSponsor, followThanksRules, keepRenewals, withdrawThanks } from '../../hooks/followSponsor.ts'
import { guardCampaign, guardCampaignDelete } from '../../hooks/guardCampaign.ts'
import { followChannel, forgetChannel, guardChannel } from '../../hooks/guardChannel.ts'
import { guardHandle, guardHandleDelete } from '../../hooks/guardHandle.ts'
import { guardMention } from '../../hooks/guardMention.ts'
import { guardPost, guardPostDelete } from '../../hooks/guardPost.ts'
import { guardRights } from '../../hooks/guardRights.ts'
import { guardSettings, guardUtmPreset } from '../../hooks/guardSettings.ts'
import { keepDeleted } from '../../hooks/keepDeleted.ts'
import { keepFourEyes } from '../../hooks/keepFourEyes.ts'
import { keepRecordsAsTheyAre } from '../../hooks/keepRecordsAsTheyAre.ts'
import { forgetOccurrences, guardRecurrence, layOutOccurrences } from '../../hooks/keepRecurrence.ts'
import { letWordsWait } from '../../hooks/letWordsWait.ts'
import { noteHand, wakePlanner, wakePlannerDeleted } from '../../hooks/notePlanned.ts'
import { planCampaign } from '../../hooks/planCampaign.ts'
import { planDeliveries } from '../../hooks/planDeliveries.ts'
import { recordChanges, recordDeletion, recordSettings } from '../../hooks/recordChanges.ts'
import { refuseDisengaged } from '../../hooks/refuseDisengaged.ts'
import { requireApproval } from '../../hooks/requireApproval.ts'
import { resolveTarget } from '../../hooks/resolveTarget.ts'
import { pollFeeds } from '../../jobs/pollFeeds.ts'
import { withHistory, withStopBanner } from '../adminComponents.ts'
import { approvalEndpoints } from '../endpoints/approvalEndpoints.ts'
import { audienceEndpoint } from '../endpoints/audienceEndpoint.ts'
import { campaignEndpoints } from '../endpoints/campaignEndpoints.ts'
import { checkEndpoint } from '../endpoints/checkEndpoint.ts'
import { continueEndpoints } from '../endpoints/continueEndpoint.ts'
import { sponsorThanksEndpoint } from '../endpoints/debtEndpoints.ts'
import { deliveriesExportEndpoint } from '../endpoints/deliveriesExportEndpoint.ts'
import { deliveryEndpoints } from '../endpoints/deliveryEndpoints.ts'
import { disconnectEndpoint } from '../endpoints/disconnectEndpoint.ts'
import { exportEndpoint } from '../endpoints/exportEndpoint.ts'
import { feedEndpoints } from '../endpoints/feedEndpoints.ts'
import { guidelineEndpoints } from '../endpoints/guidelineEndpoints.ts'
import { handleCheckEndpoint } from '../endpoints/handleCheckEndpoint.ts'
import { importEndpoints } from '../endpoints/importEndpoints.ts'
import { liveEndpoints } from '../endpoints/liveEndpoints.ts'
import { mentionEndpoints } from '../endpoints/mentionEndpoints.ts'
import { moveEndpoint } from '../endpoints/moveEndpoint.ts'
import { pauseEndpoints } from '../endpoints/pauseEndpoints.ts'
import { previewEndpoint } from '../endpoints/previewEndpoint.ts'
import { queueEndpoints } from '../endpoints/queueEndpoint.ts'
import { recordsExportEndpoints } from '../endpoints/recordsExportEndpoints.ts'
import { resolveTargetEndpoint } from '../endpoints/resolveTargetEndpoint.ts'
import { reviewLinkEndpoints } from '../endpoints/reviewEndpoints.ts'
import { suggestEndpoint } from '../endpoints/suggestEndpoint.ts'
import { templateEndpoints } from '../endpoints/templateEndpoints.ts'
import type { House } from '../house.ts'
import { labelFields } from '../translations/labelFields.ts'

type Hooks = NonNullable<CollectionConfig['hooks']>

/** A collection with what acts on it, in the order in which it acts, and what can be asked of it. */
type Furnished = { collection: CollectionConfig; hooks?: Hooks; endpoints?: Endpoint[] }

/** The collections of the plugin. Not `active`: their fields only, so that the tables stay while nothing happens. */
export function buildCollections(house: House, active: boolean): CollectionConfig[] {
  return everything(house).map(({ collection: plain, hooks = {}, endpoints = [] }) => {
    const named = { ...plain, fields: labelFields(plain.fields) }
    const collection = active ? withHistory(house, withStopBanner(house, { ...named, hooks, endpoints })) : named
    const override = house.options.overrides?.[collection.slug]
    return override ? { ...override({ defaultCollection: collection }), slug: collection.slug } : collection
  })
}

/** The settings of the plugin. */
export function buildSettings(house: House, active: boolean): GlobalConfig {
  const plain = socialSettings(house)
  const settings: GlobalConfig = {
    ...plain,
    fields: labelFields(plain.fields),
    ...(active ? { hooks: { beforeChange: [guardSettings(house)], afterChange: [followSettings(house), recordSettings(house), followThanksRules(house)] } } : {}),
  }
  return house.options.overrideSettings ? { ...house.options.overrideSettings({ defaultGlobal: settings }), slug: settings.slug } : settings
}

const everything = (house: House): Furnished[] => [
  {
    collection: socialChannels(house),
    hooks: {
      beforeChange: [guardChannel(house)],
      afterChange: [followChannel(house), recordChanges(house, 'channels'), wakePlanner(house)],
      afterDelete: [forgetChannel(house), recordDeletion(house, 'channels'), wakePlannerDeleted(house)],
    },
    endpoints: [disconnectEndpoint(house), audienceEndpoint(house), ...pauseEndpoints(house), ...queueEndpoints(house)],
  },
  {
    collection: socialPosts(house),
    hooks: {
      // Rights first, then what the post is, then what is said about it, and whether it may go on at last.
      beforeChange: [
        guardRights(house),
        guardRecurrence(house),
        noteHand(),
        guardPost(house),
        resolveTarget(house),
        checkGuidelines(house),
        refuseDisengaged(house),
        requireApproval(house),
        letWordsWait(house, 'posts'),
      ],
      afterChange: [planDeliveries(house), recordChanges(house, 'posts'), layOutOccurrences(house), wakePlanner(house)],
      beforeDelete: [guardPostDelete(house), keepDeleted(house), forgetOccurrences(house)],
      afterDelete: [recordDeletion(house, 'posts'), wakePlannerDeleted(house)],
    },
    endpoints: [
      previewEndpoint(house),
      resolveTargetEndpoint(house),
      ...importEndpoints(house),
      exportEndpoint(house),
      ...continueEndpoints(house),
      checkEndpoint(house),
      moveEndpoint(house),
      ...approvalEndpoints(house),
      ...reviewLinkEndpoints(house),
      ...guidelineEndpoints(house),
    ],
  },
  { collection: socialDeliveries(house), endpoints: [...deliveryEndpoints(house), deliveriesExportEndpoint(house)] },
  {
    collection: campaigns(house),
    hooks: {
      beforeChange: [guardUtmPreset(house), guardCampaign(house), keepFourEyes(house)],
      afterChange: [followCampaign(house), recordChanges(house, 'campaigns'), planCampaign(house)],
      beforeDelete: [guardCampaignDelete(house)],
      afterDelete: [recordDeletion(house, 'campaigns')],
    },
    endpoints: [...campaignEndpoints(house), ...liveEndpoints(house)],
  },
  {
    collection: sponsors(house),
    hooks: {
      beforeChange: [keepRenewals(house), letWordsWait(house, 'sponsors')],
      afterChange: [followSponsor(house), recordChanges(house, 'sponsors')],
      beforeDelete: [withdrawThanks(house)],
      afterDelete: [recordDeletion(house, 'sponsors')],
    },
    endpoints: [sponsorThanksEndpoint(house)],
  },
  {
    collection: socialHandles(house),
    hooks: {
      beforeChange: [guardHandle(house)],
      afterChange: [followDisengaged(house), recordChanges(house, 'handles')],
      beforeDelete: [guardHandleDelete(house)],
      afterDelete: [recordDeletion(house, 'handles')],
    },
    endpoints: [suggestEndpoint(house), handleCheckEndpoint(house)],
  },
  {
    collection: socialTemplates(house),
    hooks: {
      beforeChange: [checkTemplateText(house), letWordsWait(house, 'templates')],
      afterChange: [wakePlanner(house), recordChanges(house, 'templates')],
      afterDelete: [recordDeletion(house, 'templates')],
    },
    endpoints: templateEndpoints(house),
  },
  {
    collection: socialFeeds(house),
    hooks: { afterChange: [followFeed(house), recordChanges(house, 'feeds')], afterDelete: [recordDeletion(house, 'feeds')] },
    endpoints: feedEndpoints(house, { pollFeeds }),
  },
  {
    collection: socialMentions(house),
    hooks: { beforeChange: [guardMention(house)], afterChange: [recordChanges(house, 'mentions'), followDisengaged(house)] },
    endpoints: mentionEndpoints(house),
  },
  { collection: socialPromotions(house) },
  { collection: socialRecords(house), hooks: { beforeOperation: [keepRecordsAsTheyAre()] }, endpoints: recordsExportEndpoints(house) },
]
