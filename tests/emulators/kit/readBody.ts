import type { KitRequest } from './startServer.ts'

/** A file of a multipart body. */
export type UploadedFile = { name: string; type: string; bytes: Uint8Array }

/** A body, read by its content type. `problem` is set when it cannot be read. */
export type ReadBody = {
  type: string
  value: unknown
  files: Readonly<Record<string, UploadedFile>>
  problem?: string
}

/** Reads a JSON, form or multipart body. In forms, fields are strings and `name[]` collects into an array. */
export async function readBody(request: KitRequest): Promise<ReadBody> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (request.bytes.length === 0) return { type, value: undefined, files: {} }
  try {
    if (type === 'application/json') return { type, value: JSON.parse(request.bytes.toString()) as unknown, files: {} }
    if (type === 'application/x-www-form-urlencoded') return { type, value: collect(new URLSearchParams(request.bytes.toString())), files: {} }
    if (type === 'multipart/form-data') {
      const form = await new Response(new Uint8Array(request.bytes), { headers: { 'content-type': request.headers['content-type'] ?? '' } }).formData()
      const files: Record<string, UploadedFile> = {}
      const fields: [string, string][] = []
      for (const [name, value] of form) {
        if (typeof value === 'string') fields.push([name, value])
        else files[name] = { name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) }
      }
      return { type, value: collect(fields), files }
    }
  } catch (error) {
    return { type, value: undefined, files: {}, problem: `the body is not readable as ${type}: ${error instanceof Error ? error.message : String(error)}` }
  }
  return { type, value: undefined, files: {} }
}

/** Fields as one object; `name[]` becomes an array. */
export function collect(fields: Iterable<[string, string]>): Record<string, string | string[]> {
  const all: Record<string, string | string[]> = {}
  for (const [key, value] of fields) {
    if (!key.endsWith('[]')) {
      all[key] = value
      continue
    }
    const name = key.slice(0, -2)
    const before = all[name]
    all[name] = Array.isArray(before) ? [...before, value] : [value]
  }
  return all
}
