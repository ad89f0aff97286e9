import type { JsonWebKey } from 'node:crypto'
import type { Client } from '../networks/port.ts'

type Site = { serverURL: string; apiRoute: string }

/** Where consent pages send people back to. Fixed by the config, never by the request: networks compare it, and nobody can point it elsewhere. */
export const callbackPath = '/social-campaigns/connect/callback'
/** Where networks read who asks for access. */
export const clientPath = '/social-campaigns/connect/client'

export const toCallbackURL = ({ serverURL, apiRoute }: Site): string => `${serverURL.replace(/\/+$/, '')}${apiRoute}${callbackPath}`

/** How this installation shows itself to one network; undefined when it does not know its own address. */
export function clientOf({ serverURL, apiRoute }: Site, network: string, keys: readonly JsonWebKey[]): Client | undefined {
  if (!URL.canParse(serverURL)) return undefined
  const { host } = new URL(serverURL)
  return {
    metadataURL: `${serverURL.replace(/\/+$/, '')}${apiRoute}${clientPath}/${network}`,
    redirectURI: toCallbackURL({ serverURL, apiRoute }),
    name: `Social media of ${host}`,
    keys,
  }
}
