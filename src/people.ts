import { type CollectionSlug, createLocalReq, type Payload, type PayloadRequest, type TypedUser } from 'payload'
import type { House } from './house.ts'

/** Somebody of the team, as others see them. */
export type Person = { id: string | number; name: string }

const most = 200

function nameOf(payload: Payload, house: House, user: Record<string, unknown>): string {
  const title = payload.collections[house.users]?.config.admin.useAsTitle ?? 'email'
  const found = [user[title], user.name, user.email].find((value) => typeof value === 'string' && value !== '')
  return typeof found === 'string' ? found : String(user.id)
}

/** Names of people by id, for whoever works with them: no more of a user than the name is given. */
export async function readNames(house: House, { payload, req }: { payload: Payload; req?: PayloadRequest }, ids: readonly (string | number)[]): Promise<Map<string, Person>> {
  if (ids.length === 0) return new Map()
  const found = await payload.find({
    collection: house.users,
    where: { id: { in: [...new Set(ids.map(String))] } },
    depth: 0,
    pagination: false,
    overrideAccess: true,
    ...(req ? { req } : {}),
  })
  return new Map(found.docs.map((user) => [String(user.id), { id: user.id, name: nameOf(payload, house, user as unknown as Record<string, unknown>) }]))
}

/** People who may write, as far as the person who asks may see them: to whom something can be given. */
export async function readWriters(house: House, { payload, user }: { payload: Payload; user?: TypedUser | null | undefined }): Promise<Person[]> {
  const found = await payload
    .find({ collection: house.users as CollectionSlug, depth: 0, limit: most, pagination: false, overrideAccess: false, user: user ?? null })
    .catch(() => ({ docs: [] as { id: string | number }[] }))
  const people = await Promise.all(
    found.docs.map(async (doc) => {
      const req = await createLocalReq({ user: { ...doc, collection: house.users } as unknown as TypedUser }, payload)
      return (await house.can('write', req)) ? [{ id: doc.id, name: nameOf(payload, house, doc as unknown as Record<string, unknown>) }] : []
    }),
  )
  return people.flat().sort((one, other) => one.name.localeCompare(other.name))
}
