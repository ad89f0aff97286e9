'use client'
import { Button, toast } from '@payloadcms/ui'
import { useSay } from './hooks.ts'

export type TakeAwayPicture = { url: string; filename: string; alt: string }

/** Takes finished words and pictures along to a place that only a person can post to: copies the text, saves each picture, copies what it shows. */
export function TakeAway({ text, pictures, where }: { text: string; pictures: readonly TakeAwayPicture[]; where?: string | undefined }) {
  const say = useSay()
  async function copy(words: string, done: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(words)
      toast.success(done)
    } catch {
      toast.error(say('copyFailed'))
    }
  }
  return (
    <div className="social-stack">
      <div className="social-actions">
        {text ? (
          <Button margin={false} onClick={() => void copy(text, say('copiedText'))} size="small" type="button">
            {say('copyText')}
          </Button>
        ) : null}
        {where ? (
          <Button buttonStyle="secondary" el="anchor" extraButtonProps={{ rel: 'noreferrer' }} margin={false} newTab size="small" url={where}>
            {say('openPlace')}
          </Button>
        ) : null}
      </div>
      {pictures.length > 0 ? (
        <ul className="social-list social-list--spaced">
          {pictures.map(({ url, filename, alt }) => (
            <li className="social-line" key={url}>
              <a aria-label={say('savePicture', { name: filename })} className="btn btn--style-secondary btn--size-small btn--no-margin" download={filename} href={url}>
                {say('savePicture', { name: filename })}
              </a>
              {alt ? (
                <Button buttonStyle="secondary" margin={false} onClick={() => void copy(alt, say('copiedAlt'))} size="small" tooltip={alt} type="button">
                  {say('copyAlt')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
