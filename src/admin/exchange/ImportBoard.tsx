'use client'
import { useEffect, useState } from 'react'
import { callApi } from '../callApi.ts'
import { useRoutes, useSay } from '../hooks.ts'
import { ChooseFile } from './ChooseFile.tsx'
import { ExchangeStyles } from './ExchangeStyles.tsx'
import { ImportPreviewView } from './ImportPreviewView.tsx'
import { ImportRun } from './ImportRun.tsx'
import type { ImportPreview, LatestImport } from './importDocs.ts'
import { LastImport } from './LastImport.tsx'

type Stage = { at: 'choose' } | { at: 'reading'; name: string } | { at: 'preview'; name: string; preview: ImportPreview } | { at: 'run'; token: string; total: number }

/** From a file to posts in three steps; nothing is imported before somebody has seen what it becomes and said yes. */
export function ImportBoard({ posts, deliveries }: { posts: string; deliveries: string }) {
  const say = useSay()
  const routes = useRoutes()
  const [stage, setStage] = useState<Stage>({ at: 'choose' })
  const [trouble, setTrouble] = useState<string>()
  const [latest, setLatest] = useState<LatestImport>()

  // Whoever comes back to the page finds the import that is still running, or what came of the last one.
  useEffect(() => {
    const leaving = new AbortController()
    void callApi<{ latest: LatestImport | null }>(routes.api(`/${posts}/import`), { signal: leaving.signal }).then((answer) => {
      if (leaving.signal.aborted || !answer.ok || !answer.data.latest) return
      const { latest: found } = answer.data
      if (found.state === 'running') setStage((now) => (now.at === 'choose' ? { at: 'run', token: found.id, total: found.total } : now))
      else setLatest(found)
    })
    return () => leaving.abort()
  }, [posts, routes])

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
    setLatest(undefined)
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
      {stage.at === 'choose' && latest ? <LastImport latest={latest} /> : null}
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
