import type { LinkCard, MediaRef } from '../domain/content.ts'
import type { Say } from '../translations/say.ts'

type Picture = Pick<MediaRef, 'id' | 'alt' | 'credit' | 'filename'>
type Thumbnails = ReadonlyMap<string, { url: string; filename: string }>

export type PartViewProps = {
  text: string
  media: readonly Picture[]
  card?: (Omit<LinkCard, 'image'> & { image?: Picture | undefined }) | undefined
  thumbnails: Thumbnails
  say: Say
}

/** One remote status as it is sent: its text, its pictures with their descriptions, and its link preview. */
export function PartView({ text, media, card, thumbnails, say }: PartViewProps) {
  return (
    <div className="social-stack">
      {text ? <p className="social-text">{text}</p> : null}
      {media.length > 0 ? (
        <div className="social-pictures">
          {media.map((picture) => (
            <PictureView key={picture.id} picture={picture} say={say} thumbnail={thumbnails.get(picture.id)} />
          ))}
        </div>
      ) : null}
      {card ? (
        <section aria-label={say('linkCard')} className="social-card">
          <Thumb thumbnail={card.image ? thumbnails.get(card.image.id) : undefined} />
          <div>
            <strong>{card.title || card.url}</strong>
            {card.description ? <p className="social-quiet">{card.description}</p> : null}
            <p className="social-quiet">{card.url}</p>
          </div>
        </section>
      ) : null}
    </div>
  )
}

function PictureView({ picture, thumbnail, say }: { picture: Picture; thumbnail: { url: string; filename: string } | undefined; say: Say }) {
  return (
    <figure className="social-picture">
      <Thumb thumbnail={thumbnail} />
      <figcaption>
        {picture.alt || (
          <span className="social-bad">
            <span aria-hidden="true">! </span>
            {say('noAlt')}
          </span>
        )}
        {picture.credit ? <span className="social-quiet"> ({picture.credit})</span> : null}
      </figcaption>
    </figure>
  )
}

/** The words beside it say what it shows, so it is silent for screen readers. */
function Thumb({ thumbnail }: { thumbnail: { url: string } | undefined }) {
  return thumbnail ? <img alt="" loading="lazy" src={thumbnail.url} /> : null
}
