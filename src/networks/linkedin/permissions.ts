import { isOrganization } from './author.ts'

/** What every app may ask for. */
export const memberScopes = ['openid', 'profile', 'w_member_social'] as const
/** What an app may ask for that was approved for the Community Management API. */
export const organizationScopes = ['w_organization_social', 'r_organization_social', 'rw_organization_admin'] as const
/** Comments have permissions of their own, of the same API: to write as a person, to write as an organisation, to read. Source: Comments API, permissions. */
export const commentScopes = { person: ['w_member_social_feed'], organization: ['w_organization_social_feed', 'r_organization_social_feed'] } as const
/** What reading the comments under an organisation's posts takes: the posts, then the comments. */
export const inboxScopes = { posts: 'r_organization_social', comments: 'r_organization_social_feed' } as const

/** What the consent page is asked for. LinkedIn refuses the whole consent for one scope that the app does not have. */
export function chooseScopes({ organizations, comments }: { organizations: boolean; comments: boolean }): readonly string[] {
  return [
    ...memberScopes,
    ...(comments ? commentScopes.person : []),
    ...(organizations ? organizationScopes : []),
    ...(organizations && comments ? commentScopes.organization : []),
  ]
}

/** Without it nothing is published for this author. */
export const publishingScope = (author: string): string => (isOrganization(author) ? 'w_organization_social' : 'w_member_social')

/** Without it this author cannot comment: no answers, no further parts. */
export const commentingScope = (author: string): string => (isOrganization(author) ? commentScopes.organization[0] : commentScopes.person[0])

/** What was granted, where LinkedIn told it at the last check. */
export function readScopes({ scopes }: Readonly<Record<string, unknown>>): readonly string[] | undefined {
  return Array.isArray(scopes) ? scopes.filter((one): one is string => typeof one === 'string') : undefined
}

/** That the inbox of an organisation's channel stays empty, why, and what to do about it. The channel itself works. */
export function tellInboxOff(missing: readonly string[]): string {
  return `Comments under its posts do not arrive in the inbox: reading them takes ${missing.join(' and ')}, and the role of an administrator on the page. Publishing goes on. Where the app has that permission, set “comments: true” for LinkedIn in the options and connect the channel again.`
}
