import { forwardTo } from '../kit/forwardTo.ts'
import { type KitAnswer, type KitServer, startServer } from '../kit/startServer.ts'

/**
 * A server in front of a real one that passes everything on until it is told to lose an answer, cut, hang or fail: in code
 * (`fault(match, fault, times)`) or over `POST /_control/fault` { match, fault, times }. Its error answers look like those of a PDS.
 */
export function startFaultProxy({ target, port }: { target: string; port?: number }): Promise<KitServer> {
  return startServer({ port, handle: forwardTo(target), explain: explainAsPds })
}

const names: Record<number, [error: string, message: string]> = {
  400: ['InvalidRequest', 'Invalid request'],
  401: ['AuthenticationRequired', 'Authentication Required'],
  403: ['Forbidden', 'Forbidden'],
  404: ['XRPCNotSupported', 'XRPCNotSupported'],
  413: ['PayloadTooLarge', 'request entity too large'],
  429: ['RateLimitExceeded', 'Rate Limit Exceeded'],
  500: ['InternalServerError', 'Internal Server Error'],
  502: ['UpstreamFailure', 'Upstream Failure'],
  503: ['NotEnoughResources', 'Not Enough Resources'],
}

/** A PDS' own words for a status; with 429 its rate limit headers, over in one minute. */
function explainAsPds(status: number): KitAnswer {
  const [error, message] = names[status] ?? ['InternalServerError', 'Internal Server Error']
  if (status !== 429) return { json: { error, message } }
  const reset = Math.ceil(Date.now() / 1000) + 60
  return {
    json: { error, message },
    headers: { 'ratelimit-limit': '3000', 'ratelimit-remaining': '0', 'ratelimit-reset': String(reset), 'ratelimit-policy': '3000;w=300', 'retry-after': '60' },
  }
}
