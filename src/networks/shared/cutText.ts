const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** At most so many UTF-16 units, never within a character, with an ellipsis where something is missing. For fields in which no link has to stay whole. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text
  let kept = ''
  for (const { segment } of segmenter.segment(text)) {
    if (kept.length + segment.length > max - 1) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}
