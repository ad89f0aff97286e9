import type { CollectionBeforeChangeHook } from 'payload'
import { askHandle } from '../src/facts/askHandle.ts'
import type { House } from '../src/house.ts'
import { type FieldProblem, refuse, socialContext } from '../src/problems.ts'

/** Looks on each network whether a new handle exists. One that surely does not is refused; what cannot be asked is saved with a note. */
export function guardHandle(house: House): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, req, context }) => {
    const changed = [...house.networks.values()].filter(({ name }) => typeof data[name] === 'string' && data[name].trim() !== '' && data[name] !== originalDoc?.[name])
    // The server itself (a seed, an import script) knows what it does.
    if (changed.length === 0 || socialContext(context).system || !req.user) return data
    const answers = await Promise.all(
      changed.map(async (network) => ({ network, answer: await askHandle({ house, req, network: network.name, handle: String(data[network.name]) }) })),
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
