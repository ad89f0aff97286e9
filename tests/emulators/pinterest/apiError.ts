/** An answer that Pinterest gives instead of doing what was asked: a number and a sentence. */
export class ApiError extends Error {
  readonly status: number
  readonly code: number
  constructor(status: number, code: number, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

export const unauthorized = (): ApiError => new ApiError(401, 2, 'Authentication failed.')
export const missingScope = (): ApiError =>
  new ApiError(401, 3, 'Your token does not have sufficient permissions to perform this operation. Please ensure your token is authorized with the correct set of scopes.')
export const notPermitted = (): ApiError => new ApiError(403, 29, 'You are not permitted to access that resource.')
export const boardNotFound = (): ApiError => new ApiError(404, 40, 'Board not found.')
export const pinNotFound = (): ApiError => new ApiError(404, 50, 'Pin not found.')
export const invalid = (message: string): ApiError => new ApiError(400, 1, message)
