import type { KitAnswer } from '../kit/startServer.ts'

export type ErrorFacts = { code: number; message: string; status?: number; subcode?: number; type?: string; isTransient?: boolean }

/** An answer that the Graph API gives instead of doing what was asked. */
export class GraphError extends Error {
  readonly facts: ErrorFacts
  constructor(facts: ErrorFacts) {
    super(facts.message)
    this.facts = facts
  }
}

/** The one shape of all errors. The HTTP status says little: 400 for most. */
export function toErrorAnswer({ code, message, status = 400, subcode, type = 'OAuthException', isTransient = false }: ErrorFacts): KitAnswer {
  return {
    status,
    json: { error: { message, type, code, ...(subcode === undefined ? {} : { error_subcode: subcode }), is_transient: isTransient, fbtrace_id: 'AbCdEfGhIjKlMnOpQrStUvW' } },
  }
}

/** Facebook's own words for a bare error status. */
export function explainError(status: number): KitAnswer {
  if (status >= 500) return toErrorAnswer({ code: 2, message: '(#2) Service temporarily unavailable', status, isTransient: true })
  return toErrorAnswer({ code: 100, message: '(#100) Invalid parameter', status })
}

export const gone = (id: string): GraphError =>
  new GraphError({
    code: 100,
    subcode: 33,
    type: 'GraphMethodException',
    message: `Unsupported request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
  })
/** What others wrote takes a permission, or a review, and the refusal names both. */
export const needsReview = (permission: string): GraphError =>
  new GraphError({ code: 10, status: 403, message: `(#10) This endpoint requires the '${permission}' permission or the 'Page Public Content Access' feature.` })
export const noPermission = (what: string): GraphError => new GraphError({ code: 200, status: 403, message: `(#200) ${what}` })
export const noSession = (subcode: number, message: string): GraphError => new GraphError({ code: 190, subcode, message: `Error validating access token: ${message}` })
