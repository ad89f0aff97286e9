'use client'
import { Button } from '@payloadcms/ui'
import { useId } from 'react'
import { useSay } from '../hooks.ts'
import type { Move, MoveKind } from './moves.ts'

const quiet: readonly MoveKind[] = ['take-back', 'cancel', 'reopen']

/** The steps of a post as buttons. One that cannot be taken says why. */
export function MoveButtons({ moves, busy, onMove }: { moves: readonly Move[]; busy: boolean; onMove(move: Move): void }) {
  const say = useSay()
  const id = useId()
  const reasons = [...new Set(moves.flatMap(({ because }) => because ?? []))]
  return (
    <>
      {reasons.map((reason) => (
        <p className="social-quiet" id={`${id}-${reason}`} key={reason}>
          {say(reason)}
        </p>
      ))}
      <div className="social-actions">
        {moves.map((move) => (
          <Button
            buttonStyle={quiet.includes(move.kind) ? 'none' : move.isMain && !move.because ? 'primary' : 'secondary'}
            className={quiet.includes(move.kind) ? 'social-more' : ''}
            disabled={busy || move.because !== undefined}
            extraButtonProps={move.because ? { 'aria-describedby': `${id}-${move.because}` } : {}}
            key={move.kind}
            margin={false}
            onClick={() => onMove(move)}
            size="small"
            type="button"
          >
            {say(move.label)}
          </Button>
        ))}
      </div>
    </>
  )
}
