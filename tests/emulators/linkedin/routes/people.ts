import { ApiError } from '../apiError.ts'
import type { Call, Handler } from '../server.ts'
import type { Entry, Organization } from '../store.ts'

const userinfo: Handler = ({ server, access }) => {
  const member = server.store.members.get(access.memberId)
  return { json: { sub: access.memberId, name: member?.name ?? '', given_name: member?.name ?? '', locale: { country: 'US', language: 'en' } } }
}

const roles: Handler = ({ server, access, query }) => {
  const found = [...server.store.organizations.values()].flatMap((one) => {
    const role = one.roles.get(access.memberId)
    return role && (query.role === undefined || query.role === role)
      ? [{ role, state: 'APPROVED', roleAssignee: `urn:li:person:${access.memberId}`, organization: `urn:li:organization:${one.id}` }]
      : []
  })
  return { json: { paging: { start: 0, count: 100, links: [] }, elements: found } }
}

const toOrganization = ({ id, name, vanityName }: Organization) => ({ id: Number(id), localizedName: name, vanityName, $URN: `urn:li:organization:${id}` })

const byName: Handler = ({ server, query }) => {
  const found = [...server.store.organizations.values()].filter((one) => one.vanityName === query.vanityName)
  return { json: { paging: { start: 0, count: 10, links: [] }, elements: found.map(toOrganization) } }
}

/** The public names of organisations, for anybody. */
const lookup: Handler = ({ server, query }) => {
  const ids = String(query.ids).slice('List('.length, -1).split(',')
  const found = ids.flatMap((id) => server.store.organizations.get(id) ?? [])
  return { json: { results: Object.fromEntries(found.map((one) => [one.id, toOrganization(one)])), statuses: {}, errors: {} } }
}

function requireOrganization({ server }: Call, urnOrId: string | undefined): Organization {
  const found = server.store.organizations.get(urnOrId?.split(':').pop() ?? '')
  if (!found) throw new ApiError(404, 'NOT_FOUND', `Organization ${urnOrId} was not found`)
  return found
}

const tallies = (call: Call, entry: Entry) => {
  const all = [...call.server.store.entries.values()]
  return {
    likes: entry.likes,
    comments: all.filter((one) => one.object === entry.urn).length,
    shares: all.filter((one) => one.parent === entry.urn).length,
    views: entry.likes * 10,
  }
}

/** URNs inside `List(…)` have to be encoded once more than the list itself. */
const statistics: Handler = (call) => {
  const { request, query, server } = call
  requireOrganization(call, String(query.organizationalEntity))
  const [, list = ''] = /(?:shares|ugcPosts)=List\(([^)]*)\)/.exec(request.url.search) ?? []
  if (!/^urn%3Ali%3A(share|ugcPost)%3A\d+(,urn%3Ali%3A(share|ugcPost)%3A\d+)*$/i.test(list)) throw new ApiError(400, 'PARAM_INVALID', 'shares is not a list of encoded URNs')
  const elements = list.split(',').flatMap((encoded) => {
    const urn = decodeURIComponent(encoded)
    const entry = server.store.entries.get(urn)
    if (!entry || entry.author !== query.organizationalEntity) return []
    const { likes, comments, shares, views } = tallies(call, entry)
    const totals = { likeCount: likes, commentCount: comments, shareCount: shares, clickCount: 0, impressionCount: views, uniqueImpressionsCount: views, engagement: 0 }
    return [{ share: urn, organizationalEntity: entry.author, totalShareStatistics: totals }]
  })
  return { json: { paging: { start: 0, count: 10, links: [] }, elements } }
}

const analytics: Handler = (call) => {
  const { access, query, server } = call
  const [, urn = ''] = /^\((?:share|ugc):(.*)\)$/.exec(String(query.entity)) ?? []
  const entry = server.store.entries.get(urn)
  if (!entry) throw new ApiError(404, 'NOT_FOUND', `${urn} was not found`)
  if (entry.author !== `urn:li:person:${access.memberId}`) throw new ApiError(403, 'ACCESS_DENIED', 'This is not a post of the member')
  const { likes, comments, shares, views } = tallies(call, entry)
  const counts: Record<string, number> = { IMPRESSION: views, MEMBERS_REACHED: views, RESHARE: shares, REACTION: likes, COMMENT: comments }
  const type = String(query.queryType)
  return {
    json: {
      paging: { start: 0, count: 10, links: [] },
      elements: [{ count: counts[type] ?? 0, metricType: { 'com.linkedin.adsexternalapi.memberanalytics.v1.CreatorPostAnalyticsMetricTypeV1': type } }],
    },
  }
}

export const peopleRoutes: Record<string, Handler> = {
  'GET /v2/userinfo': userinfo,
  'GET /rest/organizationAcls': roles,
  'GET /rest/organizations': byName,
  'GET /rest/organizationsLookup': lookup,
  'GET /rest/organizations/{id}': (call) => ({ json: toOrganization(requireOrganization(call, call.params.id)) }),
  'GET /rest/networkSizes/{urn}': (call) => ({ json: { firstDegreeSize: requireOrganization(call, call.params.urn).followers } }),
  'GET /rest/organizationalEntityShareStatistics': statistics,
  'GET /rest/memberCreatorPostAnalytics': analytics,
}
