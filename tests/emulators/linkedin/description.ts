import type { OpenApiDocument } from '../kit/openApi.ts'

/** LinkedIn publishes no machine-readable description, so this is one: what its documentation states about the calls that are emulated, and nothing else. */

const text = { type: 'string' }
const number = { type: 'integer' }
const urn = (kinds: string) => ({ type: 'string', pattern: `^urn:li:(${kinds}):[\\w-]+$` })
const author = urn('person|organization')
const post = urn('share|ugcPost')
const image = urn('image')
const object = (properties: Record<string, object>, required: readonly string[] = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})
const picture = object({ id: image, altText: { type: 'string', maxLength: 4086 }, title: text }, ['id'])

const query = (names: Record<string, object>, required: readonly string[] = Object.keys(names)) =>
  Object.entries(names).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }))
const inPath = (name: string) => ({ name, in: 'path', required: true, schema: text })
const json = (schema: object) => ({ required: true, content: { 'application/json': { schema } } })
const needs = (...scopes: string[]) => [{ oauth: scopes }]

const createPost = object(
  {
    author,
    commentary: text,
    visibility: { enum: ['PUBLIC', 'CONNECTIONS', 'LOGGED_IN'] },
    distribution: object({
      feedDistribution: { const: 'MAIN_FEED' },
      targetEntities: { type: 'array', maxItems: 0 },
      thirdPartyDistributionChannels: { type: 'array', maxItems: 0 },
    }),
    lifecycleState: { const: 'PUBLISHED' },
    isReshareDisabledByAuthor: { type: 'boolean' },
    content: {
      oneOf: [
        object({ media: picture }),
        object({ multiImage: object({ images: { type: 'array', minItems: 2, maxItems: 20, items: picture } }) }),
        object({
          article: object({ source: { type: 'string', format: 'uri' }, title: { type: 'string', maxLength: 400 }, description: text, thumbnail: image }, ['source', 'title']),
        }),
      ],
    },
    reshareContext: object({ parent: post }),
  },
  ['author', 'commentary', 'visibility', 'distribution', 'lifecycleState'],
)

const createComment = object(
  {
    actor: author,
    object: urn('share|ugcPost|activity'),
    message: object({ text: { type: 'string', minLength: 1 } }),
    parentComment: { type: 'string', pattern: '^urn:li:comment:\\(urn:li:(share|ugcPost|activity):\\d+,\\d+\\)$' },
  },
  ['actor', 'object', 'message'],
)

const writing = needs('w_member_social', 'w_organization_social')
const reading = needs('r_organization_social', 'r_member_social')
const commenting = needs('w_member_social_feed', 'w_organization_social_feed')
const readingComments = needs('r_organization_social_feed', 'r_member_social_feed')
const anything = needs('w_member_social', 'w_organization_social', 'r_organization_social', 'rw_organization_admin', 'openid')
const administering = needs('rw_organization_admin')

export const linkedinDescription: OpenApiDocument = {
  paths: {
    '/v2/userinfo': { get: { security: needs('openid') } },
    '/rest/posts': {
      post: { security: writing, requestBody: json(createPost) },
      get: {
        security: reading,
        parameters: query({ q: { const: 'author' }, author, start: number, count: { ...number, maximum: 100 }, sortBy: { const: 'CREATED' } }, ['q', 'author']),
      },
    },
    '/rest/posts/{urn}': {
      parameters: [inPath('urn')],
      get: { security: reading, parameters: query({ viewContext: { enum: ['READER', 'AUTHOR'] } }, []) },
      delete: { security: writing },
    },
    '/rest/socialActions/{urn}/comments': {
      parameters: [inPath('urn')],
      post: { security: commenting, requestBody: json(createComment) },
      get: { security: readingComments, parameters: query({ start: number, count: { ...number, maximum: 100 } }, []) },
    },
    '/rest/socialActions/{urn}/comments/{id}': {
      parameters: [inPath('urn'), inPath('id')],
      get: { security: readingComments },
      delete: { security: commenting, parameters: query({ actor: author }) },
    },
    '/rest/socialMetadata': { get: { security: readingComments, parameters: query({ ids: text }) } },
    '/rest/images': {
      post: {
        security: writing,
        parameters: query({ action: { const: 'initializeUpload' } }),
        requestBody: json(object({ initializeUploadRequest: object({ owner: author }) })),
      },
    },
    '/rest/images/{urn}': { parameters: [inPath('urn')], get: { security: reading } },
    '/rest/organizationAcls': {
      get: { security: administering, parameters: query({ q: { const: 'roleAssignee' }, state: { const: 'APPROVED' }, role: text, start: number, count: number }, ['q']) },
    },
    '/rest/organizations': { get: { security: administering, parameters: query({ q: { const: 'vanityName' }, vanityName: text }) } },
    '/rest/organizationsLookup': { get: { security: anything, parameters: query({ ids: { type: 'string', pattern: '^List\\(\\d+(,\\d+)*\\)$' } }) } },
    '/rest/organizations/{id}': { parameters: [inPath('id')], get: { security: administering } },
    '/rest/networkSizes/{urn}': { parameters: [inPath('urn')], get: { security: administering, parameters: query({ edgeType: { const: 'COMPANY_FOLLOWED_BY_MEMBER' } }) } },
    '/rest/organizationalEntityShareStatistics': {
      get: {
        security: administering,
        parameters: query({ q: { const: 'organizationalEntity' }, organizationalEntity: urn('organization'), shares: text, ugcPosts: text }, ['q', 'organizationalEntity']),
      },
    },
    '/rest/memberCreatorPostAnalytics': {
      get: {
        security: needs('r_member_postAnalytics'),
        parameters: query({
          q: { const: 'entity' },
          entity: { type: 'string', pattern: '^\\((share:urn:li:share|ugc:urn:li:ugcPost):\\d+\\)$' },
          queryType: { enum: ['IMPRESSION', 'MEMBERS_REACHED', 'RESHARE', 'REACTION', 'COMMENT'] },
          aggregation: { const: 'TOTAL' },
        }),
      },
    },
  },
}
