import type { SettingsDoc } from '../docs.ts'

/** A reply that the team has ready. `isHelp`: it tells the help address, so that one click is enough. */
export type SavedReply = { name: string; text: string; isHelp: boolean }

const place = '{helpAddress}'

/** The replies of the settings as they would be sent. Those that name a help address that nobody has written down yet are left out. */
export function toSavedReplies(settings: SettingsDoc | undefined): SavedReply[] {
  const address = settings?.helpAddress ?? ''
  return (settings?.savedReplies ?? []).flatMap(({ name, text }) => {
    const isHelp = text.includes(place) || (address !== '' && text.includes(address))
    return isHelp && address === '' ? [] : [{ name, text: text.replaceAll(place, address), isHelp }]
  })
}
