'use client'
import { toast, useAllFormFields, useDocumentInfo, useField } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { useEffect } from 'react'
import { keyOf, readIgnored, readSeen, toIgnored } from '../../guidelines/decisions.ts'
import type { Finding } from '../../guidelines/types.ts'
import { TeamStyles } from '../approval/TeamStyles.tsx'
import { callApi } from '../callApi.ts'
import { useRoutes, useSay } from '../hooks.ts'
import { levelLooks } from '../levels.tsx'
import { FindingItem } from './FindingItem.tsx'
import { IgnoredFindings } from './IgnoredFindings.tsx'
import { Override } from './Override.tsx'
import { quoteOf } from './places.ts'
import { useFindings } from './useFindings.ts'
import { useOwnError } from './useOwnError.ts'

/** What the organisation's guidelines say about the post in the form: under the text, live, with what can be done about each finding. */
export function GuidelinesPanel() {
  const say = useSay()
  const routes = useRoutes()
  const { id, collectionSlug } = useDocumentInfo()
  const [fields] = useAllFormFields()
  const values = { ...reduceFieldsToValues(fields, true), id }
  const { findings: found, channels, may, busy, trouble, again } = useFindings(contentOf(values), collectionSlug)
  // Nobody has to hear that a new post is empty.
  const findings = id === undefined ? found.filter(({ check }) => check !== 'empty') : found
  const seen = useField<unknown>({ path: 'warningsSeen' })
  const ignored = useField<unknown>({ path: 'ignored' })
  const override = useField<string | null>({ path: 'overrideReason' })
  const refused = useOwnError('warningsSeen')

  // A form always says which warnings were ticked, even if none was: then none has been seen. After every render, because Payload replaces
  // the whole state of a form once it has begun.
  useEffect(() => {
    if (!Array.isArray(seen.value)) seen.setValue([], true)
  })

  const ticks = readSeen(seen.value)
  const tick = (finding: Finding, ticked: boolean) => {
    const key = keyOf(finding)
    const others = (Array.isArray(seen.value) ? seen.value : []).filter((entry: unknown) => readSeen([entry])[0]?.key !== key)
    seen.setValue(ticked ? [...others, key] : others, true)
  }
  const seenBy = (finding: Finding) => {
    const tickOf = ticks.find(({ key }) => key === keyOf(finding))
    return tickOf ? (tickOf.kept?.by ?? say('warningSeenByYou')) : undefined
  }
  async function allow(word: string): Promise<void> {
    const answer = await callApi(routes.api(`/${collectionSlug}/${id}/allow-word`), { method: 'POST', body: { word } })
    if (answer.ok) toast.success(say('wordAllowed', { word }))
    else toast.error(answer.message ?? say('notDone'))
    again()
  }
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length
  const blocks = count('block')
  const unseen = findings.filter((finding) => finding.level === 'warn' && seenBy(finding) === undefined).length
  const summary = (['block', 'warn', 'hint'] as const).flatMap((level) => (count(level) > 0 ? `${count(level)} × ${say(levelLooks[level].label)}` : [])).join(', ')

  return (
    <div className="field-type">
      <section aria-busy={busy} aria-labelledby="social-guidelines" className="social-panel social-team">
        <TeamStyles />
        <div className="social-line social-line--apart">
          <h3 id="social-guidelines">{say('guidelines')}</h3>
          <span className="social-quiet" role="status">
            {busy && findings.length === 0 ? say('guidelinesLooking') : summary || say('guidelinesNothing')}
          </span>
        </div>
        {trouble ? (
          <p className="social-bad" role="alert">
            {say('guidelinesFailed', { message: trouble })}
          </p>
        ) : null}
        {refused && unseen > 0 ? (
          <p className="social-bad" role="alert">
            {say('warningsFirst')}
          </p>
        ) : null}
        {findings.length > 0 ? (
          <ul className="social-list social-findings">
            {findings.map((finding) => (
              <FindingItem
                channel={finding.channel ? channels.get(finding.channel) : undefined}
                finding={finding}
                key={`${keyOf(finding)}:${finding.start ?? ''}`}
                mayAllow={may.approve && id !== undefined}
                mayIgnore={may.write && !finding.needsApproval && (finding.level !== 'block' || (may.override && Boolean(override.value?.trim())))}
                mayWrite={may.write || may.approve || may.publish}
                onAllow={() => void allow(finding.word ?? '')}
                onIgnore={() => ignored.setValue([...readIgnored(ignored.value), toIgnored(finding)])}
                onTick={(ticked) => tick(finding, ticked)}
                quote={quoteOf(finding, values)}
                seen={seenBy(finding)}
              />
            ))}
          </ul>
        ) : null}
        {blocks > 0 || override.value ? <Override mayOverride={may.override} onChange={(reason) => override.setValue(reason)} reason={override.value ?? ''} /> : null}
        <IgnoredFindings entries={readIgnored(ignored.value)} mayWrite={may.write} onBack={(entries) => ignored.setValue(entries)} />
      </section>
    </div>
  )
}

/** What the checks look at: ticking a warning is no reason to look again. */
function contentOf(values: Record<string, unknown>): Record<string, unknown> {
  const { warningsSeen: _seen, findings: _findings, status: _status, ...content } = values
  return content
}
