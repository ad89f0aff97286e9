/** The words of a pull quote in one line, and who said them, when the editor wrote that after a dash. */
export function splitQuote(quote: string): { said: string; speaker?: string | undefined } {
  const found = /^(.{10,}?)\s*(?:\n\s*|\s)[—–-]\s*([^—–\n]{2,80})$/su.exec(quote)
  const said = (found?.[1] ?? quote).replace(/\s*\n\s*/gu, ' ')
  return { said, speaker: found?.[2]?.trim() }
}
