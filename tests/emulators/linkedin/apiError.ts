import type { KitAnswer } from '../kit/startServer.ts'

/** An answer that LinkedIn gives instead of doing what was asked. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly serviceErrorCode: number
  constructor(status: number, code: string, message: string, serviceErrorCode = 0) {
    super(message)
    this.status = status
    this.code = code
    this.serviceErrorCode = serviceErrorCode
  }
}

export function toErrorAnswer({ status, code, message, serviceErrorCode }: Pick<ApiError, 'status' | 'code' | 'message' | 'serviceErrorCode'>): KitAnswer {
  return { status, json: { message, status, code, ...(serviceErrorCode ? { serviceErrorCode } : {}) } }
}

/** LinkedIn's own words for a bare error status. */
export function explainError(status: number): KitAnswer {
  const [code, message] = words[status] ?? ['INTERNAL_SERVER_ERROR', 'Internal Server Error']
  return toErrorAnswer({ status, code, message, serviceErrorCode: 0 })
}

const words: Readonly<Record<number, [string, string]>> = {
  401: ['EXPIRED_ACCESS_TOKEN', 'The token used in the request has expired'],
  403: ['ACCESS_DENIED', 'Not enough permissions to access this resource'],
  404: ['NOT_FOUND', 'Not Found'],
  409: ['CONFLICT', 'Conflict while processing the request'],
  422: ['UNPROCESSABLE_ENTITY', 'The request cannot be processed'],
  426: ['NONEXISTENT_VERSION', 'Requested version is not active'],
  429: ['TOO_MANY_REQUESTS', 'Resource level throttle limit for calls to this resource is reached.'],
  504: ['GATEWAY_TIMEOUT', 'Gateway Timeout. The entity may still have been created.'],
}
