'use client'
import { Button } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import { useLanguage, useReaderZone, useSay } from '../hooks.ts'
import { StateBadge } from '../StateBadge.tsx'
import { formatMoment } from '../time.ts'
import { countLines, type ImportPreview } from './importDocs.ts'
import { NotesTable } from './NotesTable.tsx'

type Props = { name: string; preview: ImportPreview; onConfirm(token: string, total: number): Promise<void>; onAgain(): void }

const delimiters: Readonly<Record<string, 'importComma' | 'importSemicolon' | 'importTab'>> = { ',': 'importComma', ';': 'importSemicolon', '\t': 'importTab' }

/** What a file would become: the bad lines by name, the good ones as they will be, and the question whether to go on. */
export function ImportPreviewView({ name, preview, onConfirm, onAgain }: Props) {
  const say = useSay()
  const heading = useRef<HTMLHeadingElement>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => heading.current?.focus(), [])
  const { total, good, problems, warnings, rows, columns, token, tokenWithoutBadLines } = preview
  const bad = countLines(problems)
  const left = columns.filter(({ field, heading: title }) => field === null && title !== '').map(({ heading: title }) => `“${title}”`)
  const yes = token ?? tokenWithoutBadLines
  async function confirm(): Promise<void> {
    if (!yes) return
    setBusy(true)
    await onConfirm(yes, good)
    setBusy(false)
  }
  return (
    <section aria-labelledby="social-import-preview" className="social-stack social-stack--wide">
      <div className="social-stack">
        <h3 className="social-landing" id="social-import-preview" ref={heading} tabIndex={-1}>
          {say('importPreview', { name })}
        </h3>
        <p role="status">
          {bad === 0 ? say('importAllGood', { good }) : say('importSomeBad', { good, bad, total })} {say('importNothingYet')}
        </p>
        <p className="social-quiet">
          {say('importReadAs', { encoding: preview.encoding.toUpperCase(), delimiter: say(delimiters[preview.delimiter] ?? 'importComma') })}{' '}
          {left.length > 0 ? say('importLeftOut', { columns: left.join(', ') }) : ''}
        </p>
      </div>
      {problems.length > 0 ? <NotesTable caption={say('importProblems')} notes={problems} tone="bad" /> : null}
      {warnings.length > 0 ? <NotesTable caption={say('importWarnings')} notes={warnings} tone="question" /> : null}
      {rows.length > 0 ? <GoodRows good={good} rows={rows} /> : null}
      <div className="social-actions">
        {yes ? (
          <Button disabled={busy} margin={false} onClick={() => void confirm()} size="medium" type="button">
            {token ? say('importAll', { good }) : say('importGood', { good, bad })}
          </Button>
        ) : null}
        <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={onAgain} size="medium" type="button">
          {say('importAgain')}
        </Button>
      </div>
    </section>
  )
}

function GoodRows({ rows, good }: Pick<ImportPreview, 'rows' | 'good'>) {
  const say = useSay()
  const language = useLanguage()
  const zone = useReaderZone('UTC')
  return (
    <div className="social-scroll">
      <table className="social-table">
        <caption className="social-quiet" style={{ textAlign: 'start' }}>
          {rows.length < good ? say('importFirst', { shown: rows.length, good }) : say('importGoodLines')}
        </caption>
        <thead>
          <tr>
            <th scope="col">{say('importLine')}</th>
            <th scope="col">{say('fieldTitle')}</th>
            <th scope="col">{say('fieldText')}</th>
            <th scope="col">{say('fieldPublishAt')}</th>
            <th scope="col">{say('fieldStatus')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, title, text, publishAt, status, queue }) => (
            <tr key={line}>
              <td className="social-number">{line}</td>
              <td>{title}</td>
              <td>
                <span className="social-cut">{text}</span>
              </td>
              <td>{publishAt ? formatMoment({ at: publishAt, zone, language }) : queue ? say('fieldQueue') : '–'}</td>
              <td>
                <StateBadge state={status} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
