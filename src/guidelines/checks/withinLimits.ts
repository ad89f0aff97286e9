import { countGraphemes } from '../../text/measure.ts'
import { mediaOf, textFor } from '../reading.ts'
import type { Guideline, Remark } from '../types.ts'

/** What the channel's network takes: the limits come as data with the channel. */
export function withinLimits(): Guideline {
  return {
    id: 'limits',
    title: 'Within the limits of the network',
    defaultLevel: 'block',
    where: 'everywhere',
    per: 'channel',
    check(post, channel) {
      const limits = channel?.limits
      if (!channel || !limits) return []
      const { text, path } = textFor(post, channel)
      const media = mediaOf(post).filter((one) => one.path.startsWith('media.'))
      const size = (channel.measure ?? countGraphemes)(text)
      const remarks: Remark[] = []
      if (limits.needsPicture && !mediaOf(post).length)
        remarks.push({ path: 'media', message: `${channel.name} takes posts only with a picture.`, suggestion: 'Add one, or take the channel off.' })
      if (limits.pictures !== undefined && media.length > limits.pictures)
        remarks.push({
          path: 'media',
          level: 'warn',
          message: `${channel.name} shows at most ${limits.pictures} pictures; this post has ${media.length}.`,
          suggestion: 'Only the first ones will be sent.',
        })
      if (size > limits.text && post.overflow !== 'thread')
        remarks.push({
          path,
          level: 'hint',
          message: `On ${channel.name} the text is ${size} of ${limits.text} ${limits.unit} long and will be shortened at a sentence.`,
          suggestion: 'Write a shorter variant, or let it become a thread.',
        })
      return remarks
    },
  }
}
