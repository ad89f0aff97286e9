'use client'
import { Button, ConfirmationModal, toast, useModal } from '@payloadcms/ui'
import { callApi } from '../callApi.ts'
import { useLanguage, useReaderZone, useSay } from '../hooks.ts'
import { formatMoment } from '../time.ts'
import type { CalendarLink } from './MakeCalendarLink.tsx'

type Props = { path: string; links: readonly CalendarLink[]; campaigns: readonly { id: string; name: string }[]; onRevoked(id: string): void }

/** The addresses there are, each with the button that takes it back. */
export function CalendarLinkList({ path, links, campaigns, onRevoked }: Props) {
  const say = useSay()
  const language = useLanguage()
  const zone = useReaderZone('UTC')
  const { openModal } = useModal()
  const nameOf = (campaign: string | null) => (campaign === null ? say('icsEverything') : (campaigns.find(({ id }) => id === campaign)?.name ?? say('icsCampaignGone')))
  async function revoke({ id, name }: CalendarLink): Promise<void> {
    const answer = await callApi(`${path}?id=${encodeURIComponent(id)}`, { method: 'DELETE' })
    if (!answer.ok) return void toast.error(answer.message ?? say('notDone'))
    toast.success(say('icsRevoked', { name }))
    onRevoked(id)
  }
  return (
    <ul className="social-list social-list--spaced">
      {links.map((link) => (
        <li className="social-line social-line--apart" key={link.id}>
          <span className="social-line">
            <strong>{link.name}</strong>
            <span>{nameOf(link.campaign)}</span>
            <span className="social-quiet">
              {say('icsMadeBy', { by: link.madeBy ?? '–', at: link.madeAt ? formatMoment({ at: link.madeAt, zone, language, style: 'day' }) : '–' })}
            </span>
          </span>
          <Button
            aria-label={`${say('icsRevoke')}: ${link.name}`}
            buttonStyle="secondary"
            margin={false}
            onClick={() => openModal(`social-ics-${link.id}`)}
            size="small"
            type="button"
          >
            {say('icsRevoke')}
          </Button>
          <ConfirmationModal
            body={say('icsRevokeSure', { name: link.name })}
            confirmLabel={say('icsRevoke')}
            heading={say('icsRevoke')}
            modalSlug={`social-ics-${link.id}`}
            onConfirm={() => revoke(link)}
          />
        </li>
      ))}
    </ul>
  )
}
