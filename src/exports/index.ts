export type { SocialCampaignsOptions } from '../options.ts'
export { socialCampaigns } from '../plugin.ts'
export { rolesFromField, socialRoleField } from '../socialRoles.ts'
