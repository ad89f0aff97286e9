import { NetworkFailure } from '../../domain/failures.ts'
import type { Account } from '../port.ts'
import { requireScopes } from '../shared/requireScopes.ts'
import { isOrganization, readAuthor, toId, toWebOrigin } from './author.ts'
import { publishingScope } from './permissions.ts'
import { type Session, whereAllowed } from './session.ts'

/** Roles with which a person may publish for an organisation. Source: Posts API, organization access control. */
const publishingRoles = ['ADMINISTRATOR', 'CONTENT_ADMIN', 'CONTENT_ADMINISTRATOR', 'DIRECT_SPONSORED_CONTENT_POSTER']

export type Person = { urn: string; name: string }

/** Who the token belongs to. Undefined without the scopes `openid profile`. */
export async function readPerson(session: Session): Promise<Person | undefined> {
  const told = await whereAllowed(session.read({ path: '/v2/userinfo' }))
  if (!told) return undefined
  if (typeof told.sub !== 'string') throw new NetworkFailure('unavailable', 'LinkedIn did not say whose access this is.')
  return { urn: `urn:li:person:${told.sub}`, name: typeof told.name === 'string' ? told.name : told.sub }
}

/** URNs of the organisations for which the person may publish. Undefined without the scope `rw_organization_admin`. */
export async function readOrganizations(session: Session): Promise<string[] | undefined> {
  const told = await whereAllowed(session.read({ path: '/rest/organizationAcls?q=roleAssignee&state=APPROVED&count=100', headers: { 'x-restli-method': 'FINDER' } }))
  if (!told) return undefined
  const elements = (Array.isArray(told.elements) ? told.elements : []) as { organization?: unknown; role?: unknown; state?: unknown }[]
  const urns = elements.flatMap(({ organization, role, state }) =>
    typeof organization === 'string' && state === 'APPROVED' && publishingRoles.includes(String(role)) ? [organization] : [],
  )
  return [...new Set(urns)]
}

/** Name and page name of an organisation, where they may be read. */
export async function readOrganization(session: Session, urn: string): Promise<{ name: string | undefined; vanityName: string | undefined }> {
  const told = await whereAllowed(session.read({ path: `/rest/organizations/${toId(urn)}` }))
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
  return { name: text(told?.localizedName), vanityName: text(told?.vanityName) }
}

/** Asks who the author is and whether this access may publish for it. Throws NetworkFailure. */
export async function checkAccount(session: Session): Promise<Account> {
  const { channel } = session.context
  const { author: wanted } = channel.settings
  if (typeof wanted === 'string' && wanted.trim() !== '' && readAuthor({ settings: { author: wanted }, learnt: {} }) === undefined) {
    throw new NetworkFailure('no-account', `"${wanted}" is not an author. Write it as urn:li:person:… or urn:li:organization:….`, { setting: 'author' })
  }
  const author = readAuthor({ settings: channel.settings, learnt: {} })
  const account = author && isOrganization(author) ? await checkOrganization(session, author) : await checkPerson(session, author)
  // Asked last: an access that had ended may have been renewed by now.
  const { scopes, note } = await session.inspect()
  const publisher = author ?? String(account.learnt.author)
  requireScopes({ label: 'LinkedIn', granted: scopes, needed: [publishingScope(publisher)] })
  const tokenExpiresAt = await session.endsAt()
  return {
    ...account,
    learnt: { ...account.learnt, ...(scopes ? { scopes } : {}) },
    ...(note ? { notes: [note] } : {}),
    ...(tokenExpiresAt ? { tokenExpiresAt } : {}),
  }
}

async function checkPerson(session: Session, author: string | undefined): Promise<Account> {
  const { channel } = session.context
  const person = await readPerson(session)
  if (!person && !author)
    throw new NetworkFailure('forbidden', 'This access does not tell whose it is. Give it the scopes openid and profile, or write the author into the channel.')
  if (person && author && person.urn !== author)
    throw new NetworkFailure('no-account', `This access belongs to ${person.name} (${person.urn}), not to ${author}. Correct the author of the channel.`, { setting: 'author' })
  const urn = person?.urn ?? author ?? ''
  return { handle: person?.name ?? channel.handle ?? urn, name: person?.name, learnt: { author: urn } }
}

async function checkOrganization(session: Session, author: string): Promise<Account> {
  const { channel } = session.context
  const allowed = await readOrganizations(session)
  if (allowed && !allowed.includes(author)) {
    throw new NetworkFailure('forbidden', `The person who connected "${channel.name}" has no role with which to publish for ${author}. Ask an administrator of the page for one.`, {
      setting: 'author',
    })
  }
  const { name, vanityName } = await readOrganization(session, author)
  const sizes = await whereAllowed(session.read({ path: `/rest/networkSizes/${encodeURIComponent(author)}?edgeType=COMPANY_FOLLOWED_BY_MEMBER` }))
  // Where nothing may be read, this at least shows that the access still lives.
  if (allowed === undefined && name === undefined && sizes === undefined) await readPerson(session)
  return {
    handle: vanityName ?? channel.handle ?? author,
    name,
    url: `${toWebOrigin(channel.baseURL)}/company/${vanityName ?? toId(author)}`,
    followers: typeof sizes?.firstDegreeSize === 'number' ? sizes.firstDegreeSize : undefined,
    learnt: {},
  }
}
