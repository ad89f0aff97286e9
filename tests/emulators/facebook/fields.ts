import { GraphError } from './graphError.ts'

/** One field of a `fields` parameter: `comments.filter(stream).limit(25){id,message}`. */
export type Field = { name: string; modifiers: Readonly<Record<string, string>>; fields: Field[] | undefined }
export type NodeType = 'Post' | 'Comment' | 'Page' | 'Profile'

const shared = ['id', 'message', 'created_time', 'from', 'permalink_url', 'reactions', 'comments', 'message_tags']
/** What each kind of thing has, as far as it is documented and used. Others are refused, as Facebook does. */
const known: Record<NodeType, readonly string[]> = {
  Post: [...shared, 'is_published', 'attachments', 'shares'],
  Comment: [...shared, 'parent', 'object', 'comment_count', 'like_count', 'can_comment', 'is_hidden'],
  Page: ['id', 'name', 'username', 'link', 'followers_count'],
  Profile: ['id', 'name'],
}
const inside: Record<string, NodeType> = { from: 'Profile', comments: 'Comment', parent: 'Comment' }
const modifiers: Record<string, RegExp> = { limit: /^(\d|[1-9]\d|100)$/, summary: /^(true|1)$/, filter: /^(stream|toplevel)$/, order: /^(reverse_)?chronological$/ }

/** Reads a `fields` parameter for one kind of thing. @throws GraphError 100, 2500 */
export function parseFields(text: unknown, type: NodeType): Field[] {
  const given = typeof text === 'string' ? text : 'id'
  const { fields, rest } = readFields(given)
  if (rest !== '')
    throw new GraphError({ code: 2500, message: `Syntax error "Expected end of string instead of "${rest.slice(0, 1)}"." at character ${given.length - rest.length}: ${given}` })
  check(fields, type)
  return fields
}

function check(fields: readonly Field[], type: NodeType): void {
  for (const { name, modifiers: given, fields: more } of fields) {
    if (!known[type].includes(name)) throw new GraphError({ code: 100, message: `(#100) Tried accessing nonexisting field (${name}) on node type (${type})` })
    for (const [modifier, value] of Object.entries(given))
      if (!modifiers[modifier]?.test(value)) throw new GraphError({ code: 100, message: `(#100) Not a modifier of ${name}: ${modifier}(${value})` })
    if (more && inside[name]) check(more, inside[name])
  }
}

function readFields(text: string): { fields: Field[]; rest: string } {
  const fields: Field[] = []
  let rest = text
  for (;;) {
    const [head, name = ''] = /^(\w+)/.exec(rest) ?? []
    if (!head) return { fields, rest }
    rest = rest.slice(head.length)
    const given: Record<string, string> = {}
    for (let match = /^\.(\w+)\((\w+)\)/.exec(rest); match; match = /^\.(\w+)\((\w+)\)/.exec(rest)) {
      given[match[1] ?? ''] = match[2] ?? ''
      rest = rest.slice(match[0].length)
    }
    let more: Field[] | undefined
    if (rest.startsWith('{')) {
      const read = readFields(rest.slice(1))
      more = read.fields
      if (!read.rest.startsWith('}')) return { fields, rest: read.rest }
      rest = read.rest.slice(1)
    }
    fields.push({ name, modifiers: given, fields: more })
    if (!rest.startsWith(',')) return { fields, rest }
    rest = rest.slice(1)
  }
}
