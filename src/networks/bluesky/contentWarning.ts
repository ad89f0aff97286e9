/** Self labels of Bluesky (com.atproto.label.defs) and the words that mean them. */
const labelWords: Record<string, readonly string[]> = {
  porn: ['nsfw', 'porn', 'pornography', 'adult', 'adult content', '18+'],
  sexual: ['sexual', 'sexual content', 'sexually suggestive', 'suggestive', 'lewd'],
  nudity: ['nudity', 'nude', 'nudes', 'artistic nudity'],
  'graphic-media': ['gore', 'blood', 'violence', 'graphic', 'graphic media', 'graphic violence'],
}

/** The self label that a content warning as a whole stands for, or undefined when it is about something else. */
export function toSelfLabel(contentWarning: string | undefined): string | undefined {
  const words = contentWarning
    ?.trim()
    .toLowerCase()
    .replace(/[.!]+$/u, '')
  return words ? Object.keys(labelWords).find((label) => labelWords[label]?.includes(words)) : undefined
}

/** The text with "CW: …" in front where Bluesky has no label for the warning. Doing it twice changes nothing. */
export function withWarning(text: string, contentWarning: string | undefined): string {
  const warning = contentWarning?.trim()
  if (!warning || toSelfLabel(warning)) return text
  const line = `CW: ${warning}`
  if (text === line || text.startsWith(`${line}\n`)) return text
  return text ? `${line}\n\n${text}` : line
}
