import { pathToFileURL } from 'node:url'
import type { Payload, SanitizedConfig } from 'payload'

/** Boots the Payload app of the folder that the command is called in. The config is TypeScript: Node's own type stripping is tried first, it is the lightest. */
export async function loadPayload(): Promise<Payload> {
  const { findConfig, loadEnv } = await import('payload/node')
  loadEnv()
  process.env.DISABLE_PAYLOAD_HMR = 'true'
  const url = pathToFileURL(findConfig()).href
  const module = (await importConfig(url)) as { default: SanitizedConfig | Promise<SanitizedConfig> }
  const { getPayload } = await import('payload')
  const config = await module.default
  // Writing the host's types is the work of its development server, not of a command.
  config.typescript.autoGenerate = false
  return getPayload({ config, cron: false })
}

async function importConfig(url: string): Promise<unknown> {
  try {
    return await import(url)
  } catch (error) {
    const { code } = error as { code?: string }
    if (
      code === undefined ||
      !['ERR_MODULE_NOT_FOUND', 'ERR_UNKNOWN_FILE_EXTENSION', 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX', 'ERR_UNSUPPORTED_DIR_IMPORT', 'ERR_IMPORT_ATTRIBUTE_MISSING'].includes(code)
    )
      throw error
    // Imports without extensions, path aliases and the like need a loader.
    const { register } = await import('tsx/esm/api')
    register()
    return import(`${url}?loader=tsx`)
  }
}
