import { x } from '../../src/networks/x/x.ts'
import { emulatedXApp } from '../emulators/x/startXEmulator.ts'
import { startXHarness } from '../emulators/x/xHarness.ts'
import { testNetwork } from './suite.ts'

testNetwork({ name: 'X', makeNetwork: () => x({ ...emulatedXApp, paidQuotes: true }), startServer: () => startXHarness() })

testNetwork({
  name: 'X for a self-serve app, which may not quote, answers only those who mention it, and waits for its pictures',
  makeNetwork: () => x(emulatedXApp),
  startServer: () => startXHarness({ quotes: false, replies: 'summoned', processingPolls: 1 }),
})
