'use client'
import { Button, Link } from '@payloadcms/ui'
import { type FormEvent, useId, useState } from 'react'
import { callApi } from '../callApi.ts'
import { CopyButton } from '../exchange/CopyButton.tsx'
import { ExchangeStyles } from '../exchange/ExchangeStyles.tsx'
import { useRoutes, useSay } from '../hooks.ts'

type Issue = { post: { id: string | number } | null; created: boolean; title: string; text: string; html: string; markdown: string; isEmpty: boolean }
type Form = 'text' | 'html' | 'markdown'

const forms = { text: 'digestAsText', markdown: 'digestAsMarkdown', html: 'digestAsHTML' } as const
const daysOfIssue = [7, 14, 31] as const
const dayMs = 86_400_000

/** Composes the newsletter from what went live and out in the last days, ready to be pasted, and keeps it as a draft. */
export function ComposeDigest({ channels, posts }: { channels: readonly { id: string; name: string }[]; posts: string }) {
  const say = useSay()
  const routes = useRoutes()
  const id = useId()
  const [channel, setChannel] = useState(channels[0]?.id ?? '')
  const [days, setDays] = useState<number>(7)
  const [form, setForm] = useState<Form>('text')
  const [issue, setIssue] = useState<Issue>()
  const [trouble, setTrouble] = useState<string>()
  const [busy, setBusy] = useState(false)

  async function compose(event: FormEvent): Promise<void> {
    event.preventDefault()
    setBusy(true)
    // To the hour, so that two calls shortly after each other mean the same issue.
    const until = Math.ceil(Date.now() / 3_600_000) * 3_600_000
    const body = {
      channel: Number.isInteger(Number(channel)) ? Number(channel) : channel,
      from: new Date(until - days * dayMs).toISOString(),
      until: new Date(until).toISOString(),
    }
    const answer = await callApi<Issue>(routes.api('/social-campaigns/digest'), { method: 'POST', body })
    setBusy(false)
    setTrouble(answer.ok ? undefined : (answer.message ?? say('notDone')))
    setIssue(answer.ok ? answer.data : undefined)
  }

  return (
    <section aria-labelledby={`${id}-title`} className="social-stack">
      <ExchangeStyles />
      <h3 id={`${id}-title`}>{say('digestCompose')}</h3>
      <form className="social-form" onSubmit={(event) => void compose(event)}>
        <label>
          {say('digestFor')}
          <select className="social-input" onChange={(event) => setChannel(event.target.value)} value={channel}>
            {channels.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('digestSpan')}
          <select className="social-input" onChange={(event) => setDays(Number(event.target.value))} value={days}>
            {daysOfIssue.map((count) => (
              <option key={count} value={count}>
                {say('digestDays', { days: count })}
              </option>
            ))}
          </select>
        </label>
        <Button disabled={busy} margin={false} size="small" type="submit">
          {say(busy ? 'digestComposing' : 'digestGo')}
        </Button>
      </form>
      {trouble ? (
        <p className="social-bad" role="alert">
          {trouble}
        </p>
      ) : null}
      <div aria-live="polite">
        {issue?.isEmpty ? <p>{say('digestEmpty')}</p> : null}
        {issue && !issue.isEmpty ? (
          <div className="social-panel">
            <div className="social-line social-line--apart">
              <h4>{issue.title}</h4>
              {issue.post ? <Link href={routes.admin(`/collections/${posts}/${issue.post.id}`)}>{say(issue.created ? 'digestDraft' : 'digestDraftThere')}</Link> : null}
            </div>
            <fieldset className="social-line" style={{ border: 0, margin: 0, padding: 0 }}>
              <legend className="social-hidden">{say('digestForm')}</legend>
              {(Object.keys(forms) as Form[]).map((name) => (
                <label key={name}>
                  <input checked={form === name} name={`${id}-form`} onChange={() => setForm(name)} type="radio" /> {say(forms[name])}
                </label>
              ))}
              <CopyButton fieldId={`${id}-issue`} label={say('digestCopy')} primary text={issue[form]} />
            </fieldset>
            <textarea aria-label={say('digestReady')} className="social-input social-copy--long" id={`${id}-issue`} readOnly value={issue[form]} />
          </div>
        ) : null}
      </div>
    </section>
  )
}
