import { configToSchema } from '@payloadcms/graphql'
import { GraphQL } from '@payloadcms/graphql/types'
import { createLocalReq, Forbidden, formatNames, type SanitizedConfig } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  all,
  collections,
  denied,
  done,
  everybody,
  installedSlugs,
  openDoors,
  post,
  type Rights,
  type Row,
  userOf,
  users,
  version,
  versioned,
  type Who,
  world,
} from '../helpers/roleWorld.ts'

/** The doors beside REST: the Local API with a person's rights, and GraphQL. `roles.test.ts` has REST and the endpoints. */
type Operation = (slug: string, rights: Rights) => Omit<Row, 'name'>[]
type Failed = { errors?: { message: string }[] }

const fromLocal = async (work: Promise<unknown>): Promise<{ status: number; body?: unknown }> =>
  work.then(
    // Of a bulk operation each document is refused by itself.
    (answer) => ({ status: (answer as Failed | undefined)?.errors?.length ? 403 : 200, body: (answer as Failed | undefined)?.errors }),
    (error: unknown) => ({ status: error instanceof Forbidden ? 403 : ((error as { status?: number }).status ?? 500), body: String(error) }),
  )
const as = (slug: string, who: Who) => ({ collection: slug as never, overrideAccess: false, user: userOf(who) })
const whereId = (id: number) => ({ where: { id: { equals: id } } as never })
/** A copy of a handle has its key twice, which is refused for another reason. */
const copied = (slug: string) => (slug === 'social-handles' ? [400, 500] : done)
const onlyVersioned =
  (rows: Operation): Operation =>
  (slug, rights) =>
    slug === versioned ? rows(slug, rights) : []

/** Every method of the Local API that reads or writes documents of a collection. */
const local: Record<string, Operation> = {
  find: (slug, { read }) => [{ may: read, run: (who) => fromLocal(world.payload.find({ ...as(slug, who), limit: 1 })) }],
  findByID: (slug, { read, make }) => [{ may: read, run: async (who) => fromLocal(world.payload.findByID({ ...as(slug, who), id: await make() })) }],
  findDistinct: (slug, { read }) => [{ may: read, run: (who) => fromLocal(world.payload.findDistinct({ ...as(slug, who), field: 'createdAt' as never })) }],
  count: (slug, { read }) => [{ may: read, run: (who) => fromLocal(world.payload.count(as(slug, who))) }],
  create: (slug, { create, data }) => [{ may: create, run: (who) => fromLocal(world.payload.create({ ...as(slug, who), data: data() as never })) }],
  update: (slug, { update, make, change }) => [
    { may: update, run: async (who) => fromLocal(world.payload.update({ ...as(slug, who), id: await make(), data: change as never })) },
    { may: update, run: async (who) => fromLocal(world.payload.update({ ...as(slug, who), ...whereId(await make()), data: change as never })) },
  ],
  delete: (slug, { delete: remove, make }) => [
    { may: remove, run: async (who) => fromLocal(world.payload.delete({ ...as(slug, who), id: await make() })) },
    { may: remove, run: async (who) => fromLocal(world.payload.delete({ ...as(slug, who), ...whereId(await make()) })) },
  ],
  duplicate: (slug, { create, make }) => [{ may: create, ok: copied(slug), run: async (who) => fromLocal(world.payload.duplicate({ ...as(slug, who), id: await make() })) }],
  findVersions: onlyVersioned((slug, { read }) => [{ may: read, run: (who) => fromLocal(world.payload.findVersions({ ...as(slug, who), limit: 1 })) }]),
  countVersions: onlyVersioned((slug, { read }) => [{ may: read, run: (who) => fromLocal(world.payload.countVersions(as(slug, who))) }]),
  findVersionByID: onlyVersioned((slug, { read }) => [
    { may: read, run: async (who) => fromLocal(world.payload.findVersionByID({ ...as(slug, who), id: String(await version()) })) },
  ]),
  restoreVersion: onlyVersioned((slug, { update }) => [
    { may: update, run: async (who) => fromLocal(world.payload.restoreVersion({ ...as(slug, who), id: String(await version()) })) },
  ]),
}
const settings = (who: Who) => ({ slug: 'social-settings' as never, overrideAccess: false, user: userOf(who) })
const localGlobal: Record<string, Omit<Row, 'name'>> = {
  findGlobal: { may: all, run: (who) => fromLocal(world.payload.findGlobal(settings(who))) },
  updateGlobal: { may: ['publish'], run: (who) => fromLocal(world.payload.updateGlobal({ ...settings(who), data: { goal: 'Joy' } as never })) },
}
/** Methods of Payload that have nothing to do with documents of ours, and those of globals with versions, which ours has not. */
const elsewhere = [
  ...[
    'auth',
    'bin',
    'decrypt',
    'delete',
    'destroy',
    'encrypt',
    'extensions',
    'forgotPassword',
    'getAdminURL',
    'getAPIURL',
    'init',
    'login',
    'resetPassword',
    'sendEmail',
    'unlock',
    'verifyEmail',
  ],
  ...['_initializeCrons', 'constructor', 'schema'],
  ...['countGlobalVersions', 'findGlobalVersionByID', 'findGlobalVersions', 'restoreGlobalVersion'],
]

const singularOf = (slug: string) => formatNames(slug).singular
const pluralOf = (slug: string) => formatNames(slug).plural
let schema: ReturnType<typeof configToSchema> | undefined
async function ask(who: Who, source: string, variables?: Record<string, unknown>): Promise<{ status: number; body: unknown }> {
  schema ??= configToSchema(world.payload.config as SanitizedConfig)
  const req = await createLocalReq({ ...(users.get(who) ? { user: userOf(who) } : {}) }, world.payload)
  req.payloadAPI = 'GraphQL'
  const answer = await GraphQL.graphql({ schema: schema.schema, source, contextValue: { req, headers: {}, res: {} }, ...(variables ? { variableValues: variables } : {}) })
  const refused = answer.errors?.some((error) => error.originalError instanceof Forbidden || /not allowed|logged in/i.test(error.message))
  return { status: refused ? 403 : answer.errors ? 500 : 200, body: answer.errors?.map(({ message }) => message) }
}

/** Every field of the schema for a collection, by its name. */
const graph: Record<string, { field: (slug: string) => string; rows: Operation }> = {
  one: { field: singularOf, rows: (slug, { read, make }) => [{ may: read, run: async (who) => ask(who, `{ ${singularOf(slug)}(id: ${await make()}) { id } }`) }] },
  many: { field: pluralOf, rows: (slug, { read }) => [{ may: read, run: (who) => ask(who, `{ ${pluralOf(slug)}(limit: 1) { totalDocs } }`) }] },
  count: { field: (slug) => `count${pluralOf(slug)}`, rows: (slug, { read }) => [{ may: read, run: (who) => ask(who, `{ count${pluralOf(slug)} { totalDocs } }`) }] },
  // Says what somebody may do, and does nothing.
  access: { field: (slug) => `docAccess${singularOf(slug)}`, rows: () => [] },
  create: {
    field: (slug) => `create${singularOf(slug)}`,
    rows: (slug, { create, data }) => [
      { may: create, run: (who) => ask(who, `mutation($data: mutation${singularOf(slug)}Input!) { create${singularOf(slug)}(data: $data) { id } }`, { data: data() }) },
    ],
  },
  update: {
    field: (slug) => `update${singularOf(slug)}`,
    rows: (slug, { update, make, change }) => [
      {
        may: update,
        run: async (who) =>
          ask(who, `mutation($data: mutation${singularOf(slug)}UpdateInput!) { update${singularOf(slug)}(id: ${await make()}, data: $data) { id } }`, { data: change }),
      },
    ],
  },
  delete: {
    field: (slug) => `delete${singularOf(slug)}`,
    rows: (slug, { delete: remove, make }) => [{ may: remove, run: async (who) => ask(who, `mutation { delete${singularOf(slug)}(id: ${await make()}) { id } }`) }],
  },
  duplicate: {
    field: (slug) => `duplicate${singularOf(slug)}`,
    rows: (slug, { create, make, data }) => [
      {
        may: create,
        run: async (who) =>
          ask(who, `mutation($data: mutation${singularOf(slug)}Input!) { duplicate${singularOf(slug)}(id: ${await make()}, data: $data) { id } }`, { data: data() }),
      },
    ],
  },
  version: {
    field: (slug) => `version${singularOf(slug)}`,
    rows: onlyVersioned((slug, { read }) => [{ may: read, run: async (who) => ask(who, `{ version${singularOf(slug)}(id: ${await version()}) { id } }`) }]),
  },
  versions: {
    field: (slug) => `versions${pluralOf(slug)}`,
    rows: onlyVersioned((slug, { read }) => [{ may: read, run: (who) => ask(who, `{ versions${pluralOf(slug)}(limit: 1) { totalDocs } }`) }]),
  },
  restore: {
    field: (slug) => `restoreVersion${singularOf(slug)}`,
    rows: onlyVersioned((slug, { update }) => [{ may: update, run: async (who) => ask(who, `mutation { restoreVersion${singularOf(slug)}(id: ${await version()}) { id } }`) }]),
  },
}
const graphGlobal: Record<string, Omit<Row, 'name'>> = {
  SocialSetting: { may: all, run: (who) => ask(who, '{ SocialSetting { goal } }') },
  updateSocialSetting: { may: ['publish'], run: (who) => ask(who, 'mutation { updateSocialSetting(data: { goal: "Joy" }) { goal } }') },
}

const named = (door: string, rows: Omit<Row, 'name'>[]): Row[] => rows.map((row, at) => ({ ...row, name: `${door}${at > 0 ? ', many at once' : ''}` }))
const rows: Row[] = [
  ...Object.entries(collections).flatMap(([slug, rights]) => [
    ...Object.entries(local).flatMap(([method, operation]) => named(`Local API, ${slug}: ${method}`, operation(slug, rights))),
    ...Object.values(graph).flatMap(({ field, rows: operation }) => named(`GraphQL: ${field(slug)}`, operation(slug, rights))),
  ]),
  ...Object.entries(localGlobal).map(([method, row]) => ({ ...row, name: `Local API, settings: ${method}` })),
  ...Object.entries(graphGlobal).map(([field, row]) => ({ ...row, name: `GraphQL: ${field}` })),
  { name: 'GraphQL: schedule a post', may: ['publish'], run: async (who) => ask(who, `mutation { updateSocialPost(id: ${await post()}, data: { status: scheduled }) { id } }`) },
]

describe('who may do what, by the other doors', () => {
  beforeAll(openDoors)
  afterAll(() => world?.close())

  for (const row of rows) {
    for (const who of everybody) {
      const mayDo = row.may.includes(who)
      it(`${row.name}: ${who} ${mayDo ? 'may' : 'may not'}`, async () => {
        const { status, body } = await row.run(who)
        const expected: readonly number[] = mayDo ? (row.ok ?? done) : (row.refused ?? denied)
        expect(expected, `${status} ${JSON.stringify(body)?.slice(0, 600)}`).toContain(status)
      })
    }
  }

  it('has a row for every method of the Local API', () => {
    const methods = [
      ...Object.getOwnPropertyNames(Object.getPrototypeOf(world.payload)),
      ...Object.entries(world.payload).flatMap(([name, value]) => (typeof value === 'function' ? [name] : [])),
    ]
    const known = [...Object.keys(local), ...Object.keys(localGlobal), ...elsewhere]
    expect(methods.filter((name) => !known.includes(name))).toEqual([])
  })

  it('has a row for every query and mutation of ours in the GraphQL schema', () => {
    schema ??= configToSchema(world.payload.config as SanitizedConfig)
    const fields = [schema.schema.getQueryType(), schema.schema.getMutationType()].flatMap((type) => Object.keys(type?.getFields() ?? {}))
    const slugs = installedSlugs()
    const names = [...slugs.flatMap((slug) => [singularOf(slug), pluralOf(slug)]), 'SocialSetting', 'SocialSettings']
    const ours = fields.filter((field) => names.some((name) => field.endsWith(name)))
    const known = [...slugs.flatMap((slug) => Object.values(graph).map(({ field }) => field(slug))), ...Object.keys(graphGlobal), 'docAccessSocialSetting']
    expect(ours.length).toBeGreaterThan(slugs.length * 6)
    expect(ours.filter((field) => !known.includes(field))).toEqual([])
  })
})
