'use client'
import { Button } from '@payloadcms/ui'
import { type ChangeEvent, type FormEvent, useEffect, useId, useMemo, useState } from 'react'
import { useSay } from '../hooks.ts'
import { type Counted, findStrictest } from './strictest.ts'
import type { UseOutbox } from './useOutbox.ts'

type LiveBoxProps = { channels: readonly Counted[]; outbox: UseOutbox; label: string; disabled?: boolean }

/** Where the next part is written: a big text field with the counter of the strictest channel, a picture with its description, and one button. */
export function LiveBox({ channels, outbox: { outbox, write, send }, label, disabled = false }: LiveBoxProps) {
  const say = useSay()
  const countId = useId()
  const [picture, setPicture] = useState<File>()
  const [alt, setAlt] = useState('')
  const [missing, setMissing] = useState<string>()
  const preview = usePreview(picture)
  const { draft } = outbox
  const strictest = useMemo(() => findStrictest(draft.trim(), channels), [draft, channels])
  const isTooLong = strictest !== undefined && strictest.left < 0

  function problemOf(): string | undefined {
    if (draft.trim() === '' && !picture) return say('liveNothing')
    if (picture && alt.trim() === '') return say('liveAltMissing')
    return isTooLong ? say('liveTooLong', { channel: strictest.channel, over: -strictest.left }) : undefined
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    const problem = problemOf()
    setMissing(problem)
    if (problem) return
    void send(alt.trim(), picture)
    setPicture(undefined)
    setAlt('')
  }
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    setPicture(event.target.files?.[0])
    setMissing(undefined)
    event.target.value = ''
  }

  return (
    <form className="social-live__box" onSubmit={submit}>
      <label>
        {label}
        <textarea aria-describedby={countId} className="social-input social-live__text" onChange={(event) => write(event.target.value)} rows={5} value={draft} />
      </label>
      {strictest ? (
        <p className={isTooLong ? 'social-bad' : 'social-quiet'} id={countId}>
          {say('liveCount', { count: strictest.count, max: strictest.max, channel: strictest.channel })}
          {isTooLong ? ` – ${say('tooLong')}` : ''}
        </p>
      ) : null}
      {picture ? (
        <div className="social-live__picture">
          {preview ? <img alt="" src={preview} /> : null}
          <label>
            {say('fieldAlt')}
            <textarea className="social-input" onChange={(event) => setAlt(event.target.value)} rows={2} value={alt} />
          </label>
          <button className="social-more" onClick={() => setPicture(undefined)} type="button">
            {say('livePictureRemove')}
          </button>
        </div>
      ) : null}
      {missing ? (
        <p className="social-bad" role="alert">
          {missing}
        </p>
      ) : null}
      <div className="social-live__send">
        <label className="social-live__file">
          {say('liveCamera')}
          <input accept="image/*" capture="environment" onChange={choose} type="file" />
        </label>
        <label className="social-live__file">
          {say('livePicture')}
          <input accept="image/*" onChange={choose} type="file" />
        </label>
        <Button disabled={disabled} margin={false} size="large" type="submit">
          {say('liveSend')}
        </Button>
      </div>
    </form>
  )
}

/** An address under which the browser shows a picture that is not uploaded yet. */
function usePreview(picture: File | undefined): string | undefined {
  const [url, setURL] = useState<string>()
  useEffect(() => {
    if (!picture) return setURL(undefined)
    const made = URL.createObjectURL(picture)
    setURL(made)
    return () => URL.revokeObjectURL(made)
  }, [picture])
  return url
}
