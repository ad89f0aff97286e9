import { mediaOf, piecesOf } from '../reading.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { CheckedPost, Guideline } from '../types.ts'

/** A post says something. */
export function notEmpty(): Guideline {
  return {
    id: 'empty',
    title: checkTitles.checkEmpty,
    defaultLevel: 'block',
    where: 'everywhere',
    check: (post) => (isEmpty(post) ? [{ path: 'text', ...tell('findingEmpty') }] : []),
  }
}

const isEmpty = (post: CheckedPost) => !piecesOf(post).length && !mediaOf(post).length && !post.link?.trim() && !post.target?.trim() && !post.source
