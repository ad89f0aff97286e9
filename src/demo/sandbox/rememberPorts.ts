import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { findFreePort } from '../ports.ts'

/**
 * The ports of the last time, so that the addresses in connected channels stay right; the preferred ones at first; others
 * where those are taken. Without a file nothing is remembered and every port is a free one.
 */
export async function rememberPorts<Name extends string>(file: string | undefined, preferred: Record<Name, number>): Promise<Record<Name, number>> {
  const known: Partial<Record<Name, number>> = file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const ports: Record<string, number> = { ...preferred, ...known }
  for (const name of Object.keys(preferred)) ports[name] = await findFreePort(file ? ports[name] : undefined)
  if (file) writeFileSync(file, JSON.stringify(ports, undefined, 2))
  return ports as Record<Name, number>
}
