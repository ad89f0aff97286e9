'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useSay } from '../hooks.ts'
import { emptyOutbox, type Handed, newKey, type Outbox, type OutboxPart, parseOutbox, withPart } from './outbox.ts'
import { findPicture, forgetPicture, keepPicture } from './pictureStore.ts'

const againMs = 3_000

export type HandOver = (part: OutboxPart, picture: Blob | undefined, uploaded: (image: string | number) => void) => Promise<Handed>
export type UseOutbox = {
  outbox: Outbox
  /** Nobody answers at the moment. */
  isOffline: boolean
  /** Why the first part waits. */
  waitsFor: string | undefined
  write(draft: string): void
  send(alt: string, picture: Blob | undefined): Promise<void>
  /** Takes a refused part back into the text field. */
  takeBack(part: OutboxPart): void
  tryAgain(part: OutboxPart): void
}

/**
 * The parts of a thread on their way from this phone. They are kept in the browser under `name`, handed over one after the other, and tried again with the same key
 * until the server has answered.
 */
export function useOutbox({ name, handOver }: { name: string; handOver: HandOver }): UseOutbox {
  const say = useSay()
  const [outbox, setOutbox] = useState<Outbox>(emptyOutbox)
  const [isOffline, setOffline] = useState(false)
  const [waitsFor, setWaitsFor] = useState<string>()
  const [turn, setTurn] = useState(0)
  const isLoaded = useRef(false)
  const isBusy = useRef(false)

  useEffect(() => {
    setOutbox(parseOutbox(localStorage.getItem(name)))
    isLoaded.current = true
  }, [name])

  const change = useCallback(
    (next: (outbox: Outbox) => Outbox) =>
      setOutbox((now) => {
        const changed = next(now)
        // Before anything is sent: what is not kept could be sent again under another key.
        localStorage.setItem(name, JSON.stringify(changed))
        return changed
      }),
    [name],
  )

  const [first] = outbox.parts
  // Each turn tries the first part once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` is what asks for another try
  useEffect(() => {
    if (!first || first.refused || isBusy.current) return
    isBusy.current = true
    void (async () => {
      const picture = first.hasPicture && first.image === null ? await findPicture(first.key) : undefined
      const isLost = first.hasPicture && first.image === null && !picture
      const handed: Handed = isLost
        ? { kind: 'refused', message: say('livePictureLost') }
        : await handOver(first, picture, (image) => change((now) => withPart(now, first.key, { image })))
      isBusy.current = false
      setOffline(handed.kind === 'later' && handed.offline)
      setWaitsFor(handed.kind === 'later' ? handed.message : undefined)
      if (handed.kind === 'taken') {
        void forgetPicture(first.key)
        change((now) => withPart(now, first.key, null))
      } else if (handed.kind === 'refused') change((now) => withPart(now, first.key, { refused: handed.message }))
      else setTimeout(() => setTurn((count) => count + 1), againMs)
    })()
  }, [first, turn, handOver, change, say])

  useEffect(() => {
    const back = () => setTurn((count) => count + 1)
    addEventListener('online', back)
    return () => removeEventListener('online', back)
  }, [])

  return {
    outbox,
    isOffline,
    waitsFor,
    write: (draft) => isLoaded.current && change((now) => ({ ...now, draft })),
    async send(alt, picture) {
      const key = newKey()
      if (picture) await keepPicture(key, picture)
      change(({ draft, parts }) => ({ draft: '', parts: [...parts, { key, text: draft.trim(), alt, hasPicture: picture !== undefined, image: null, refused: null }] }))
    },
    takeBack(part) {
      void forgetPicture(part.key)
      change((now) => ({ draft: [part.text, now.draft].filter(Boolean).join('\n\n'), parts: withPart(now, part.key, null).parts }))
    },
    tryAgain: (part) => change((now) => withPart(now, part.key, { refused: null })),
  }
}
