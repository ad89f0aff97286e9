'use client'
import { useField } from '@payloadcms/ui'
import type { NumberFieldClientProps } from 'payload'
import type { TranslationKey } from '../../translations/en.ts'
import { useSay } from '../hooks.ts'
import { FieldFrame } from './FieldFrame.tsx'

type Choice = readonly [number, TranslationKey]
/** From Monday, as the week runs. */
const weekdays: readonly Choice[] = [
  [1, 'weekday1'],
  [2, 'weekday2'],
  [3, 'weekday3'],
  [4, 'weekday4'],
  [5, 'weekday5'],
  [6, 'weekday6'],
  [0, 'weekday0'],
]
const places: readonly Choice[] = [
  [1, 'nthFirst'],
  [2, 'nthSecond'],
  [3, 'nthThird'],
  [4, 'nthFourth'],
  [-1, 'nthLast'],
]

/** A day of the week, or with `of: 'month'` which of the month, chosen by its name instead of its number. */
export function DayField({ path: given, field, readOnly, of = 'week' }: NumberFieldClientProps & { of?: 'week' | 'month' }) {
  const say = useSay()
  const { value, setValue, showError, path } = useField<number | null>({ potentiallyStalePath: given })
  const id = `field-${path.replace(/\./g, '__')}`
  return (
    <FieldFrame field={field} inputId={id} path={path} showError={showError}>
      <select
        className="social-input"
        disabled={readOnly === true}
        id={id}
        onChange={(event) => setValue(event.target.value === '' ? null : Number(event.target.value))}
        value={value ?? ''}
      >
        <option value="">{say('choose')}</option>
        {(of === 'month' ? places : weekdays).map(([number, label]) => (
          <option key={number} value={number}>
            {say(label)}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

/** Several days of the week, ticked by name. */
export function DaysField({ path: given, field, readOnly }: NumberFieldClientProps) {
  const say = useSay()
  const { value, setValue, showError, path } = useField<number[] | null>({ potentiallyStalePath: given })
  const chosen = value ?? []
  return (
    <FieldFrame field={field} path={path} showError={showError}>
      <div className="social-field__row">
        {weekdays.map(([day, label]) => (
          <label className="social-field__tick" key={day}>
            <input
              checked={chosen.includes(day)}
              disabled={readOnly === true}
              onChange={(event) => setValue(event.target.checked ? [...chosen, day].sort() : chosen.filter((one) => one !== day))}
              type="checkbox"
            />
            {say(label)}
          </label>
        ))}
      </div>
    </FieldFrame>
  )
}
