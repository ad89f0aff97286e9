const words = [
  /code of conduct|c[oó]digo de conduc?ta|code de conduite|verhaltenskodex|verhaltensregeln|kodeks postępowania/iu,
  /harass|acoso|assédio|harcèlement|belästig|nękani/iu,
  /inclusi|incluyente|einbezieh|willkommen|welcoming|respect|respekt|respet|szacun/iu,
  /report|contact|denunci|signal|meld|zgłos/iu,
  /race|gender|religion|disabilit|orientation|género|raza|handicap|geschlecht|gênero|płe[ćc]|age\b/iu,
  /unacceptable|not tolerate|expected behaviou?r|inaceptable|inacceptable|inakzeptabel|inaceitável|pledge|standards/iu,
]

/** A door in front of the page: what stands behind it is not what readers see. */
const signIn =
  /(?:sign|log) ?in to (?:read|see|view|continue|access)|please (?:sign|log) ?in|(?:melde dich an|einloggen), um|inicia sesión para|connectez-vous pour|faça login para|zaloguj się, aby/iu

/**
 * Whether the text of a page reads like a Code of Conduct: it names itself and has one of the things that every one has, or it has at
 * least four of them. A page that asks readers to sign in has to show those four.
 */
export function looksLikeCodeOfConduct(page: string): boolean {
  const found = words.filter((word) => word.test(page)).length
  return found >= (words[0]?.test(page) && !signIn.test(page) ? 2 : 4)
}
