/** One block of a text: a paragraph, a heading, a list or a quote. */
export type Block = string | { heading: string } | { list: string[] } | { quote: string }

type Node = { type: string; version: 1; [more: string]: unknown }

/** Text as Payload's Lexical editor stores it. */
export function richText(...blocks: Block[]): { root: Node } {
  return { root: { ...box('root', blocks.map(toNode)) } }
}

function toNode(block: Block): Node {
  if (typeof block === 'string') return box('paragraph', [text(block)], { textFormat: 0 })
  if ('heading' in block) return box('heading', [text(block.heading)], { tag: 'h2' })
  if ('quote' in block) return box('quote', [text(block.quote)])
  const items = block.list.map((item, index) => box('listitem', [text(item)], { value: index + 1 }))
  return box('list', items, { listType: 'bullet', tag: 'ul', start: 1 })
}

const box = (type: string, children: Node[], more: Record<string, unknown> = {}): Node => ({ type, version: 1, children, direction: 'ltr', format: '', indent: 0, ...more })
const text = (words: string): Node => ({ type: 'text', version: 1, text: words, detail: 0, format: 0, mode: 'normal', style: '' })
