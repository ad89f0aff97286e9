/** Units that an offset is chosen in. */
export const offsetUnits = ['minutes', 'hours', 'days', 'weeks', 'months'] as const
export type OffsetUnit = (typeof offsetUnits)[number]
/** An ISO 8601 duration as three choices: before, at or after, how much, of what. */
export type OffsetParts = { direction: 'before' | 'at' | 'after'; amount: number; unit: OffsetUnit }

const shapes: Record<OffsetUnit, RegExp> = { minutes: /^PT(\d+)M$/, hours: /^PT(\d+)H$/, days: /^P(\d+)D$/, weeks: /^P(\d+)W$/, months: /^P(\d+)M$/ }
const compose: Record<OffsetUnit, (amount: number) => string> = {
  minutes: (amount) => `PT${amount}M`,
  hours: (amount) => `PT${amount}H`,
  days: (amount) => `P${amount}D`,
  weeks: (amount) => `P${amount}W`,
  months: (amount) => `P${amount}M`,
}

/** Reads an offset as choices; undefined where it needs more than one unit, or means nothing. */
export function toParts(offset: string): OffsetParts | undefined {
  const text = offset.trim().toUpperCase()
  if (/^[+-]?P(T?0[YMWDHS])+$/.test(text)) return { direction: 'at', amount: 1, unit: 'days' }
  const [, sign = '', length = ''] = /^([+-]?)(P.+)$/.exec(text) ?? []
  const unit = offsetUnits.find((one) => shapes[one].test(length))
  if (!unit) return undefined
  return { direction: sign === '-' ? 'before' : 'after', amount: Number(shapes[unit].exec(length)?.[1]), unit }
}

/** Writes choices as an offset. */
export function toOffset({ direction, amount, unit }: OffsetParts): string {
  if (direction === 'at') return 'PT0S'
  return `${direction === 'before' ? '-' : ''}${compose[unit](Math.max(1, Math.round(amount) || 1))}`
}
