import { collapseWhitespace } from '../text/plain.ts'
import type { Block } from './blocks.ts'
import { isRichText, readLexical } from './lexical.ts'
import { readMarkdown } from './markdown.ts'

/** What posts are made from. `leads[n]` are the words right before `lists[n]`: the line that introduces it, or its heading. */
export type ReadContent = { text: string; paragraphs: string[]; headings: string[]; lists: string[][]; leads: string[]; quotes: string[]; images: unknown[] }

const longestLead = 120

/** Reads the content of a document: Lexical, Slate, Markdown, HTML or plain text. Anything else is empty. Never throws. */
export function readContent(value: unknown): ReadContent {
  const content: ReadContent = { text: '', paragraphs: [], headings: [], lists: [], leads: [], quotes: [], images: [] }
  const blocks = isRichText(value) ? readLexical(value) : typeof value === 'string' ? readMarkdown(value) : []
  const whole: string[] = []
  let before: Block | undefined
  for (const block of blocks) {
    if (block.kind === 'image') {
      if (block.value !== undefined && block.value !== null) content.images.push(block.value)
      continue
    }
    if (block.kind === 'list') {
      const items = block.items.map(collapseWhitespace).filter((item) => item !== '')
      if (items.length === 0) continue
      content.lists.push(items)
      content.leads.push(leadOf(before))
      whole.push(items.map((item) => `• ${item}`).join('\n'))
    } else {
      const text = collapseWhitespace(block.text)
      if (text === '') continue
      if (block.kind === 'heading') content.headings.push(text)
      else if (block.kind === 'quote') content.quotes.push(tidyLines(block.text))
      else if (!block.isLinkOnly) content.paragraphs.push(tidyLines(block.text))
      whole.push(text)
    }
    before = block
  }
  content.text = whole.join('\n\n')
  return content
}

function leadOf(before: Block | undefined): string {
  if (before?.kind !== 'heading' && before?.kind !== 'paragraph') return ''
  const text = collapseWhitespace(before.text)
  const isLead = before.kind === 'heading' || /[:：]$/u.test(text)
  return isLead && text.length <= longestLead ? text : ''
}

function tidyLines(text: string): string {
  return text
    .split('\n')
    .map(collapseWhitespace)
    .filter((line) => line !== '')
    .join('\n')
}
