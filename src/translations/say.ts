import type { TranslationKey } from './en.ts'

/** Says one of our sentences in the reader's language; `{{names}}` in it are filled from `values`. */
export type Say = (key: TranslationKey, values?: Record<string, string | number>) => string

/** The one cast between our typed keys and Payload's translate function, whichever side it comes from. */
export function toSay(t: unknown): Say {
  const translate = t as (key: string, values?: Record<string, string | number>) => string
  return (key, values) => translate(`socialCampaigns:${key}`, values)
}
