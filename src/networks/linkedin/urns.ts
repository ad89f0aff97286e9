/** A URN inside an address. Those of comments have parentheses and a comma, which Rest.li reads as its own unless they are encoded. */
export function encodeURN(urn: string): string {
  return encodeURIComponent(urn).replaceAll('(', '%28').replaceAll(')', '%29')
}

const comment = /^urn:li:comment:\((?:urn:li:)?(activity|share|ugcPost):(\d+),(\d+)\)$/

/** The post under which a comment stands, as the API names it, and the comment's own number. Links have a shorter form of the same. Undefined: not a comment. */
export function commentParts(urn: string | null | undefined): { urn: string; object: string; id: string } | undefined {
  const [, kind, post, id] = comment.exec(urn ?? '') ?? []
  if (!kind || !post || !id) return undefined
  const object = `urn:li:${kind}:${post}`
  return { urn: `urn:li:comment:(${object},${id})`, object, id }
}
