import type { CollectionAfterChangeHook } from 'payload'
import type { Problem } from '../src/domain/content.ts'
import type { PostDoc } from '../src/domain/documents.ts'
import { remedies } from '../src/domain/failures.ts'
import type { House } from '../src/house.ts'
import { announceWake, cancelDeliveries, lockDeliveries, type PlannedDelivery, writeDeliveries } from '../src/ledger/planDeliveries.ts'
import { requestQuery } from '../src/ledger/sql.ts'
import { applyHolds } from '../src/ledger/sweep.ts'
import { channelProblems, findDue, hasPlace, loadMaterial, noSlotProblem, renderFor } from '../src/planPost.ts'
import { type FieldProblem, refuse, socialContext, whoActs } from '../src/problems.ts'
import { lockQueues } from '../src/queueSlots.ts'
import { sharePlan } from '../src/shared.ts'
import { toSay } from '../src/translations/say.ts'
import { sayEnglish } from '../src/translations/sayEnglish.ts'
import { isSending } from './guardPost.ts'

/** Writes a post's deliveries in the transaction of its save, and tells the workers when it commits. */
export function planDeliveries(house: House): CollectionAfterChangeHook {
  return async ({ doc, req, context, previousDoc, operation }) => {
    const post = doc as PostDoc & { deletedAt?: string | null }
    const runtime = house.runtime(req.payload)
    const query = await requestQuery(req)
    const ledger = { query, tables: runtime.tables }
    const by = whoActs(req, context)
    if (!isSending(post.status) || post.deletedAt || post.recurrence?.frequency) {
      const was = previousDoc as PostDoc | undefined
      if (isSending(was?.status) || post.deletedAt || post.status === 'cancelled') await cancelDeliveries(ledger, String(post.id), by)
      return doc
    }
    const material = await loadMaterial({ house, req, post, look: true })
    const isNew = operation === 'create'
    const present = isNew ? [] : await lockDeliveries(ledger, String(post.id))
    const refusals: FieldProblem[] = []
    const planned: PlannedDelivery[] = []
    // Whoever is refused reads it in their own language; what is stored with a delivery is English.
    const say = socialContext(context).system ? sayEnglish : toSay(req.i18n.t)
    const settledOn = (id: string) => present.find((row) => row.channelId === id && row.occurrence === 'once')
    const placeless = post.queue ? material.channelIds.filter((id) => !hasPlace(settledOn(id))) : []
    if (!(await lockQueues(req, placeless))) refuse({ collection: house.slugs.posts, id: post.id, problems: [{ path: 'queue', message: say('cannotQueueBusy') }], req })
    for (const id of material.channelIds) {
      const channel = material.channels.find((entry) => String(entry.id) === id)
      if (!channel) {
        refusals.push({ path: 'channels', message: `The channel ${id} does not exist any more. Take it off the post.` })
        continue
      }
      const result = renderFor({ house, post, channel, material, say })
      if (!result) continue
      const { content, problems: found } = result.rendered
      const settled = settledOn(id)
      const problems: Problem[] = settled?.state === 'published' ? [] : channelProblems(channel, say)
      problems.push(...found.filter((problem) => problem.level === 'block'))
      const due = await findDue({ post, channel, settled, runtime, req, choose: true })
      if (!due) refusals.push(noSlotProblem(channel, say))
      const dueAt = due ?? new Date()
      const block = settled?.state === 'published' ? undefined : problems[0]
      if (block && !socialContext(context).system) refusals.push(...problems.map((problem) => ({ path: problem.path, message: `${channel.name}: ${problem.message}` })))
      planned.push({
        channelId: id,
        occurrence: 'once',
        dueAt,
        content: post.checkedWith ? { ...content, checked: post.checkedWith } : content,
        problem: block ? { code: 'invalid-content', message: block.message, advice: remedies['invalid-content'].advice } : undefined,
      })
    }
    if (refusals.length > 0) refuse({ collection: house.slugs.posts, id: post.id, problems: refusals, req })
    const { bulk } = socialContext(context)
    if (bulk && isNew) {
      sharePlan(
        bulk,
        planned.map((row) => ({ ...row, postId: String(post.id), by })),
      )
      return doc
    }
    await writeDeliveries(ledger, String(post.id), planned, by)
    await applyHolds(ledger, null, { postId: String(post.id) })
    await announceWake(query)
    // Beside the notice at commit, a wake-up that outlives this process. Nobody waits for it.
    void runtime.queue.addWakes([...new Map(planned.map((row) => [row.dueAt.getTime(), row.dueAt])).values()])
    return doc
  }
}
