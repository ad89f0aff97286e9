/** An answer of X that is not what was asked for: problem+json. */
export class Problem extends Error {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly headers: Record<string, string>
  constructor(status: number, detail: string, more: Record<string, unknown> = {}, headers: Record<string, string> = {}) {
    super(detail)
    this.status = status
    this.headers = headers
    this.body = { title: titles[status] ?? 'Error', detail, type: 'about:blank', status, ...more }
  }
}

const titles: Record<number, string> = {
  400: 'Invalid Request',
  401: 'Unauthorized',
  402: 'CreditsDepleted',
  403: 'Forbidden',
  404: 'Not Found Error',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

const problems = 'https://api.x.com/2/problems'

export const invalidRequest = (message: string): Problem =>
  new Problem(400, 'One or more parameters to your request was invalid.', { type: `${problems}/invalid-request`, errors: [{ message, parameters: {} }] })

/** What a look-up answers, with status 200, instead of a resource that is not there. */
export function notFound(parameter: string, value: string, type: 'tweet' | 'user'): Record<string, unknown> {
  return {
    value,
    detail: `Could not find ${type} with ${parameter}: [${value}].`,
    title: 'Not Found Error',
    resource_type: type,
    parameter,
    resource_id: value,
    type: `${problems}/resource-not-found`,
  }
}

export const unauthorized = (): Problem => new Problem(401, 'Unauthorized')

/** Credits used up, or the cap of the plan reached. */
export const depleted = (account: string): Problem =>
  new Problem(402, `Your enrolled account [${account}] does not have any credits to fulfill this request.`, { type: `${problems}/credits` })
export const usageCapped = (): Problem =>
  new Problem(429, 'Usage cap exceeded: Monthly product cap', { title: 'UsageCapExceeded', type: `${problems}/usage-capped`, period: 'Monthly', scope: 'Product' })
export const notEnrolled = (detail: string): Problem =>
  new Problem(403, detail, { title: 'Client Forbidden', type: `${problems}/client-forbidden`, reason: 'client-not-enrolled', required_enrollment: 'Enterprise' })
