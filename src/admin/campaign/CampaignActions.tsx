'use client'
import { Button, ConfirmationModal, toast, useModal } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import { callApi } from '../callApi.ts'
import { useRoutes, useSay } from '../hooks.ts'
import { Badge } from '../StateBadge.tsx'
import { type CampaignActInfo, type CampaignStanding, campaignActs, campaignLooks } from './words.ts'

type Done = { doc?: { id?: string | number } | null; message?: string | null }
export type CampaignActionsProps = { collection: string; id: string | number; standing: CampaignStanding; mayPublish: boolean; onDone(): Promise<void> }

/** How a campaign stands and what can be done with it: a button and a plain sentence for each. */
export function CampaignActions({ collection, id, standing, mayPublish, onDone }: CampaignActionsProps) {
  const say = useSay()
  const routes = useRoutes()
  const router = useRouter()
  const { openModal } = useModal()
  const [busy, setBusy] = useState(false)
  const acts = mayPublish ? campaignActs(standing) : []
  const modalOf = ({ act }: CampaignActInfo) => `social-campaign-${act}-${id}`

  async function run({ act, endpoint, body = {}, done }: CampaignActInfo): Promise<void> {
    setBusy(true)
    const answer = await callApi<Done>(routes.api(`/${collection}/${id}/${endpoint}`), { method: 'POST', body })
    setBusy(false)
    if (!answer.ok) {
      toast.error(answer.message ?? say('notDone'))
      return onDone()
    }
    toast.success(answer.data.message ?? say(done))
    if (act === 'to-evergreen' && answer.data.doc?.id !== undefined) return router.push(routes.admin(`/collections/${collection}/${answer.data.doc.id}`))
    await onDone()
    router.refresh()
  }

  const look = campaignLooks[standing.status]
  return (
    <section aria-labelledby="social-campaign-status" className="social-panel">
      <div className="social-line">
        <h3 id="social-campaign-status">{say('campaignStatus')}</h3>
        <span aria-live="polite">
          <Badge {...look} />
        </span>
      </div>
      {standing.needsGo && !standing.released && standing.status !== 'finished' ? (
        <p className="social-line">
          <Badge label="campaignGate" sign="‖" tone="question" />
          {say('campaignGateHelp')}
        </p>
      ) : null}
      {standing.status === 'stopped' ? <p>{say('campaignIsStopped')}</p> : null}
      {acts.length > 0 ? (
        <dl className="social-acts">
          {acts.map((info, index) => (
            <div key={info.act}>
              <dt>
                <Button
                  buttonStyle={index === 0 && info.act !== 'stop' && info.act !== 'finish' ? 'primary' : 'secondary'}
                  disabled={busy}
                  extraButtonProps={{ 'aria-describedby': `social-act-${info.act}` }}
                  margin={false}
                  onClick={() => (info.confirm ? openModal(modalOf(info)) : void run(info))}
                  size="small"
                  type="button"
                >
                  {say(info.label)}
                </Button>
              </dt>
              <dd className="social-quiet" id={`social-act-${info.act}`}>
                {say(info.help)}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {!mayPublish && campaignActs(standing).length > 0 ? <p className="social-quiet">{say('campaignAskPublisher')}</p> : null}
      {acts.flatMap((info) =>
        info.confirm ? (
          <ConfirmationModal
            body={say(info.confirm, { late: standing.late })}
            confirmLabel={say(info.label)}
            heading={say(info.label)}
            key={info.act}
            modalSlug={modalOf(info)}
            onConfirm={() => run(info)}
          />
        ) : (
          []
        ),
      )}
    </section>
  )
}
