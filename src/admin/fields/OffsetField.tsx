'use client'
import { useField } from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'
import { useState } from 'react'
import type { TranslationKey } from '../../translations/en.ts'
import { useSay } from '../hooks.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { type OffsetParts, type OffsetUnit, offsetUnits, toOffset, toParts } from './offsetParts.ts'

const directions = [
  ['before', 'offsetIsBefore'],
  ['at', 'offsetIsAt'],
  ['after', 'offsetIsAfter'],
] as const
const unitLabels: Record<OffsetUnit, TranslationKey> = { minutes: 'unitMinutes', hours: 'unitHours', days: 'unitDays', weeks: 'unitWeeks', months: 'unitMonths' }

/** A time before or after a moment, or with `isLength` a length of time, chosen instead of written as an ISO 8601 duration. What cannot be chosen is written as it is. */
export function OffsetField({ path: given, field, readOnly, isLength = false }: TextFieldClientProps & { isLength?: boolean }) {
  const say = useSay()
  const { value, setValue, showError, path } = useField<string | null>({ potentiallyStalePath: given })
  const [isRaw, setRaw] = useState(false)
  const parts = toParts(value || (isLength ? 'P60D' : 'PT0S'))
  const set = (change: Partial<OffsetParts>) => parts && setValue(toOffset({ ...parts, ...(isLength ? { direction: 'after' } : {}), ...change }))
  const id = `field-${path.replace(/\./g, '__')}`
  const isDisabled = readOnly === true
  return (
    <FieldFrame field={field} path={path} showError={showError}>
      <div className="social-field__row">
        {isRaw || !parts ? (
          <input
            aria-label={say('offsetWhen')}
            className="social-input"
            disabled={isDisabled}
            id={id}
            onChange={(event) => setValue(event.target.value)}
            placeholder={isLength ? 'P60D' : '-P7D'}
            type="text"
            value={value ?? ''}
          />
        ) : (
          <>
            {parts.direction === 'at' && !isLength ? null : (
              <>
                <input
                  aria-label={say('offsetAmount')}
                  className="social-input social-field__number"
                  disabled={isDisabled}
                  id={id}
                  min={1}
                  onChange={(event) => set({ amount: event.target.valueAsNumber })}
                  type="number"
                  value={parts.amount}
                />
                <select
                  aria-label={say('offsetUnit')}
                  className="social-input social-field__choice"
                  disabled={isDisabled}
                  onChange={(event) => (event.target.value === 'raw' ? setRaw(true) : set({ unit: event.target.value as OffsetUnit }))}
                  value={parts.unit}
                >
                  {offsetUnits.map((unit) => (
                    <option key={unit} value={unit}>
                      {say(unitLabels[unit])}
                    </option>
                  ))}
                  <option value="raw">{say('offsetOther')}</option>
                </select>
              </>
            )}
            {isLength ? null : (
              <select
                aria-label={say('offsetWhen')}
                className="social-input social-field__choice"
                disabled={isDisabled}
                onChange={(event) => set({ direction: event.target.value as OffsetParts['direction'] })}
                value={parts.direction}
              >
                {directions.map(([direction, label]) => (
                  <option key={direction} value={direction}>
                    {say(label)}
                  </option>
                ))}
              </select>
            )}
          </>
        )}
      </div>
    </FieldFrame>
  )
}
