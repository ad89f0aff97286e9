import { isObject } from '../shared/bearerSession.ts'

/** A Pin as Pinterest answers it, as far as it is read here. */
export type Pin = {
  id: string
  title: string
  description: string
  link: string
  author: string | undefined
  parentId: string | undefined
  createdAt: string | undefined
}

export function toPin(json: unknown): Pin | undefined {
  if (!isObject(json) || typeof json.id !== 'string') return undefined
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  const owner = isObject(json.board_owner) ? json.board_owner.username : undefined
  return {
    id: json.id,
    title: text(json.title),
    description: text(json.description),
    link: text(json.link),
    author: typeof owner === 'string' ? owner : undefined,
    parentId: typeof json.parent_pin_id === 'string' ? json.parent_pin_id : undefined,
    createdAt: readMoment(json.created_at),
  }
}

/** Pinterest writes moments in UTC and often leaves the zone out: "2022-10-13T01:40:29". */
function readMoment(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const at = new Date(/(?:z|[+-]\d\d:?\d\d)$/i.test(value) ? value : `${value}Z`)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}
