import { countGraphemes } from '../../text/measure.ts'
import { mediaOf, textFor } from '../reading.ts'
import { tell, words } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { Guideline, Remark } from '../types.ts'

/** What the channel's network takes: the limits come as data with the channel. */
export function withinLimits(): Guideline {
  return {
    id: 'limits',
    title: checkTitles.checkLimits,
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
      if (limits.needsPicture && !mediaOf(post).length) remarks.push({ path: 'media', ...tell('findingNeedsPicture', { channel: channel.name }) })
      if (limits.pictures !== undefined && media.length > limits.pictures)
        remarks.push({
          path: 'media',
          level: 'warn',
          ...tell('findingManyPictures', { channel: channel.name, most: limits.pictures, pictures: media.length }),
        })
      if (size > limits.text && post.overflow !== 'thread')
        remarks.push({
          path,
          level: 'hint',
          ...tell('findingTextLong', { channel: channel.name, size, most: limits.text, unit: limits.unit === 'characters' ? words('countedCharacters') : limits.unit }),
        })
      return remarks
    },
  }
}
