import type { Scene } from './pictures.ts'
import type { Block } from './richText.ts'

/** An article of the demo's blog. */
export type SeedArticle = {
  title: string
  description: string
  content: Block[]
  categories: string[]
  tags?: string[]
  scene: Scene
  alt: string
  /** Absent: a draft. */
  daysAgo?: number
  /** Promoted as if it went live now. */
  promote?: boolean
  spanish?: { title: string; description: string; content: Block[] }
}
