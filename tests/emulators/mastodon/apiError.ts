/** An answer that the server gives instead of doing what was asked. */
export class ApiError extends Error {
  readonly status: number
  readonly more: Record<string, unknown>
  constructor(status: number, message: string, more: Record<string, unknown> = {}) {
    super(message)
    this.status = status
    this.more = more
  }
}

export const notFound = (): ApiError => new ApiError(404, 'Record not found')
