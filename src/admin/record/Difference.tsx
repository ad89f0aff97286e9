import type { Say } from '../../translations/say.ts'
import { Moment } from '../DueTime.tsx'
import { Badge } from '../StateBadge.tsx'
import { lookOf } from '../states.ts'
import { inWords, isNothing, sayField } from './inWords.ts'
import type { RecordPage } from './loadRecords.ts'
import { wordDiff } from './wordDiff.ts'

type Names = Pick<RecordPage, 'channels' | 'people'>
type DifferenceProps = { before: unknown; after: unknown; names: Names; say: Say }

/** What differs before and after, field by field and in words. Nothing where the entry keeps nothing of it. */
export function Difference({ before, after, names, say }: DifferenceProps) {
  const [was, is] = [toFields(before), toFields(after)]
  const isNew = before === null || before === undefined
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => name !== 'delivery' && name !== 'reply' && !(isNothing(was[name]) && isNothing(is[name])))
  if (fields.length === 0) return null
  return (
    <dl className="social-difference">
      {fields.map((name) => (
        <div key={name}>
          <dt>{sayField(name, say)}</dt>
          <dd>
            <Change is={is[name]} isNew={isNew} name={name} names={names} say={say} was={was[name]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Change({ was, is, isNew, ...field }: { name: string; was: unknown; is: unknown; isNew: boolean; names: Names; say: Say }) {
  if (field.name === 'text' && typeof was === 'string' && typeof is === 'string') return <Words after={is} before={was} />
  if (isNew) return <Value value={is} {...field} />
  return (
    <>
      <Value value={was} {...field} />
      <span aria-hidden="true"> → </span>
      <span className="social-hidden">{field.say('diffBecame')}</span>
      <Value value={is} {...field} />
    </>
  )
}

/** A text with what is gone and what is new in it. */
function Words({ before, after }: { before: string; after: string }) {
  return (
    <p className="social-text">
      {wordDiff(before, after).map(({ kind, text }, index) => {
        // Pieces have no other name than their place.
        const key = String(index)
        return kind === 'gone' ? <del key={key}>{text}</del> : kind === 'new' ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>
      })}
    </p>
  )
}

/** One value as people read it. */
function Value({ name, value, names, say }: { name: string; value: unknown; names: Names; say: Say }) {
  if (isNothing(value)) return <span className="social-quiet">{say('diffNothing')}</span>
  const look = name === 'status' && typeof value === 'string' ? lookOf(value) : undefined
  if (look) return <Badge label={look.label} sign={look.sign} tone={look.tone} />
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)) return <Moment at={value} />
  if (name === 'assignedTo') return <>{names.people.get(String(value)) ?? String(value)}</>
  if (name === 'channels' && Array.isArray(value)) return <>{value.map((id) => names.channels.get(String(id)) ?? say('channelGone')).join(', ')}</>
  return <>{inWords(value, say)}</>
}

/** Lists (findings of the guidelines) have no fields of their own. */
function toFields(value: unknown): Record<string, unknown> {
  if (Array.isArray(value)) return { message: value }
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
