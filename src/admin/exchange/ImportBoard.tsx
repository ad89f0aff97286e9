'use client'
import { useState } from 'react'
import { callApi } from '../callApi.ts'
import { useRoutes, useSay } from '../hooks.ts'
import { ChooseFile } from './ChooseFile.tsx'
import { ExchangeStyles } from './ExchangeStyles.tsx'
import { ImportPreviewView } from './ImportPreviewView.tsx'
import { ImportRun } from './ImportRun.tsx'
import type { ImportPreview } from './importDocs.ts'

type Stage = { at: 'choose' } | { at: 'reading'; name: string } | { at: 'preview'; name: string; preview: ImportPreview } | { at: 'run'; token: string; total: number }

/** From a file to posts in three steps; nothing is imported before somebody has seen what it becomes and said yes. */
export function ImportBoard({ posts, deliveries }: { posts: string; deliveries: string }) {
  const say = useSay()
  const routes = useRoutes()
  const [stage, setStage] = useState<Stage>({ at: 'choose' })
  const [trouble, setTrouble] = useState<string>()

  async function read(file: File): Promise<void> {
    setTrouble(undefined)
    setStage({ at: 'reading', name: file.name })
    const answer = await callApi<ImportPreview>(routes.api(`/${posts}/import`), { method: 'POST', file })
    if (answer.ok) return setStage({ at: 'preview', name: file.name, preview: answer.data })
    setTrouble(answer.message ?? say('notDone'))
    setStage({ at: 'choose' })
  }
  async function confirm(token: string, total: number): Promise<void> {
    const answer = await callApi(routes.api(`/${posts}/import`), { method: 'POST', body: { token } })
    if (answer.ok) setStage({ at: 'run', token, total })
    else setTrouble(answer.message ?? say('notDone'))
  }
  const again = () => {
    setTrouble(undefined)
    setStage({ at: 'choose' })
  }

  return (
    <>
      <ExchangeStyles />
      {trouble ? (
        <p className="social-bad" role="alert">
          <span aria-hidden="true">✖ </span>
          {trouble}
        </p>
      ) : null}
      {stage.at === 'choose' ? <ChooseFile onFile={(file) => void read(file)} sample={routes.api(`/${posts}/import/sample.csv`)} /> : null}
      {stage.at === 'reading' ? (
        <div className="social-stack" role="status">
          <p>{say('importReading', { name: stage.name })}</p>
          <progress aria-label={say('importReading', { name: stage.name })} className="social-progress" />
        </div>
      ) : null}
      {stage.at === 'preview' ? <ImportPreviewView name={stage.name} onAgain={again} onConfirm={confirm} preview={stage.preview} /> : null}
      {stage.at === 'run' ? <ImportRun deliveries={deliveries} onAgain={again} posts={posts} token={stage.token} total={stage.total} /> : null}
    </>
  )
}
