import type { PayloadRequest } from 'payload'
import type { PostDoc } from '../domain/documents.ts'
import { loadHandleBook } from '../handleBook.ts'
import type { House } from '../house.ts'
import { loadPictures } from '../planPost.ts'
import { type ApprovedContent, approvedContentOf } from './approvedContent.ts'

/** What would leave of a post now, with what the library says about its pictures and the handle book about the people it names. Asks nothing where it has neither. */
export async function readApprovedContent({ house, req, post }: { house: House; req: PayloadRequest; post: PostDoc }): Promise<ApprovedContent> {
  return approvedContentOf(post, { pictures: await loadPictures({ house, req, post }), handles: await loadHandleBook({ house, req, post }) })
}
