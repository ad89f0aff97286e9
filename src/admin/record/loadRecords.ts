import type { Where } from 'payload'
import { type RecordFilter, recordConditions } from '../../domain/recordFilter.ts'
import type { Desk, Reader } from '../desk.ts'
import type { RecordDoc } from '../docs.ts'
import { findAs, pageAs } from '../reading.ts'

const recordPageSize = 40

/** What an entry is about: its words, and where it is while it still exists. */
export type Subject = { label: string; path?: `/${string}` }

export type RecordPage = {
  entries: RecordDoc[]
  isLast: boolean
  subjects: ReadonlyMap<string, Subject>
  /** Names of people by id. */
  people: ReadonlyMap<string, string>
  /** Names of channels by id, for differences. */
  channels: ReadonlyMap<string, string>
}

/** A page of the record with everything that its lines name, with the rights of the person who looks. */
export async function loadRecords({ desk, reader, filter, page }: { desk: Desk; reader: Reader; filter: RecordFilter; page: number }): Promise<RecordPage> {
  const { docs: entries, isLast } = await pageAs<RecordDoc>(reader, {
    collection: desk.slugs.records,
    where: { and: recordConditions(filter) } as Where,
    limit: recordPageSize,
    page,
  })
  const [people, channels, subjects] = await Promise.all([
    desk.namesOf(
      reader.payload,
      entries.flatMap(({ who, before, after }) => [who, assignedIn(before), assignedIn(after)].flatMap((id) => id ?? [])),
    ),
    findAs<{ id: string | number; name: string }>(reader, { collection: desk.slugs.channels, where: {} }),
    loadSubjects({ desk, reader, entries }),
  ])
  return {
    entries,
    isLast,
    subjects,
    people: new Map([...people].map(([id, { name }]) => [id, name])),
    channels: new Map(channels.map(({ id, name }) => [String(id), name])),
  }
}

/** To whom a mention is given, in the fields that an entry keeps. */
function assignedIn(fields: unknown): string | number | undefined {
  const { assignedTo } = (typeof fields === 'object' && fields !== null ? fields : {}) as { assignedTo?: unknown }
  return typeof assignedTo === 'string' || typeof assignedTo === 'number' ? assignedTo : undefined
}

/** Documents that entries are about, by `collection:id`. A deleted one keeps the name it had, where the entry knows it. */
async function loadSubjects({ desk, reader, entries }: { desk: Desk; reader: Reader; entries: readonly RecordDoc[] }): Promise<Map<string, Subject>> {
  const titles: Record<string, string> = { [desk.slugs.posts]: 'title', [desk.slugs.channels]: 'name', [desk.slugs.campaigns]: 'name', [desk.slugs.mentions]: 'author' }
  const wanted = new Map<string, Set<string>>()
  for (const { subject } of entries) {
    const [collection = '', id] = subject?.split(':') ?? []
    if (id && id !== 'new' && collection in titles) wanted.set(collection, (wanted.get(collection) ?? new Set()).add(id))
  }
  const subjects = new Map<string, Subject>()
  await Promise.all(
    [...wanted].map(async ([collection, ids]) => {
      const docs = await findAs<Record<string, unknown> & { id: string | number }>(reader, { collection, where: { id: { in: [...ids] } } })
      for (const doc of docs) subjects.set(`${collection}:${doc.id}`, { label: String(doc[titles[collection] ?? ''] || doc.id), path: `/collections/${collection}/${doc.id}` })
    }),
  )
  subjects.set(desk.slugs.settings, { label: '', path: `/globals/${desk.slugs.settings}` })
  return subjects
}
