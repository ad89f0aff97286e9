import { mediaOf, piecesOf } from '../reading.ts'
import type { CheckedPost, Guideline } from '../types.ts'

/** A post says something. */
export function notEmpty(): Guideline {
  return {
    id: 'empty',
    title: 'A post says something',
    defaultLevel: 'block',
    where: 'everywhere',
    check: (post) => (isEmpty(post) ? [{ path: 'text', message: 'The post is empty.', suggestion: 'Write a text, or add a link or a picture.' }] : []),
  }
}

const isEmpty = (post: CheckedPost) => !piecesOf(post).length && !mediaOf(post).length && !post.link?.trim() && !post.target?.trim() && !post.source
