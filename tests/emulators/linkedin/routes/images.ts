import type { KitAnswer, KitRequest } from '../../kit/startServer.ts'
import { ApiError } from '../apiError.ts'
import { type Handler, requireActor, type Server } from '../server.ts'

const initialize: Handler = (call) => {
  const { server } = call
  const { owner } = (call.body.value as { initializeUploadRequest: { owner: string } }).initializeUploadRequest
  requireActor(call, owner)
  const urn = `urn:li:image:D4E10${server.store.nextId()}`
  server.store.images.set(urn, { urn, owner, bytes: undefined, mimeType: '', pollsLeft: server.processingPolls })
  return {
    json: {
      value: {
        uploadUrlExpiresAt: server.now().getTime() + 3_600_000,
        uploadUrl: `${server.origin}/dms-uploads/${urn.slice('urn:li:image:'.length)}/uploaded-image/0?ca=vector_feedshare`,
        image: urn,
      },
    },
  }
}

const signatures: readonly (readonly [string, readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
]

/** `PUT /dms-uploads/…`: the bytes, with the bearer of the one who asked for the upload. @throws ApiError */
export function receiveUpload(server: Server, request: KitRequest): KitAnswer {
  const access = server.store.accesses.get((request.headers.authorization ?? '').replace(/^Bearer /, ''))
  if (!access || access.revoked) throw new ApiError(401, 'INVALID_ACCESS_TOKEN', 'Invalid access token', 65_600)
  const image = server.store.images.get(`urn:li:image:${request.path.split('/')[2] ?? ''}`)
  if (!image) throw new ApiError(404, 'NOT_FOUND', 'There is no such upload')
  const kind = signatures.find(([, bytes]) => bytes.every((byte, index) => request.bytes[index] === byte))
  if (!kind) throw new ApiError(400, 'MEDIA_ASSET_UNSUPPORTED', 'The file is no JPG, PNG or GIF')
  image.bytes = new Uint8Array(request.bytes)
  image.mimeType = kind[0]
  return { status: 201 }
}

const status: Handler = ({ server, params }) => {
  const image = server.store.images.get(params.urn ?? '')
  if (!image) throw new ApiError(404, 'NOT_FOUND', `${params.urn} was not found`)
  if (image.bytes && image.pollsLeft > 0) image.pollsLeft -= 1
  return { json: { id: image.urn, owner: image.owner, status: !image.bytes ? 'WAITING_UPLOAD' : image.pollsLeft > 0 ? 'PROCESSING' : 'AVAILABLE' } }
}

export const imageRoutes: Record<string, Handler> = { 'POST /rest/images': initialize, 'GET /rest/images/{urn}': status }
