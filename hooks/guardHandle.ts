import type { CollectionBeforeChangeHook, CollectionSlug, PayloadRequest } from 'payload'
import type { ChannelDoc } from '../src/domain/documents.ts'
import { NetworkFailure } from '../src/domain/failures.ts'
import type { House } from '../src/house.ts'
import { type FieldProblem, refuse, socialContext } from '../src/problems.ts'

/** How long a save waits for all networks together. */
const patienceMs = 6_000

/** Looks on each network whether a new handle exists. One that surely does not is refused; what cannot be asked is saved with a note. */
export function guardHandle(house: House): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, req, context }) => {
    const changed = [...house.networks.values()].filter(({ name }) => typeof data[name] === 'string' && data[name].trim() !== '' && data[name] !== originalDoc?.[name])
    // The server itself (a seed, an import script) knows what it does.
    if (changed.length === 0 || socialContext(context).system || !req.user) return data
    const answers = await Promise.all(
      changed.map(async (network) => ({ network, answer: await askNetwork({ house, req, network: network.name, handle: String(data[network.name]) }) })),
    )
    const problems: FieldProblem[] = answers.flatMap(({ network, answer }) =>
      answer === 'missing'
        ? [{ path: network.name, message: `There is no “${String(data[network.name]).trim()}” on ${network.label}. Check the spelling, or leave it empty.` }]
        : [],
    )
    if (problems.length > 0) refuse({ collection: house.slugs.handles, id: originalDoc?.id, problems, req })
    const notes = answers.flatMap(({ network, answer }) => (typeof answer === 'object' ? [`${network.label}: not checked. ${answer.why}`] : []))
    data.checkNote = notes.length > 0 ? notes.join('\n') : null
    return data
  }
}

type Asked = 'there' | 'missing' | { why: string }

async function askNetwork({ house, req, network, handle }: { house: House; req: PayloadRequest; network: string; handle: string }): Promise<Asked> {
  const found = await req.payload.find({
    collection: house.slugs.channels as CollectionSlug,
    where: { and: [{ network: { equals: network } }, { connected: { equals: true } }] } as never,
    depth: 0,
    limit: 20,
    overrideAccess: true,
    showHiddenFields: true,
    req,
  })
  const channels = found.docs as unknown as ChannelDoc[]
  let why = 'There is no connected channel on it to ask with.'
  // One that works is enough; those without trouble are asked first.
  for (const channel of channels.toSorted((a, b) => Number(Boolean(a.trouble)) - Number(Boolean(b.trouble)))) {
    const { hasHandle } = house.runtime(req.payload).open(channel).connection
    if (!hasHandle) {
      why = 'The access of its channels does not let handles be looked up.'
      continue
    }
    try {
      return (await within(patienceMs, hasHandle(handle))) ? 'there' : 'missing'
    } catch (error) {
      why = error instanceof NetworkFailure ? error.message : 'The network could not be asked.'
      if (error instanceof NetworkFailure && error.code === 'unreachable') break
    }
  }
  return { why }
}

async function within<T>(ms: number, asked: Promise<T>): Promise<T> {
  let late: NodeJS.Timeout | undefined
  try {
    return await Promise.race([
      asked,
      new Promise<never>((_, reject) => {
        late = setTimeout(() => reject(new NetworkFailure('unreachable', 'The network did not answer in time.')), ms)
      }),
    ])
  } finally {
    clearTimeout(late)
  }
}
