import { piecesOf, readable } from '../reading.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { Guideline, Remark } from '../types.ts'

/** Sponsor posts name their sponsor, with the disclosure that was agreed. */
export function namesSponsor(): Guideline {
  return {
    id: 'sponsor-named',
    title: checkTitles.checkSponsorNamed,
    defaultLevel: 'warn',
    where: 'everywhere',
    check(post) {
      const { sponsor } = post
      if (!sponsor || post.kind === 'reply') return []
      const squeezed = squeeze(
        piecesOf(post)
          .map(({ text }) => text)
          .join(' '),
      )
      const names = sponsor.name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= 3)
      const remarks: Remark[] = []
      if (squeezed && names.length && !names.some((word) => squeezed.includes(squeeze(word))))
        remarks.push({ path: 'text', ...tell('findingSponsorUnnamed', { sponsor: sponsor.name }) })
      if (sponsor.disclosure && !squeezed.includes(squeeze(sponsor.disclosure)))
        remarks.push({ path: 'text', ...tell('findingDisclosure', { sponsor: sponsor.name, words: sponsor.disclosure }) })
      return remarks
    },
  }
}

const squeeze = (text: string) =>
  readable(text.replaceAll('@', ''))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
