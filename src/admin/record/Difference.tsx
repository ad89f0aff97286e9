import type { TranslationKey } from '../../translations/en.ts'
import { en } from '../../translations/en.ts'
import type { Say } from '../../translations/say.ts'
import { Moment } from '../DueTime.tsx'
import { Badge } from '../StateBadge.tsx'
import { lookOf } from '../states.ts'
import { wordDiff } from './wordDiff.ts'

type DifferenceProps = { before: unknown; after: unknown; channels: ReadonlyMap<string, string>; say: Say }

/** What differs before and after, field by field and in words. Nothing where the entry keeps nothing of it. */
export function Difference({ before, after, channels, say }: DifferenceProps) {
  const [was, is] = [toFields(before), toFields(after)]
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => name !== 'delivery')
  if (names.length === 0) return null
  return (
    <dl className="social-difference">
      {names.map((name) => (
        <div key={name}>
          <dt>{say(fieldLabel(name), {}) || name}</dt>
          <dd>
            <Change channels={channels} is={is[name]} isNew={before === null || before === undefined} name={name} say={say} was={was[name]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Change({ name, was, is, isNew, channels, say }: { name: string; was: unknown; is: unknown; isNew: boolean; channels: DifferenceProps['channels']; say: Say }) {
  if (name === 'text' && typeof was === 'string' && typeof is === 'string') {
    return (
      <p className="social-text">
        {wordDiff(was, is).map(({ kind, text }, index) =>
          kind === 'same' ? (
            text
          ) : kind === 'gone' ? (
            // Pieces have no other name than their place.
            <del key={String(index)}>{text}</del>
          ) : (
            <ins key={String(index)}>{text}</ins>
          ),
        )}
      </p>
    )
  }
  const shown = { name, channels, say }
  if (isNew) return <Value value={is} {...shown} />
  return (
    <>
      <Value value={was} {...shown} /> <span aria-hidden="true">→</span>
      <span className="social-hidden">{say('diffBecame')}</span> <Value value={is} {...shown} />
    </>
  )
}

/** One value as people read it. */
function Value({ name, value, channels, say }: { name: string; value: unknown; channels: DifferenceProps['channels']; say: Say }) {
  if (value === null || value === undefined || value === '') return <span className="social-quiet">{say('diffNothing')}</span>
  if (typeof value === 'boolean') return <>{say(value ? 'diffYes' : 'diffNo')}</>
  if (name === 'status' && typeof value === 'string') {
    const look = lookOf(value)
    if (look) return <Badge label={look.label} sign={look.sign} tone={look.tone} />
  }
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)) return <Moment at={value} />
  if (name === 'channels' && Array.isArray(value)) return <>{value.map((id) => channels.get(String(id)) ?? say('channelGone')).join(', ')}</>
  if (Array.isArray(value)) return <>{value.map(inWords).join(' · ')}</>
  return <>{inWords(value)}</>
}

/** A thing with fields as its first words; what has none as it is. */
function inWords(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const { message, text, name, title, day, time } = value as Record<string, unknown>
  const words = [message, text, name, title].find((word) => typeof word === 'string' && word !== '')
  if (typeof words === 'string') return words
  return typeof day === 'number' ? `${day} ${String(time)}` : JSON.stringify(value)
}

/** Lists (findings of the guidelines) have no fields of their own. */
function toFields(value: unknown): Record<string, unknown> {
  if (Array.isArray(value)) return { message: value }
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function fieldLabel(name: string): TranslationKey {
  const key = `field${name.charAt(0).toUpperCase()}${name.slice(1)}`
  return key in en ? (key as TranslationKey) : 'fieldOther'
}
