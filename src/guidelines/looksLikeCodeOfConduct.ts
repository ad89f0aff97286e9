const words = [
  /code of conduct|c[oó]digo de conduc?ta|code de conduite|verhaltenskodex|verhaltensregeln|kodeks postępowania/iu,
  /harass|acoso|assédio|harcèlement|belästig|nękani/iu,
  /inclusi|incluyente|einbezieh|willkommen|welcoming|respect|respekt|respet|szacun/iu,
  /report|contact|denunci|signal|meld|zgłos/iu,
  /race|gender|religion|disabilit|orientation|género|raza|handicap|geschlecht|gênero|płe[ćc]|age\b/iu,
  /unacceptable|not tolerate|expected behaviou?r|inaceptable|inacceptable|inakzeptabel|inaceitável|pledge|standards/iu,
]

/** Whether the text of a page reads like a Code of Conduct: it names itself, or at least three of the things every one has. */
export function looksLikeCodeOfConduct(page: string): boolean {
  const found = words.filter((word) => word.test(page)).length
  return found >= (words[0]?.test(page) ? 2 : 4)
}
