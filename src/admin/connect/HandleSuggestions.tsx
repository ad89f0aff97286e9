'use client'
import { Button, useField } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { callApi } from '../callApi.ts'
import { useRoutes, useSay } from '../hooks.ts'
import { Styles } from '../Styles.tsx'
import { insertReference, openReference } from './openReference.ts'

type Suggestion = { key: string; name: string; insert: string; mentions: Record<string, string> }

/** Who may be meant, while somebody types `@…` into the text of a post. */
export function HandleSuggestions({ handles, path = 'text' }: { handles: string; path?: string }) {
  const say = useSay()
  const routes = useRoutes()
  const { value, setValue } = useField<string | undefined>({ path })
  const [found, setFound] = useState<{ cursor: number; from: number; list: Suggestion[] }>()

  useEffect(() => {
    const field = document.getElementById(`field-${path}`)
    const cursor = field instanceof HTMLTextAreaElement && document.activeElement === field ? field.selectionStart : -1
    const open = cursor < 0 ? undefined : openReference(value ?? '', cursor)
    const stop = new AbortController()
    // Not at every letter.
    const soon = setTimeout(async () => {
      if (!open) return setFound(undefined)
      const answer = await callApi<{ handles: Suggestion[] }>(routes.api(`/${handles}/suggest?q=${encodeURIComponent(open.query)}`), { signal: stop.signal })
      if (!stop.signal.aborted) setFound(answer.ok && answer.data.handles.length > 0 ? { cursor, from: open.from, list: answer.data.handles } : undefined)
    }, 200)
    return () => {
      clearTimeout(soon)
      stop.abort()
    }
  }, [value, path, handles, routes])

  if (!found) return null
  return (
    <div className="field-type">
      <section aria-label={say('handlesOf')} className="social-panel">
        <Styles />
        <div className="social-actions">
          {found.list.map(({ key, name, insert, mentions }) => (
            <Button
              aria-label={say('handleInsert', { name })}
              buttonStyle="secondary"
              key={key}
              margin={false}
              onClick={() => {
                setValue(insertReference(value ?? '', found.cursor, found.from, insert))
                setFound(undefined)
                document.getElementById(`field-${path}`)?.focus()
              }}
              size="small"
              tooltip={Object.values(mentions).join(', ')}
              type="button"
            >
              {name}
            </Button>
          ))}
        </div>
      </section>
    </div>
  )
}
