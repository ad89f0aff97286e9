/** Small builders of Lexical nodes, as Payload's editor stores them. */
export type Node = { type: string; version: number; [key: string]: unknown }

export const text = (words: string, format = 0): Node => ({ type: 'text', text: words, format, detail: 0, mode: 'normal', style: '', version: 1 })
export const linebreak = (): Node => ({ type: 'linebreak', version: 1 })
export const link = (words: string, url: string): Node => ({
  type: 'link',
  version: 3,
  fields: { linkType: 'custom', newTab: true, url },
  children: [text(words)],
  direction: 'ltr',
  format: '',
  indent: 0,
})

const element = (type: string, children: (string | Node)[], more: Record<string, unknown> = {}): Node => ({
  type,
  version: 1,
  direction: 'ltr',
  format: '',
  indent: 0,
  ...more,
  children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
})

export const paragraph = (...children: (string | Node)[]): Node => element('paragraph', children, { textFormat: 0, textStyle: '' })
export const heading = (words: string, tag = 'h2'): Node => element('heading', [words], { tag })
export const quote = (...children: (string | Node)[]): Node => element('quote', children)
export const item = (...children: (string | Node)[]): Node => element('listitem', children, { value: 1 })
export const list = (...items: (string | Node)[]): Node =>
  element(
    'list',
    items.map((entry) => (typeof entry === 'string' ? item(entry) : entry)),
    { listType: 'bullet', start: 1, tag: 'ul' },
  )
export const upload = (value: unknown): Node => ({ type: 'upload', version: 3, relationTo: 'media', fields: null, format: '', id: '6640559f558bfdddd8333390', value })
export const block = (blockType: string, fields: Record<string, unknown>): Node => ({
  type: 'block',
  version: 2,
  format: '',
  fields: { id: '78c4bb601180748c9812e3bb', blockName: '', blockType, ...fields },
})
export const editorState = (...children: Node[]) => ({ root: { type: 'root', version: 1, direction: 'ltr', format: '', indent: 0, children } })
