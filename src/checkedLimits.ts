import type { CheckedChannel } from './guidelines/types.ts'
import type { Channel, Network } from './networks/port.ts'

/** What a network takes on a channel, as the guidelines read it. */
export function checkedLimits(network: Network, channel: Channel): Required<Pick<CheckedChannel, 'limits' | 'measure'>> {
  const limits = network.limits(channel)
  const { maxPictures, needsPicture } = network.capabilities
  return {
    limits: { text: limits.text, unit: limits.unit, altText: limits.altText, pictures: limits.pictures ?? maxPictures, needsPicture },
    measure: (text) => limits.measure(text),
  }
}
