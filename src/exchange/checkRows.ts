import { createLocalReq, type PayloadRequest } from 'payload'
import { checkPost } from '../checkPost.ts'
import { type ChannelDoc, type PictureDoc, refId } from '../domain/documents.ts'
import { readPost } from '../domain/readPost.ts'
import { readPictures } from '../facts/readPictures.ts'
import { loadHandleBook } from '../handleBook.ts'
import type { House } from '../house.ts'
import { type PostMaterial, renderFor } from '../planPost.ts'
import { createShared, sharePlan } from '../shared.ts'
import { toSay } from '../translations/say.ts'
import { sayFully } from '../translations/sayTold.ts'
import type { ImportedRow, ImportNote } from './toImportRow.ts'

export type CheckRowsInput = {
  house: House
  req: PayloadRequest
  rows: readonly ImportedRow[]
  channels: readonly ChannelDoc[]
  pictures: readonly PictureDoc[]
  /** The note about a field of a line, with the heading that the field has in the file. */
  noteFor(row: ImportedRow, path: string, message: string): ImportNote
}

/** So long the guidelines may take over a preview; the lines after that are asked at the import itself, which is said. */
const guidelinesMs = 5_000
/** So long this holds the process before others have their turn. */
const turnMs = 25

/**
 * Asks the networks and the guidelines about the lines that are to be sent, in the order of the file, each line with those before it in mind; what
 * stands in the way becomes a problem of its line. Gives the first line that the guidelines were not asked about, if any.
 */
export async function checkRows({ house, req: asker, rows, channels, pictures, noteFor }: CheckRowsInput): Promise<ImportedRow | undefined> {
  const shared = createShared()
  const say = toSay(asker.i18n.t)
  const req = await createLocalReq({ ...(asker.user && { user: asker.user }), context: { socialCampaigns: { shared } } }, asker.payload)
  const known = new Map(pictures.map((picture) => [String(picture.id), picture]))
  const looks = await readPictures({ house, req, pictures })
  const startedAt = performance.now()
  let turnAt = startedAt
  let unasked: ImportedRow | undefined
  for (const row of rows) {
    if (row.problems.length > 0 || row.data.status !== 'scheduled') continue
    if (performance.now() - turnAt > turnMs) {
      await new Promise((resolve) => setImmediate(resolve))
      turnAt = performance.now()
    }
    const post = readPost(row.data)
    const channelIds = ((row.data.channels ?? []) as (string | number)[]).map(String)
    const material: PostMaterial = {
      channelIds,
      channels: channels.filter((channel) => channelIds.includes(String(channel.id))),
      pictures: known,
      utm: undefined,
      looks,
      handles: await loadHandleBook({ house, req, post }),
    }
    const rendered = material.channels.flatMap((channel) => {
      const result = renderFor({ house, post, channel, material, say })
      return result ? [{ channel, ...result.rendered }] : []
    })
    for (const { channel, problems } of rendered)
      for (const problem of problems) if (problem.level === 'block') row.problems.push(noteFor(row, problem.path, `${channel.name}: ${problem.message}`))
    if (row.problems.length > 0) continue
    if (performance.now() - startedAt > guidelinesMs) unasked ??= row
    else
      for (const finding of await checkPost({ house, req, post: { ...post, campaign: refId(post.campaign) }, material, patienceMs: 0 }))
        if (finding.level === 'block') row.problems.push(noteFor(row, finding.path, sayFully(finding, say)))
    if (row.problems.length > 0 || !post.publishAt) continue
    const dueAt = new Date(post.publishAt)
    sharePlan(
      shared,
      rendered.map(({ channel, content }) => ({ postId: `line ${row.line}`, channelId: String(channel.id), occurrence: 'once', dueAt, content, by: 'a preview' })),
    )
  }
  return house.guidelines.length > 0 ? unasked : undefined
}
