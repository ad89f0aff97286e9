import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { RelationshipFeatureClient as RelationshipFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ChecklistFeatureClient as ChecklistFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { IndentFeatureClient as IndentFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { AlignFeatureClient as AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineCodeFeatureClient as InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnderlineFeatureClient as UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SlugField as SlugField_2b8867833a34864a02ddf429b0728a40 } from '@payloadcms/next/client'
import { PromotionTab as PromotionTab_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { StopBanner as StopBanner_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { ConnectChannel as ConnectChannel_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { HealthCell as HealthCell_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { PauseChannel as PauseChannel_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { PauseCell as PauseCell_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { Credentials as Credentials_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { Audience as Audience_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { DayField as DayField_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { ConnectNew as ConnectNew_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { CadenceLink as CadenceLink_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { HistoryLink as HistoryLink_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { QueueTab as QueueTab_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { CadenceView as CadenceView_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { TargetShown as TargetShown_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { GuidelinesPanel as GuidelinesPanel_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { HandleSuggestions as HandleSuggestions_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { ChannelsCannot as ChannelsCannot_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { Previews as Previews_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { StateCell as StateCell_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { StatusField as StatusField_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { DeliveriesOfPost as DeliveriesOfPost_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { DaysField as DaysField_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { Occurrences as Occurrences_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { WaitingStrip as WaitingStrip_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { ListTools as ListTools_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { LiveTab as LiveTab_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { WaitingView as WaitingView_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { ImportView as ImportView_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { DigestView as DigestView_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { LinkCell as LinkCell_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { NeedsYou as NeedsYou_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { DeliveryView as DeliveryView_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { AttentionView as AttentionView_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { CalendarView as CalendarView_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { OffsetField as OffsetField_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { TemplateHelp as TemplateHelp_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { CalendarLinksField as CalendarLinksField_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { PlanTab as PlanTab_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { ReportTab as ReportTab_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { ThanksOfSponsor as ThanksOfSponsor_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { DebtsDue as DebtsDue_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { DebtsView as DebtsView_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { HandleChecks as HandleChecks_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { HandleChecksCell as HandleChecksCell_2ddc21dd3315b89f3b6cb04ffea228e0 } from 'payload-social-campaigns/client'
import { FeedHealth as FeedHealth_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { InboxLink as InboxLink_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { InboxView as InboxView_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { RecordView as RecordView_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { Dashboard as Dashboard_5095c903ae552bb6fc239a3b9983a347 } from 'payload-social-campaigns/rsc'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#RelationshipFeatureClient": RelationshipFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ChecklistFeatureClient": ChecklistFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#IndentFeatureClient": IndentFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#AlignFeatureClient": AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineCodeFeatureClient": InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnderlineFeatureClient": UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/next/client#SlugField": SlugField_2b8867833a34864a02ddf429b0728a40,
  "payload-social-campaigns/rsc#PromotionTab": PromotionTab_5095c903ae552bb6fc239a3b9983a347,
  "payload-social-campaigns/rsc#StopBanner": StopBanner_5095c903ae552bb6fc239a3b9983a347,
  "payload-social-campaigns/client#ConnectChannel": ConnectChannel_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/client#HealthCell": HealthCell_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/client#PauseChannel": PauseChannel_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/client#PauseCell": PauseCell_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/client#Credentials": Credentials_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/client#Audience": Audience_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/client#DayField": DayField_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/client#ConnectNew": ConnectNew_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/rsc#CadenceLink": CadenceLink_5095c903ae552bb6fc239a3b9983a347,
  "payload-social-campaigns/client#HistoryLink": HistoryLink_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/rsc#QueueTab": QueueTab_5095c903ae552bb6fc239a3b9983a347,
  "payload-social-campaigns/rsc#CadenceView": CadenceView_5095c903ae552bb6fc239a3b9983a347,
  "payload-social-campaigns/client#TargetShown": TargetShown_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/client#GuidelinesPanel": GuidelinesPanel_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/client#HandleSuggestions": HandleSuggestions_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/client#ChannelsCannot": ChannelsCannot_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/client#Previews": Previews_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/client#StateCell": StateCell_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/client#StatusField": StatusField_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/client#DeliveriesOfPost": DeliveriesOfPost_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/client#DaysField": DaysField_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/client#Occurrences": Occurrences_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/rsc#WaitingStrip": WaitingStrip_5095c903ae552bb6fc239a3b9983a347,
  "payload-social-campaigns/client#ListTools": ListTools_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/rsc#LiveTab": LiveTab_5095c903ae552bb6fc239a3b9983a347,
  "payload-social-campaigns/rsc#WaitingView": WaitingView_5095c903ae552bb6fc239a3b9983a347,
  "payload-social-campaigns/rsc#ImportView": ImportView_5095c903ae552bb6fc239a3b9983a347,
  "payload-social-campaigns/rsc#DigestView": DigestView_5095c903ae552bb6fc239a3b9983a347,
  "payload-social-campaigns/client#LinkCell": LinkCell_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/rsc#NeedsYou": NeedsYou_5095c903ae552bb6fc239a3b9983a347,
  "payload-social-campaigns/rsc#DeliveryView": DeliveryView_5095c903ae552bb6fc239a3b9983a347,
  "payload-social-campaigns/rsc#AttentionView": AttentionView_5095c903ae552bb6fc239a3b9983a347,
  "payload-social-campaigns/rsc#CalendarView": CalendarView_5095c903ae552bb6fc239a3b9983a347,
  "payload-social-campaigns/client#OffsetField": OffsetField_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/client#TemplateHelp": TemplateHelp_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/rsc#CalendarLinksField": CalendarLinksField_5095c903ae552bb6fc239a3b9983a347,
  "payload-social-campaigns/rsc#PlanTab": PlanTab_5095c903ae552bb6fc239a3b9983a347,
  "payload-social-campaigns/rsc#ReportTab": ReportTab_5095c903ae552bb6fc239a3b9983a347,
  "payload-social-campaigns/rsc#ThanksOfSponsor": ThanksOfSponsor_5095c903ae552bb6fc239a3b9983a347,
  "payload-social-campaigns/rsc#DebtsDue": DebtsDue_5095c903ae552bb6fc239a3b9983a347,
  "payload-social-campaigns/rsc#DebtsView": DebtsView_5095c903ae552bb6fc239a3b9983a347,
  "payload-social-campaigns/client#HandleChecks": HandleChecks_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/client#HandleChecksCell": HandleChecksCell_2ddc21dd3315b89f3b6cb04ffea228e0,
  "payload-social-campaigns/rsc#FeedHealth": FeedHealth_5095c903ae552bb6fc239a3b9983a347,
  "payload-social-campaigns/rsc#InboxLink": InboxLink_5095c903ae552bb6fc239a3b9983a347,
  "payload-social-campaigns/rsc#InboxView": InboxView_5095c903ae552bb6fc239a3b9983a347,
  "payload-social-campaigns/rsc#RecordView": RecordView_5095c903ae552bb6fc239a3b9983a347,
  "payload-social-campaigns/rsc#Dashboard": Dashboard_5095c903ae552bb6fc239a3b9983a347,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
