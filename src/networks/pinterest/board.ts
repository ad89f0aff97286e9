import type { Channel } from '../port.ts'

/** The board that a channel pins to, and the section of it when one is chosen. Undefined: none is chosen, or it is not the number of one. */
export function readBoard({ settings }: Pick<Channel, 'settings'>): { id: string; section: string | undefined } | undefined {
  const id = readNumber(settings.board)
  return id === undefined ? undefined : { id, section: readNumber(settings.section) }
}

/** What to say when there is none. */
export function explainNoBoard({ name, settings }: Pick<Channel, 'name' | 'settings'>): string {
  const given = typeof settings.board === 'string' ? settings.board.trim() : ''
  return given === ''
    ? `The channel "${name}" has no board. Connect it again and choose one, or write the number of a board in its settings.`
    : `“${given}” in the channel "${name}" is not the number of a board. Connect it again and choose one.`
}

function readNumber(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
  return /^\d+$/.test(text) ? text : undefined
}
