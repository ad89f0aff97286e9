'use client'
import { useFormFields } from '@payloadcms/ui'
import { useEffect, useId, useMemo, useState } from 'react'
import { renderTemplate, type TemplateValues } from '../../compose/template.ts'
import { callApi } from '../callApi.ts'
import { useReaderZone, useRoutes, useSay } from '../hooks.ts'

type Example = { id: string; kind: string; title: string; values: TemplateValues; language: string | null }

/** How a template reads with an article that is there, at every letter. */
export function TemplatePreview({ templates, text }: { templates: string; text: string }) {
  const say = useSay()
  const routes = useRoutes()
  const id = useId()
  const timeZone = useReaderZone('UTC')
  const language = useFormFields(([fields]) => fields.language?.value)
  const [examples, setExamples] = useState<readonly Example[]>()
  const [chosen, setChosen] = useState<string>()

  useEffect(() => {
    const leaving = new AbortController()
    void callApi<{ examples: Example[] }>(routes.api(`/${templates}/examples`), { signal: leaving.signal }).then((answer) => {
      if (answer.ok && !leaving.signal.aborted) setExamples(answer.data.examples)
    })
    return () => leaving.abort()
  }, [templates, routes])

  const example = examples?.find((one) => one.id === chosen) ?? fittingExample(examples, text)
  const filled = useMemo(() => {
    if (!example) return undefined
    const spoken = typeof language === 'string' && language ? language : (example.language ?? undefined)
    return renderTemplate(text, example.values, { timeZone, ...(spoken ? { language: spoken } : {}) })
  }, [text, example, language, timeZone])

  if (!examples) return null
  if (!example || !filled) return <p className="social-quiet">{say('tplNoExample')}</p>
  return (
    <section aria-labelledby={`${id}-title`} className="social-panel">
      <div className="social-line social-line--apart">
        <h4 id={`${id}-title`}>{say('tplPreview')}</h4>
        <label className="social-line">
          {say('tplExample')}
          <select className="social-input social-select" onChange={(event) => setChosen(event.target.value)} value={example.id}>
            {examples.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title} ({one.kind})
              </option>
            ))}
          </select>
        </label>
      </div>
      <div aria-live="polite" className="social-stack">
        {filled.text === '' ? <p>{say('tplEmpty')}</p> : <p className="social-text">{filled.text}</p>}
        <p className="social-quiet">
          {say('tplLength', { length: filled.text.length })} {filled.missing.length > 0 ? say('tplMissing', { names: filled.missing.map((name) => `{${name}}`).join(', ') }) : ''}
        </p>
      </div>
    </section>
  )
}

/** The first example that has a value for what the template names; a thank-you is not tried on an article. */
function fittingExample(examples: readonly Example[] | undefined, text: string): Example | undefined {
  const countMissing = (example: Example) => renderTemplate(text, example.values).missing.length
  return examples?.reduce<Example | undefined>((best, example) => (best === undefined || countMissing(example) < countMissing(best) ? example : best), undefined)
}
