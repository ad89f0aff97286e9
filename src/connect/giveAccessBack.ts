import type { ChannelDoc } from '../domain/documents.ts'
import { NetworkFailure } from '../domain/failures.ts'
import { toStored } from '../domain/storedSentences.ts'
import type { Runtime } from '../runtime.ts'

const revokeTimeoutMs = 10_000

/**
 * Tells the network that access is not needed any more: that of a channel, or `credentials` that were never stored. What it could not be told
 * keeps nothing here; the sentence says what is left for a person to do.
 */
export async function giveAccessBack(runtime: Runtime, channel: ChannelDoc, credentials?: Record<string, string>): Promise<string | undefined> {
  let late: NodeJS.Timeout | undefined
  try {
    const { connection, network } = runtime.open(channel, credentials)
    if (!connection.revoke) return toStored('storedNoRevoke', { network: network.label })
    await Promise.race([
      connection.revoke(),
      new Promise<never>((_, reject) => {
        late = setTimeout(() => reject(new NetworkFailure('unreachable', 'The network did not answer in time.')), revokeTimeoutMs)
      }),
    ])
    return undefined
  } catch (error) {
    // Access that is no good any more needs no revoking.
    if (error instanceof NetworkFailure && (error.code === 'unauthorized' || error.code === 'not-connected')) return undefined
    const why = error instanceof NetworkFailure ? error.message : 'The network could not be told.'
    return error instanceof NetworkFailure && error.code === 'not-supported' ? why : `${why} Remove the access in the settings of the account on the network, too.`
  } finally {
    clearTimeout(late)
  }
}
