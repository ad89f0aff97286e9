'use client'
import { Button, toast, useDocumentInfo, useFormFields, useFormModified } from '@payloadcms/ui'
import { useState } from 'react'
import { callApi } from './callApi.ts'
import { Moment } from './DueTime.tsx'
import type { PlaceDoc } from './docs.ts'
import { healthOf } from './health.ts'
import { useRoutes, useSay } from './hooks.ts'
import { Badge } from './StateBadge.tsx'
import { Styles } from './Styles.tsx'

/** How a channel is, and a button that asks its network now. */
export function CheckChannel({ needsConnection }: { needsConnection: readonly string[] }) {
  const say = useSay()
  const routes = useRoutes()
  const { id, collectionSlug, data, hasSavePermission } = useDocumentInfo()
  const network = useFormFields(([fields]) => fields.network?.value)
  const modified = useFormModified()
  const [checked, setChecked] = useState<{ channel: PlaceDoc; before: unknown }>()
  const [busy, setBusy] = useState(false)
  if (id === undefined) return null
  // What a save gave is newer than what was checked before it.
  const channel = checked?.before === data ? checked?.channel : (data as PlaceDoc | undefined)
  const toConnect = typeof network === 'string' && needsConnection.includes(network)
  const { message, ...look } = healthOf(channel ?? {}, toConnect)
  const { health } = channel ?? {}

  async function check(): Promise<void> {
    setBusy(true)
    const answer = await callApi<{ ok: boolean; message: string }>(routes.api(`/social-campaigns/channels/${id}/check`), { method: 'POST' })
    const fresh = await callApi<PlaceDoc>(routes.api(`/${collectionSlug}/${id}?depth=0`))
    setBusy(false)
    if (fresh.ok) setChecked({ channel: fresh.data, before: data })
    if (!answer.ok) toast.error(answer.message ?? say('notDone'))
    else if (answer.data.ok) toast.success(answer.data.message)
    else toast.error(answer.data.message)
  }

  return (
    <div className="field-type">
      <section aria-labelledby="social-health" className="social-panel">
        <Styles />
        <div className="social-line social-line--apart">
          <span className="social-line">
            <h3 id="social-health">{say('health')}</h3>
            <Badge {...look} />
          </span>
          {toConnect && hasSavePermission ? (
            <Button buttonStyle="secondary" disabled={busy || modified} margin={false} onClick={() => void check()} size="small" type="button">
              {busy ? say('checkingChannel') : say('checkChannel')}
            </Button>
          ) : null}
        </div>
        <div aria-live="polite">
          {toConnect && (message ?? health?.message) ? <p>{message ?? health?.message}</p> : null}
          {toConnect && health ? (
            <p className="social-line social-quiet">
              {health.checkedAt ? (
                <span>
                  {say('checkedAt')} <Moment at={health.checkedAt} />
                </span>
              ) : null}
              {health.tokenExpiresAt ? (
                <span>
                  {say('tokenExpires')} <Moment at={health.tokenExpiresAt} />
                </span>
              ) : null}
              {typeof health.followers === 'number' ? <span>{say('followers', { followers: health.followers })}</span> : null}
            </p>
          ) : null}
        </div>
        {toConnect && modified ? <p className="social-quiet">{say('checkUnsaved')}</p> : null}
      </section>
    </div>
  )
}
