'use client'
import { Button, toast, useDocumentInfo, useFormFields } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'
import { useId, useState } from 'react'
import { callApi } from '../callApi.ts'
import { Moment } from '../DueTime.tsx'
import { useRoutes, useSay } from '../hooks.ts'
import { Badge } from '../StateBadge.tsx'
import { Styles } from '../Styles.tsx'
import { type CheckedHandles, lookOfEntry, lookOfHandle } from './handleLook.ts'

type Networks = { networks: Readonly<Record<string, string>> }

const readHandles = (names: readonly string[], read: (name: string) => unknown): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = read(name)
      return typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : []
    }),
  )

/** Under the handles of an entry: what each network said about its handle and when, and a button that asks again. */
export function HandleChecks({ networks }: Networks) {
  const say = useSay()
  const routes = useRoutes()
  const titleId = useId()
  const { id, collectionSlug, data, hasSavePermission } = useDocumentInfo()
  const written = useFormFields(([fields]) => JSON.stringify(readHandles(Object.keys(networks), (name) => fields[name]?.value)))
  const handles = JSON.parse(written) as Record<string, string>
  const saved = (data as { checked?: CheckedHandles | null } | undefined)?.checked ?? {}
  const [asked, setAsked] = useState<{ checked: CheckedHandles; before: unknown }>()
  const [busy, setBusy] = useState(false)
  if (id === undefined || Object.keys(handles).length === 0) return null
  const checked = asked !== undefined && asked.before === data ? asked.checked : saved

  async function ask(): Promise<void> {
    setBusy(true)
    const answer = await callApi<{ checked: CheckedHandles }>(routes.api(`/${collectionSlug}/${id}/check`), { method: 'POST' })
    setBusy(false)
    if (answer.ok) setAsked({ checked: answer.data.checked, before: data })
    else toast.error(answer.message ?? say('notDone'))
  }

  return (
    <div className="field-type">
      <section aria-busy={busy} aria-labelledby={titleId} className="social-panel">
        <Styles />
        <div className="social-line social-line--apart">
          <h3 id={titleId}>{say('handleChecks')}</h3>
          {hasSavePermission ? (
            <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => void ask()} size="small" type="button">
              {busy ? say('handleChecking') : say('handleCheckAgain')}
            </Button>
          ) : null}
        </div>
        <ul aria-live="polite" className="social-list social-list--spaced">
          {Object.entries(handles).map(([network, handle]) => {
            const check = checked[network]?.handle === handle ? checked[network] : undefined
            return (
              <li className="social-line" key={network}>
                <Badge {...lookOfHandle(handle, checked[network])} />
                <span>
                  <strong>{networks[network]}</strong> {handle}
                </span>
                {check ? (
                  <span className="social-quiet">
                    {check.why ? `${check.why} ` : ''}
                    <Moment at={check.at} />
                  </span>
                ) : null}
              </li>
            )
          })}
        </ul>
      </section>
    </div>
  )
}

/** In the list: whether the handles of an entry were found. */
export function HandleChecksCell({ rowData, networks }: DefaultCellComponentProps & Partial<Networks>) {
  const row = rowData as Record<string, unknown> & { checked?: CheckedHandles | null }
  const look = lookOfEntry(
    readHandles(Object.keys(networks ?? {}), (name) => row[name]),
    row.checked ?? {},
  )
  return look ? <Badge {...look} /> : <span aria-hidden="true">–</span>
}
