import { mediaOf, phrase, piecesOf, wordsOf } from '../reading.ts'
import type { Guideline } from '../types.ts'

const seePicture = phrase(
  '(?:see|check|read|look at) (?:the |our )?(?:image|picture|poster|flyer|graphic|photo|screenshot) (?:below |above )?for (?:the |all |more )?(?:details|info|information|dates?|programme|program|agenda)|(?:all |full |more )?(?:details|info|information|dates|everything you need(?: to know)?) (?:is |are )?(?:in|on) the (?:image|picture|poster|flyer|graphic|photo|screenshot)',
)

/** What a picture says in letters is also in the text or its alternative text. */
export function textInPictureOnly(): Guideline {
  return {
    id: 'text-in-picture-only',
    title: 'The message is not only in the picture',
    defaultLevel: 'warn',
    where: 'everywhere',
    check(post) {
      const media = mediaOf(post)
      if (!media.length) return []
      const told = media.reduce((sum, { media: one }) => sum + wordsOf(one.alt ?? '').length, 0)
      const words = piecesOf(post).reduce((sum, { text }) => sum + wordsOf(text.replace(/#[\p{L}\p{N}_]+/gu, '')).length, 0)
      const suggestion = 'Write the main facts in the text or in the alternative text.'
      if (words < 3 && told < 4 && post.kind !== 'share')
        return [{ path: 'text', message: 'Nearly all of this post is in its picture, where many people cannot read it.', suggestion }]
      const pointer = piecesOf(post).find(({ text }) => text.match(seePicture))
      return pointer && told < 12 ? [{ path: pointer.path, message: 'The post sends people to the picture for the facts; not everybody can read a picture.', suggestion }] : []
    },
  }
}
