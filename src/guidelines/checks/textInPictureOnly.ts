import { mediaOf, phrase, piecesOf, wordsOf } from '../reading.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { Guideline } from '../types.ts'

const seePicture = phrase(
  '(?:see|check|read|look at) (?:the |our )?(?:image|picture|poster|flyer|graphic|photo|screenshot) (?:below |above )?for (?:the |all |more )?(?:details|info|information|dates?|programme|program|agenda)|(?:all |full |more )?(?:details|info|information|dates|everything you need(?: to know)?) (?:is |are )?(?:in|on) the (?:image|picture|poster|flyer|graphic|photo|screenshot)',
)

/** What a picture says in letters is also in the text or its alternative text. */
export function textInPictureOnly(): Guideline {
  return {
    id: 'text-in-picture-only',
    title: checkTitles.checkTextInPictureOnly,
    defaultLevel: 'warn',
    where: 'everywhere',
    check(post) {
      const media = mediaOf(post)
      if (!media.length) return []
      const told = media.reduce((sum, { media: one }) => sum + wordsOf(one.alt ?? '').length, 0)
      const words = piecesOf(post).reduce((sum, { text }) => sum + wordsOf(text.replace(/#[\p{L}\p{N}_]+/gu, '')).length, 0)
      if (words < 3 && told < 4 && post.kind !== 'share') return [{ path: 'text', ...tell('findingPictureOnly') }]
      const pointer = piecesOf(post).find(({ text }) => text.match(seePicture))
      return pointer && told < 12 ? [{ path: pointer.path, ...tell('findingPicturePointer') }] : []
    },
  }
}
