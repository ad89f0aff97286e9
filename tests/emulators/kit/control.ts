import type { Fault, FaultBook, Match } from './faults.ts'
import type { KitAnswer, RecordedRequest } from './startServer.ts'

type Control = {
  method: string
  path: string
  bytes: Buffer
  faults: FaultBook
  requests: readonly RecordedRequest[]
  reset(): void
  posts: (() => unknown) | undefined
  violations: readonly string[] | undefined
}

/**
 * `/_control/*`: how another process drives an emulator.
 * `POST fault` { match, fault, times } · `POST reset` · `GET posts` · `GET violations` · `GET requests`.
 */
export function answerControl(control: Control): KitAnswer {
  const action = `${control.method} ${control.path.slice('/_control/'.length)}`
  switch (action) {
    case 'POST fault': {
      const order = JSON.parse(control.bytes.toString()) as { match?: Match; fault: Fault; times?: number }
      control.faults.arm(order.match ?? {}, order.fault, order.times)
      return { status: 204 }
    }
    case 'POST reset':
      control.reset()
      return { status: 204 }
    case 'GET posts':
      return { json: control.posts?.() ?? [] }
    case 'GET violations':
      return { json: control.violations ?? [] }
    case 'GET requests':
      return { json: control.requests.map(({ headers: _headers, ...rest }) => rest) }
    default:
      return { status: 404, text: `There is no control named "${action}".` }
  }
}
