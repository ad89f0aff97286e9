'use client'
import { Button, Link, toast, useDocumentInfo, useFormFields } from '@payloadcms/ui'
import { useState } from 'react'
import { unsentStatuses } from '../domain/states.ts'
import { callApi } from './callApi.ts'
import { useLanguage, useRoutes, useSay } from './hooks.ts'
import { StateBadge } from './StateBadge.tsx'
import { formatMoment } from './time.ts'
import { useFetched } from './useFetched.ts'

type Occurrence = { id: string | number; title?: string | null; status?: string | null; publishAt?: string | null }

const most = 12

/** The next times of a recurring post, each a post of its own: when, how it stands, and the ways to change or skip it. */
export function Occurrences({ posts }: { posts: string }) {
  const { id } = useDocumentInfo()
  const frequency = useFormFields(([fields]) => fields['recurrence.frequency']?.value)
  if (id === undefined || !frequency) return null
  return <OccurrenceList id={id} posts={posts} />
}

function OccurrenceList({ id, posts }: { id: string | number; posts: string }) {
  const say = useSay()
  const routes = useRoutes()
  const language = useLanguage()
  const { data: saved } = useDocumentInfo()
  const group = saved?.recurrence as { timezone?: string | null } | undefined
  // A save lays the next times out anew, so its time is part of what is asked.
  const savedAt = String(saved?.updatedAt ?? '')
  const [since] = useState(() => new Date().toISOString())
  const query = `where[repeatOf][equals]=${id}&where[publishAt][greater_than]=${encodeURIComponent(since)}&sort=publishAt&limit=${most}&depth=0`
  const { data, reload } = useFetched<{ docs: Occurrence[] }>(routes.api(`/${posts}?${query}&at=${encodeURIComponent(savedAt)}`))
  const [busy, setBusy] = useState(false)
  const zone = group?.timezone || 'UTC'

  async function set(occurrence: Occurrence, status: 'cancelled' | 'scheduled'): Promise<void> {
    setBusy(true)
    const answer = await callApi(routes.api(`/${posts}/${occurrence.id}?depth=0`), { method: 'PATCH', body: { status } })
    await reload()
    setBusy(false)
    if (answer.ok) toast.success(say(status === 'cancelled' ? 'occurrenceSkipped' : 'occurrenceTaken'))
    else toast.error(answer.message ?? say('notDone'))
  }

  return (
    <section aria-labelledby="social-occurrences" className="field-type social-stack">
      <h3 id="social-occurrences">{say('occurrences')}</h3>
      <p className="social-quiet">{say(data && data.docs.length > 0 ? 'occurrencesHelp' : 'occurrencesNone')}</p>
      <ul className="social-list">
        {data?.docs.map((occurrence) => {
          const at = occurrence.publishAt ?? ''
          const when = formatMoment({ at, zone, language })
          const isSkipped = occurrence.status === 'cancelled'
          return (
            <li className="social-row" key={occurrence.id}>
              <span>
                <time dateTime={at}>{when}</time> <span className="social-quiet">{zone}</span>
              </span>
              <span>{occurrence.title}</span>
              <StateBadge state={occurrence.status} />
              <span className="social-row__end social-line">
                <Link href={routes.admin(`/collections/${posts}/${occurrence.id}`)}>
                  {say('occurrenceEdit')}
                  <span className="social-hidden">: {when}</span>
                </Link>
                {isSkipped || unsentStatuses.includes(occurrence.status ?? '') ? (
                  <Button
                    aria-label={`${say(isSkipped ? 'occurrenceTake' : 'occurrenceSkip')}: ${when}`}
                    buttonStyle="secondary"
                    disabled={busy}
                    margin={false}
                    onClick={() => void set(occurrence, isSkipped ? 'scheduled' : 'cancelled')}
                    size="small"
                    type="button"
                  >
                    {say(isSkipped ? 'occurrenceTake' : 'occurrenceSkip')}
                  </Button>
                ) : null}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
