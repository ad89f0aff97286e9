'use client'
import { Button, useAuth } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'
import { useState } from 'react'
import { useSay } from '../hooks.ts'
import { Badge } from '../StateBadge.tsx'
import { sendingLook } from './sendingLook.ts'
import { usePause } from './usePause.ts'

/** In the list of channels: whether a channel sends, and the button that changes it. */
export function PauseCell({ rowData, collectionSlug }: DefaultCellComponentProps) {
  const say = useSay()
  const { permissions } = useAuth()
  const { busy, setPaused } = usePause(collectionSlug)
  const [changed, setChanged] = useState<boolean>()
  const { id, name, paused } = rowData as { id: string | number; name?: string; paused?: boolean | null }
  const isPaused = changed ?? paused === true
  const word = say(isPaused ? 'resumeChannel' : 'pauseChannel')
  return (
    <span className="social-line">
      <Badge {...sendingLook(isPaused)} />
      {permissions?.collections?.[collectionSlug]?.update ? (
        <Button
          aria-label={`${word}: ${name ?? id}`}
          buttonStyle="secondary"
          disabled={busy}
          margin={false}
          onClick={async () => setChanged((await setPaused(id, !isPaused)) ?? isPaused)}
          size="xsmall"
          type="button"
        >
          {word}
        </Button>
      ) : null}
    </span>
  )
}
