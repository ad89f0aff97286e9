/** What a network takes as a picture. */
export type PictureLimits = {
  /** Most bytes of the file. */
  maxBytes: number
  /** Most pixels (width × height). */
  maxPixels?: number | undefined
  /** Longest side in pixels. */
  maxSide?: number | undefined
  /** Accepted MIME types, best first. */
  types: readonly ('image/jpeg' | 'image/png' | 'image/webp' | 'image/gif')[]
  /** Whether an animated GIF or WebP may stay animated. */
  animated: boolean
}

/** A picture that a network will take: upright, without EXIF or location, within its limits. */
export type FittedPicture = { bytes: Uint8Array; mimeType: string; width: number; height: number; filename: string }
