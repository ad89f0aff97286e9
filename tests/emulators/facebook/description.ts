import type { OpenApiDocument } from '../kit/openApi.ts'

/** What is documented about the calls of the Graph API that are emulated, and nothing else. Paths are without the version. */

const text = { type: 'string' }
const number = { type: 'integer' }
const id = { type: 'string', pattern: '^[0-9_]+$' }
const object = (properties: Record<string, object>, required: readonly string[] = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})

/** Every call may carry a proof that it comes from the app's server. */
const query = (names: Record<string, object>, required: readonly string[] = []) =>
  Object.entries({ ...names, appsecret_proof: text }).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }))
const inPath = (name: string, schema: object = id) => ({ name, in: 'path', required: true, schema })
const json = (schema: object) => ({ required: true, content: { 'application/json': { schema } } })
const needs = (...permissions: string[]) => [{ oauth: permissions }]
const listed = { fields: text, limit: { ...number, maximum: 100 }, after: text }

const feed = object(
  {
    message: { type: 'string', minLength: 1 },
    link: { type: 'string', format: 'uri' },
    attached_media: { type: 'array', minItems: 1, items: object({ media_fbid: id }) },
    published: { type: 'boolean' },
  },
  ['published'],
)
const photo = object({ source: {}, published: { type: 'boolean', const: false }, alt_text_custom: text, temporary: { type: 'boolean' } }, ['source', 'published'])

export const facebookDescription: OpenApiDocument = {
  paths: {
    '/oauth/access_token': {
      get: {
        security: [],
        parameters: query({ client_id: text, client_secret: text, redirect_uri: text, code: text, grant_type: { const: 'fb_exchange_token' }, fb_exchange_token: text }, [
          'client_id',
          'client_secret',
        ]),
      },
    },
    '/debug_token': { get: { security: [], parameters: query({ input_token: text }, ['input_token']) } },
    '/me': { get: { security: needs(), parameters: query({ fields: text }) } },
    '/me/accounts': { get: { security: needs('pages_show_list'), parameters: query(listed) } },
    '/{id}/feed': {
      parameters: [inPath('id')],
      post: { security: needs('pages_manage_posts'), parameters: query({}), requestBody: json(feed) },
      get: { security: needs('pages_read_user_content'), parameters: query(listed) },
    },
    '/{id}/tagged': { parameters: [inPath('id')], get: { security: needs('pages_read_user_content'), parameters: query(listed) } },
    '/{id}/photos': {
      parameters: [inPath('id')],
      post: { security: needs('pages_manage_posts'), parameters: query({}), requestBody: { required: true, content: { 'multipart/form-data': { schema: photo } } } },
    },
    '/{id}/published_posts': { parameters: [inPath('id')], get: { security: needs('pages_read_engagement'), parameters: query({ ...listed, since: number, until: number }) } },
    '/{id}/comments': {
      parameters: [inPath('id')],
      post: { security: needs('pages_manage_engagement'), parameters: query({}), requestBody: json(object({ message: { type: 'string', minLength: 1 } })) },
      get: {
        security: needs('pages_read_user_content'),
        parameters: query({ ...listed, since: number, order: { enum: ['chronological', 'reverse_chronological'] }, filter: { enum: ['toplevel', 'stream'] } }),
      },
    },
    '/{id}/insights': { parameters: [inPath('id')], get: { security: needs('read_insights'), parameters: query({ metric: text }, ['metric']) } },
    '/{id}': {
      parameters: [inPath('id', text)],
      get: { security: needs('pages_read_engagement'), parameters: query({ fields: text }) },
      post: { security: needs('pages_manage_posts'), parameters: query({}), requestBody: json(object({ is_published: { const: true } })) },
      delete: { security: needs('pages_manage_posts'), parameters: query({}) },
    },
  },
}
