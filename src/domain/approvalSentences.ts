import { createTell } from './said.ts'

/** Why a post needs approval although the settings do not ask for it of every post. */
export const approvalSentences = {
  approvalOfCategory: 'Posts of the category “{{category}}” are approved by two people.',
  approvalOfCampaign: 'Posts of the campaign “{{campaign}}” are approved.',
  approvalOfCampaignTwo: 'Posts of the campaign “{{campaign}}” are approved by two people.',
} as const

/** Says one of them. */
export const tellApproval = createTell(approvalSentences)
