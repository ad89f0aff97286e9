import { type CollectionBeforeChangeHook, type CollectionBeforeDeleteHook, type CollectionSlug, Forbidden } from 'payload'
import { checkHandles, type HandleChecks, handlesOf, noteOf } from '../src/facts/checkHandles.ts'
import type { House } from '../src/house.ts'
import { type FieldProblem, refuse, socialContext } from '../src/problems.ts'

/** Taking back "do not engage" needs somebody who approves. Looks on each network whether a new handle exists. One that surely does not is refused; what cannot be asked is saved with a note. */
export function guardHandle(house: House): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, req, context }) => {
    // The server itself (a seed, an import script) knows what it does.
    if (socialContext(context).system || !req.user) return data
    const handles = handlesOf(house, { ...originalDoc, ...data })
    const before = handlesOf(house, originalDoc ?? {})
    if (originalDoc?.doNotEngage && !(await house.can('approve', req))) {
      // Another handle takes it back as well: the person is marked by it.
      const isTakenBack = data.doNotEngage === false || data.doNotEngage === null || Object.entries(before).some(([network, handle]) => handles[network] !== handle)
      if (isTakenBack) throw new Forbidden(req.t)
    }
    const known = (originalDoc?.checked ?? {}) as HandleChecks
    const kept: HandleChecks = Object.fromEntries(Object.entries(known).filter(([network, { handle }]) => handles[network] === handle))
    const changed = Object.fromEntries(Object.entries(handles).filter(([network, handle]) => before[network] !== handle))
    const found = await checkHandles({ house, req, handles: changed })
    const problems: FieldProblem[] = Object.entries(found).flatMap(([network, { answer, handle }]) =>
      answer === 'missing'
        ? [{ path: network, message: `There is no “${handle}” on ${house.networks.get(network)?.label ?? network}. Check the spelling, or leave it empty.` }]
        : [],
    )
    if (problems.length > 0) refuse({ collection: house.slugs.handles, id: originalDoc?.id, problems, req })
    data.checked = { ...kept, ...found }
    data.checkNote = noteOf(house, data.checked)
    return data
  }
}

/** Whoever writes deletes an entry; one that says "do not engage" only somebody who approves. */
export function guardHandleDelete(house: House): CollectionBeforeDeleteHook {
  return async ({ id, req, context }) => {
    if (socialContext(context).system || !req.user || (await house.can('approve', req))) return
    const entry = (await req.payload.findByID({ collection: house.slugs.handles as CollectionSlug, id, depth: 0, overrideAccess: true, disableErrors: true, req })) as {
      doNotEngage?: boolean | null
    } | null
    if (entry?.doNotEngage) throw new Forbidden(req.t)
  }
}
