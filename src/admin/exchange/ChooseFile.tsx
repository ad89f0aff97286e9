'use client'
import { Button } from '@payloadcms/ui'
import { type DragEvent, useRef, useState } from 'react'
import { useSay } from '../hooks.ts'

/** A place to choose a CSV file, or to drop one on. */
export function ChooseFile({ sample, onFile }: { sample: string; onFile(file: File): void }) {
  const say = useSay()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drag = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault()
    setOver(isOver)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) onFile(file)
  }
  return (
    <section aria-label={say('importChoose')} className={`social-drop${over ? ' social-drop--over' : ''}`} onDragLeave={drag(false)} onDragOver={drag(true)} onDrop={drop}>
      <input
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        aria-label={say('importFile')}
        className="social-hidden"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) onFile(file)
        }}
        ref={input}
        tabIndex={-1}
        type="file"
      />
      <div className="social-actions">
        <Button margin={false} onClick={() => input.current?.click()} size="medium" type="button">
          {say('importChoose')}
        </Button>
      </div>
      <p>{say('importDrop')}</p>
      <p className="social-quiet">{say('importFormats')}</p>
      <a download href={sample}>
        {say('importSample')}
      </a>
    </section>
  )
}
