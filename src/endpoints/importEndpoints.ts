import type { Endpoint, PayloadRequest } from 'payload'
import { announceWork } from '../announceWork.ts'
import { importId, readLatest, readProgress, startImport, storePreview } from '../exchange/importStore.ts'
import { previewImport } from '../exchange/previewImport.ts'
import { writeSample } from '../exchange/writeSample.ts'
import type { House } from '../house.ts'
import { badRequest, json, readBody, requireRole } from './respond.ts'

const maxBytes = 10 * 1024 * 1024
const mostShown = 20

/**
 * POST /api/social-posts/import with a CSV file (as the body, as the field “file” of a form, or { csv } as JSON): what it would become, and a token.
 * POST again with { token }: imports it, all lines or none; with “tokenWithoutBadLines”, the good lines only. GET /api/social-posts/import/:token: how far it is.
 * GET /api/social-posts/import: the last one that this person has started. GET /api/social-posts/import/sample.csv: a file to begin with.
 */
export function importEndpoints(house: House): Endpoint[] {
  return [
    {
      path: '/import',
      method: 'post',
      async handler(req) {
        await requireRole(house, 'write', req)
        if (!/^application\/json\b/i.test(req.headers.get('content-type') ?? '')) return preview(house, req, await readFile(req))
        const body = await readBody(req)
        if (typeof body.token === 'string') return confirm(house, req, body.token)
        if (typeof body.csv === 'string') return preview(house, req, new TextEncoder().encode(body.csv))
        return badRequest('csv', 'Send a CSV file as the body of the request, or its text as “csv”; then send its “token” to import it.')
      },
    },
    {
      path: '/import',
      method: 'get',
      async handler(req) {
        await requireRole(house, 'write', req)
        return json({ latest: (await readLatest(house.runtime(req.payload), userOf(req))) ?? null })
      },
    },
    {
      path: '/import/sample.csv',
      method: 'get',
      async handler(req) {
        await requireRole(house, 'see', req)
        return new Response(`\uFEFF${await writeSample(house, req)}`, {
          headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="sample.csv"', 'cache-control': 'no-store' },
        })
      },
    },
    {
      path: '/import/:token',
      method: 'get',
      async handler(req) {
        await requireRole(house, 'write', req)
        const token = String(req.routeParams?.token ?? '')
        // By the token of its preview, or by the id that the page finds it again with.
        const read = (id: string) => readProgress(house.runtime(req.payload), userOf(req), id)
        return json((await read(importId(token))) ?? (await read(token)) ?? unknownToken())
      },
    },
  ]
}

const userOf = (req: PayloadRequest) => String(req.user?.id ?? '')
const unknownToken = () => badRequest('token', 'There is no such import. It may be more than a day old: send the file again.')

async function preview(house: House, req: PayloadRequest, bytes: Uint8Array): Promise<Response> {
  if (bytes.length > maxBytes) badRequest('file', `The file is larger than ${maxBytes / 1024 / 1024} MB. Send it in parts.`)
  const { rows, ...result } = await previewImport({ house, req, mayPublish: await house.can('publish', req), bytes })
  const token = rows.length === 0 || result.problems.length > 0 ? null : await store(house, req, rows)
  const withoutBad = rows.length === 0 || result.problems.length === 0 ? null : await store(house, req, rows)
  return json({ ...result, rows: rows.slice(0, mostShown).map(({ line, data }) => ({ line, ...data })), token, tokenWithoutBadLines: withoutBad })
}

async function store(house: House, req: PayloadRequest, rows: readonly { line: number; data: Record<string, unknown> }[]): Promise<string> {
  return storePreview(
    house.runtime(req.payload),
    userOf(req),
    rows.map(({ line, data }) => ({ line, data })),
  )
}

async function confirm(house: House, req: PayloadRequest, token: string): Promise<Response> {
  const progress = await startImport(house.runtime(req.payload), userOf(req), token)
  if (!progress) unknownToken()
  await announceWork(house, req, 'importPosts')
  return json({ token, ...progress }, 202)
}

/** The bytes of the file: the body itself, or the first file of a form. */
async function readFile(req: PayloadRequest): Promise<Uint8Array> {
  const length = Number(req.headers.get('content-length') ?? 0)
  if (length > maxBytes + 100_000) badRequest('file', `The file is larger than ${maxBytes / 1024 / 1024} MB. Send it in parts.`)
  if (/^multipart\/form-data\b/i.test(req.headers.get('content-type') ?? '')) {
    const form = await req.formData?.()
    const file = [...(form?.values() ?? [])].find((value) => typeof value !== 'string')
    if (!file || typeof file === 'string') return badRequest('file', 'There is no file in the form. Choose a CSV file.')
    return new Uint8Array(await file.arrayBuffer())
  }
  return new Uint8Array((await req.arrayBuffer?.()) ?? new ArrayBuffer(0))
}
