import type { PayloadRequest } from 'payload'
import type { PictureDoc } from '../domain/documents.ts'
import type { House } from '../house.ts'
import type { PictureLook } from '../pictures/fitPicture.ts'
import { createMemory, within } from './remember.ts'

/** What the files of pictures are, by the id of their documents. Those that could not be read are left out. */
export type PictureLooks = ReadonlyMap<string, PictureLook>

const memories = new WeakMap<House, ReturnType<typeof createMemory<PictureLook>>>()
const trustMs = 60 * 60_000
/** Storage elsewhere may be slow; a save does not wait for it. */
const patienceMs = 6_000

/** Opens each picture once and remembers what it is; a file that was replaced is opened again. */
export async function readPictures({ house, req, pictures }: { house: House; req: PayloadRequest; pictures: Iterable<PictureDoc> }): Promise<PictureLooks> {
  const runtime = house.runtime(req.payload)
  const now = runtime.now().getTime()
  const memory = memories.get(house) ?? createMemory<PictureLook>()
  memories.set(house, memory)
  const looks = await Promise.all(
    [...pictures].map(async (picture): Promise<[string, PictureLook | undefined]> => {
      const key = JSON.stringify([picture.id, picture.filename, picture.filesize, picture.updatedAt])
      const known = memory.recall(key, now)
      if (known) return [String(picture.id), known]
      const asked = runtime.look(picture).then((look) => {
        if (look) memory.keep(key, look, now + trustMs)
        return look
      })
      return [String(picture.id), await within(patienceMs, asked, undefined)]
    }),
  )
  return new Map(looks.flatMap(([id, look]) => (look ? [[id, look] as const] : [])))
}
