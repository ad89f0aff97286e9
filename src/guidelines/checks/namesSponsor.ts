import { piecesOf, readable } from '../reading.ts'
import type { Guideline, Remark } from '../types.ts'

/** Sponsor posts name their sponsor, with the disclosure that was agreed. */
export function namesSponsor(): Guideline {
  return {
    id: 'sponsor-named',
    title: 'Sponsor posts name the sponsor',
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
        remarks.push({ path: 'text', message: `The post is for ${sponsor.name}, and does not name them.`, suggestion: `Name ${sponsor.name}, so that the thanks reach them.` })
      if (sponsor.disclosure && !squeezed.includes(squeeze(sponsor.disclosure)))
        remarks.push({ path: 'text', message: `Posts for ${sponsor.name} carry "${sponsor.disclosure}".`, suggestion: `Add "${sponsor.disclosure}".` })
      return remarks
    },
  }
}

const squeeze = (text: string) =>
  readable(text.replaceAll('@', ''))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
