import type { PartMemory } from '../port.ts'

/** The post that was created unpublished for a part, or undefined when there is none yet. */
export const readDraft = (memory: PartMemory): string | undefined => memory.draft

/** What is stored about it before it is published, so that whoever goes on publishes the very same post. */
export const toMemory = (id: string): PartMemory => ({ draft: id })
