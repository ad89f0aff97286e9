'use client'
import { useField } from '@payloadcms/ui'
import { useId, useMemo } from 'react'
import { checkTemplate } from '../../compose/template.ts'
import { ExchangeStyles } from '../exchange/ExchangeStyles.tsx'
import { useSay } from '../hooks.ts'
import { Styles } from '../Styles.tsx'
import { TemplateMistakes } from './TemplateMistakes.tsx'
import { TemplatePreview } from './TemplatePreview.tsx'
import { useVariableOptions } from './useVariableOptions.ts'

type TemplateHelpProps = { path: string; templates: string /** The text may be left empty, and is no template unless there is a brace in it. */; optional?: boolean }

/** Below a text with variables: those that can be written at the cursor, what is wrong and where, and how it reads with a recent article. */
export function TemplateHelp({ path, templates, optional = false }: TemplateHelpProps) {
  const say = useSay()
  const id = useId()
  // Payload gives this place's own path; the text is the field beside it, in a row of an array too.
  const textPath = path.replace(/[^.]+$/, 'text')
  const fieldId = `field-${textPath.replaceAll('.', '__')}`
  const { value, setValue } = useField<string | undefined>({ path: textPath })
  const text = value ?? ''
  const listId = `${id}-options`
  const { options, active, choose } = useVariableOptions({ fieldId, listId, text, setText: setValue })
  const mistakes = useMemo(() => (text.trim() === '' ? [] : checkTemplate(text)), [text])
  const isTemplate = !optional || text.includes('{')

  return (
    <div className="field-type social-stack">
      <Styles />
      <ExchangeStyles />
      <span aria-live="polite" className="social-hidden">
        {options.length > 0 ? say('tplCount', { count: options.length }) : ''}
      </span>
      {options.length > 0 ? (
        <div className="social-panel">
          <p className="social-quiet">{say('tplChoose')}</p>
          <div aria-label={say('tplOptions')} className="social-options" id={listId} role="listbox" tabIndex={-1}>
            {options.map((option, index) => (
              <div
                aria-selected={index === active}
                className="social-option"
                id={`${listId}-${index}`}
                key={option.write}
                // Before the field loses its cursor.
                onMouseDown={(event) => {
                  event.preventDefault()
                  choose(index)
                }}
                role="option"
                tabIndex={-1}
              >
                <code>{option.write}</code>
                <span className="social-quiet">{option.description}</span>
              </div>
            ))}
          </div>
        </div>
      ) : text === '' && !optional ? (
        <p className="social-quiet">{say('tplHint')}</p>
      ) : null}
      {isTemplate ? <TemplateMistakes fieldId={fieldId} mistakes={mistakes} /> : null}
      {isTemplate && text.trim() !== '' && mistakes.length === 0 ? <TemplatePreview templates={templates} text={text} /> : null}
    </div>
  )
}
