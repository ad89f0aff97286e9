import type { Block } from './blocks.ts'
import { field, isFields } from './fields.ts'

/** A document larger or deeper than this is read up to here: the beginning is enough to write posts from. */
const mostNodes = 20_000
const deepest = 64
const mostText = 100_000

type Budget = { nodes: number; text: number }

/** Other names of the same nodes: Slate's, which older documents still have. */
const synonyms: Readonly<Record<string, string>> = {
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  ul: 'list',
  ol: 'list',
  li: 'listitem',
  blockquote: 'quote',
  p: 'paragraph',
}

/** Whether a value is rich text: Lexical's editor state, or a list of Slate nodes. */
export function isRichText(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((node) => Array.isArray(field(node, 'children')))
  return Array.isArray(field(field(value, 'root'), 'children'))
}

/** Reads rich text into blocks. Blocks of the host that are not known are skipped. Never throws. */
export function readLexical(value: unknown): Block[] {
  const children = Array.isArray(value) ? value : field(field(value, 'root'), 'children')
  const blocks: Block[] = []
  readBlocks(children, blocks, { nodes: mostNodes, text: mostText }, 0)
  return blocks
}

function readBlocks(nodes: unknown, blocks: Block[], budget: Budget, depth: number): void {
  if (!Array.isArray(nodes) || depth > deepest) return
  for (const node of nodes) {
    if (budget.nodes-- <= 0 || budget.text <= 0) return
    if (!isFields(node)) continue
    readBlock(node, blocks, budget, depth)
  }
}

function readBlock(node: Readonly<Record<string, unknown>>, blocks: Block[], budget: Budget, depth: number): void {
  const type = typeof node.type === 'string' ? (synonyms[node.type] ?? node.type) : 'paragraph'
  if (type === 'upload') blocks.push({ kind: 'image', value: node.value })
  else if (type === 'block') blocks.push({ kind: 'image', value: field(node.fields, 'media') ?? field(node.fields, 'image') })
  else if (type === 'list') {
    const items: string[] = []
    readItems(node, items, budget, depth + 1)
    blocks.push({ kind: 'list', items })
  } else if (type === 'heading' || type === 'quote' || type === 'paragraph') {
    const linked: string[] = []
    const text = readInline(node, budget, depth + 1, linked)
    const isLinkOnly = linked.join('').trim() !== '' && linked.join('').trim().length >= text.trim().length * 0.8
    blocks.push({ kind: type, text, isLinkOnly })
    readUploads(node, blocks, budget)
  }
}

/** Items of a list; those of a list inside an item follow as items of their own. */
function readItems(list: unknown, items: string[], budget: Budget, depth: number): void {
  const children = field(list, 'children')
  if (!Array.isArray(children) || depth > deepest) return
  for (const item of children) {
    if (budget.nodes-- <= 0) return
    items.push(readInline(item, budget, depth + 1, []))
    const inner = field(item, 'children')
    if (!Array.isArray(inner)) continue
    for (const child of inner) {
      const type = field(child, 'type')
      if (type === 'list' || type === 'ul' || type === 'ol') readItems(child, items, budget, depth + 2)
    }
  }
}

/** Pictures that an editor put between the words of a paragraph. */
function readUploads(node: Readonly<Record<string, unknown>>, blocks: Block[], budget: Budget): void {
  if (!Array.isArray(node.children)) return
  for (const child of node.children) {
    if (budget.nodes-- <= 0) return
    if (field(child, 'type') === 'upload') blocks.push({ kind: 'image', value: field(child, 'value') })
  }
}

function readInline(node: unknown, budget: Budget, depth: number, linked: string[]): string {
  const children = field(node, 'children')
  if (!Array.isArray(children) || depth > deepest) return ''
  let whole = ''
  for (const child of children) {
    if (budget.nodes-- <= 0 || budget.text <= 0) return whole
    const type = field(child, 'type')
    const text = field(child, 'text')
    if (type === 'linebreak') whole += '\n'
    else if (type === 'tab') whole += ' '
    else if (typeof text === 'string') {
      const piece = text.slice(0, budget.text)
      budget.text -= piece.length
      whole += piece
    } else if (type === 'link' || type === 'autolink') {
      const words = readInline(child, budget, depth + 1, [])
      linked.push(words)
      whole += words
    } else if (type !== 'list' && type !== 'ul' && type !== 'ol' && type !== 'upload' && type !== 'inlineBlock') whole += readInline(child, budget, depth + 1, linked)
  }
  return whole
}
