import { en, type TranslationKey } from '../../translations/en.ts'
import type { Say } from '../../translations/say.ts'
import { sayTold, type Told } from '../../translations/sayTold.ts'

/** Whether a field holds nothing that is worth showing. */
export const isNothing = (value: unknown): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** A field's name as its label; one without a label as it is. */
export function sayField(name: string, say: Say): string {
  const key = `field${name.charAt(0).toUpperCase()}${name.slice(1)}`
  return key in en ? say(key as TranslationKey) : name
}

/** A value of a field in words: lists as what is in them, things by what they say, else field by field. */
export function inWords(value: unknown, say: Say): string {
  if (typeof value === 'boolean') return say(value ? 'diffYes' : 'diffNo')
  if (Array.isArray(value)) return value.map((one) => inWords(one, say)).join(' · ')
  if (typeof value !== 'object' || value === null) return String(value)
  const fields = value as Record<string, unknown>
  if (typeof fields.message === 'string' && fields.message !== '') return sayTold(fields as Told, say)
  const words = [fields.text, fields.name, fields.title].find((word) => typeof word === 'string' && word !== '')
  if (typeof words === 'string') return words
  return Object.entries(fields)
    .filter(([name, one]) => name !== 'id' && !isNothing(one))
    .map(([name, one]) => `${sayField(name, say)}: ${inWords(one, say)}`)
    .join(', ')
}
