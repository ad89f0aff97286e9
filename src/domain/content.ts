import type { Lifespan, Overflow, PostKind } from './words.ts'

/** A picture as a post refers to it; the bytes are loaded only when it is sent. */
export type MediaRef = {
  /** Id of the document in the host's upload collection. */
  id: string
  alt: string
  /** Who made it, or "own work". Rendered into the text where the network has no field for it. */
  credit?: string | undefined
  filename?: string | undefined
  mimeType?: string | undefined
  width?: number | undefined
  height?: number | undefined
  /** Focal point in percent from the top left, as Payload stores it. */
  focalX?: number | undefined
  focalY?: number | undefined
}

/** The preview of a link, for networks that do not make one themselves. */
export type LinkCard = { url: string; title: string; description: string; image?: MediaRef | undefined }

/** One remote status, ready to be sent. Text is exactly what will be sent (before a network's own markup escapes it). */
export type PartContent = { text: string; media: MediaRef[]; card?: LinkCard | undefined }

/** What goes out on one channel: the rendered form of a social post, stored with its delivery. */
export type Content = {
  kind: PostKind
  /** URL of the post that is shared or answered. */
  target?: string | undefined
  parts: PartContent[]
  contentWarning?: string | undefined
  /** BCP 47. */
  language?: string | undefined
  /** A title, where the network has a field for one (Pinterest). */
  title?: string | undefined
  /** When the guidelines last looked at it with everything they need, and by which rules. Absent: they look right before it is sent. */
  checked?: LookedAt | undefined
  /** The link of the post, with its campaign parameters, where the network has a field for one. */
  link?: string | undefined
}

/** When the guidelines looked at a post (ISO moment), and a name for the rules that were in force. */
export type LookedAt = { at: string; rules: string }

/** What a person or the composer wrote, for one channel, before it is fitted to the network. Input of a network's `render`. */
export type Draft = {
  kind: PostKind
  target?: string | undefined
  title?: string | undefined
  /** The text. Links, hashtags and mentions are written in it as people write them. */
  text: string
  /** Put at the end of the text when the text does not contain it already. */
  link?: string | undefined
  /** Hashtags without '#', put after the text when not in it already. */
  tags: string[]
  card?: Omit<LinkCard, 'url'> | undefined
  media: MediaRef[]
  /** Further parts of a thread, by hand. */
  more: { text: string; media: MediaRef[] }[]
  contentWarning?: string | undefined
  language?: string | undefined
  overflow: Overflow
  lifespan?: Lifespan | undefined
}

/** Something that stands in the way, known before sending: a plain sentence that names the field and what to do. */
export type Problem = {
  /** Field of the social post, as in the REST API (`text`, `media`, `link`, …). */
  path: string
  level: 'hint' | 'warn' | 'block'
  message: string
  /** The sentence by name, when it says what a network or a channel cannot do. */
  says?: string | undefined
}

/** The result of rendering: what would be sent, and what a person should know about it. */
export type Rendered = { content: Content; problems: Problem[] }
