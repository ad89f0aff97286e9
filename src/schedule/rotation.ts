import type { Cooldown } from './cooldown.ts'
import type { EvergreenItem, EvergreenVariation } from './evergreenTypes.ts'
import { floorToMinute, toMs } from './moment.ts'
import { seededHash } from './seededHash.ts'

/** A moment twice: as an instant and as the channel's wall clock shows it. */
export type SlotMoment = { at: number; wall: number }

type RotationUse = SlotMoment & { itemId: string; variationId: string; textKey: string }

type Entry = {
  item: EvergreenItem
  variations: readonly EvergreenVariation[]
  tieBreak: number
  startsAt: number
  endsAt: number
  uses: number
  lastAt: number
  freeAt: number
  lastVariation: EvergreenVariation | undefined
  variationUsedAt: Map<string, number>
}

/**
 * The turn of the pool on one channel: who was used longest ago comes first, who was never used before all, then who was used less often; equals
 * are ordered by a hash of seed, channel and item, so that channels do not say the same thing at the same time. A text rests for its cooldown; an item with
 * several texts rests for its share of it, so that they are spread over the cooldown instead of running out at once.
 *
 * `spentTexts`, where given, are the texts that may never come back (X), shared by all channels to which that applies.
 */
export class Rotation {
  private readonly entries: Entry[]
  private readonly textFreeAt = new Map<string, number>()
  private readonly saidAt: ReadonlyMap<string, readonly { wall: number }[]>
  private readonly cooldown: Cooldown
  private readonly spentTexts: Set<string> | undefined

  constructor({
    pool,
    channel,
    history,
    said = [],
    seed,
    cooldown,
    spentTexts,
    toWall,
  }: {
    pool: readonly EvergreenItem[]
    channel: { id: string; languages?: readonly string[] | undefined }
    /** What this channel had, in any order. */
    history: readonly RotationUse[]
    /** When other posts say the same words there, also those still to come. */
    said?: readonly { textKey: string; wall: number }[]
    seed: string
    cooldown: Cooldown
    spentTexts?: Set<string> | undefined
    toWall: (ms: number) => number
  }) {
    this.cooldown = cooldown
    this.spentTexts = spentTexts
    this.saidAt = Map.groupBy(said, ({ textKey }) => textKey)
    for (const { textKey } of said) spentTexts?.add(textKey)
    this.entries = pool.filter((item) => item.articleLive && (item.channels?.includes(channel.id) ?? true)).flatMap((item) => toEntry(item, channel, seed))
    const byId = new Map(this.entries.map((entry) => [entry.item.id, entry]))
    for (const use of history.toSorted((a, b) => a.at - b.at)) {
      const entry = byId.get(use.itemId)
      if (entry) this.markUsed(entry, use.variationId, use)
      this.markText(use.textKey, use.wall)
    }
    for (const entry of this.entries) {
      entry.uses = Math.max(entry.uses, entry.item.uses?.[channel.id] ?? 0)
      const last = entry.item.lastUsedAt?.[channel.id]
      const lastAt = last === undefined ? Number.NEGATIVE_INFINITY : floorToMinute(toMs(last, 'lastUsedAt'))
      if (lastAt <= entry.lastAt) continue
      entry.lastAt = lastAt
      entry.freeAt = this.restEnd(entry, toWall(lastAt))
    }
    this.entries.sort((a, b) => order(a.lastAt, b.lastAt) || a.uses - b.uses || a.tieBreak - b.tieBreak || (a.item.id < b.item.id ? -1 : 1))
  }

  /** Takes the next item that may go out at this moment and notes its use. Moments must be asked for in order. */
  take(slot: SlotMoment): { itemId: string; variationId: string } | undefined {
    for (let index = 0; index < this.entries.length; index++) {
      const entry = this.entries[index]
      if (!entry) break
      if (slot.at >= entry.endsAt || entry.uses >= (entry.item.maxUses ?? Number.POSITIVE_INFINITY)) {
        this.entries.splice(index--, 1)
        continue
      }
      if (slot.at < entry.startsAt || slot.wall < entry.freeAt) continue
      const variation = this.chooseVariation(entry, slot.wall)
      if (!variation) continue
      this.markUsed(entry, variation.id, slot)
      this.markText(variation.textKey, slot.wall)
      this.moveBack(index)
      return { itemId: entry.item.id, variationId: variation.id }
    }
    return undefined
  }

  private chooseVariation(entry: Entry, wall: number): EvergreenVariation | undefined {
    const last = entry.lastVariation
    const usedAt = (variation: EvergreenVariation) => entry.variationUsedAt.get(variation.id) ?? Number.NEGATIVE_INFINITY
    const isRepeat = (variation: EvergreenVariation) => (last !== undefined && variation.language === last.language ? 1 : 0)
    const free = entry.variations.filter((variation) => {
      if (entry.variations.length > 1 && variation.id === last?.id) return false
      return !this.spentTexts?.has(variation.textKey) && wall >= (this.textFreeAt.get(variation.textKey) ?? Number.NEGATIVE_INFINITY) && !this.isSaidNear(variation, wall)
    })
    return free.toSorted((a, b) => isRepeat(a) - isRepeat(b) || order(usedAt(a), usedAt(b)))[0]
  }

  /** Whether another post says the same less than a cooldown before or after. */
  private isSaidNear({ textKey }: EvergreenVariation, wall: number): boolean {
    return (this.saidAt.get(textKey) ?? []).some((said) => (said.wall <= wall ? wall < this.cooldown(said.wall) : said.wall < this.cooldown(wall)))
  }

  private markUsed(entry: Entry, variationId: string, { at, wall }: SlotMoment): void {
    entry.uses++
    entry.lastAt = at
    entry.freeAt = this.restEnd(entry, wall)
    entry.lastVariation = entry.variations.find((variation) => variation.id === variationId)
    entry.variationUsedAt.set(variationId, at)
  }

  private markText(textKey: string, wall: number): void {
    this.textFreeAt.set(textKey, this.cooldown(wall))
    this.spentTexts?.add(textKey)
  }

  private restEnd(entry: Entry, wall: number): number {
    return wall + (this.cooldown(wall) - wall) / entry.variations.length
  }

  /** Behind all that were used before it. Not simply to the end: the history may know of uses that are still to come. */
  private moveBack(index: number): void {
    const [entry] = this.entries.splice(index, 1)
    if (!entry) return
    let place = this.entries.length
    while (place > 0 && (this.entries[place - 1]?.lastAt ?? 0) > entry.lastAt) place--
    this.entries.splice(place, 0, entry)
  }
}

function toEntry(item: EvergreenItem, channel: { id: string; languages?: readonly string[] | undefined }, seed: string): Entry[] {
  const variations = item.variations.filter(({ language }) => language === undefined || channel.languages === undefined || channel.languages.includes(language))
  if (variations.length === 0) return []
  return [
    {
      item,
      variations,
      tieBreak: seededHash(seed, channel.id, item.id),
      startsAt: item.startsAt === undefined ? Number.NEGATIVE_INFINITY : toMs(item.startsAt, 'startsAt'),
      endsAt: item.endsAt === undefined ? Number.POSITIVE_INFINITY : toMs(item.endsAt, 'endsAt'),
      uses: 0,
      lastAt: Number.NEGATIVE_INFINITY,
      freeAt: Number.NEGATIVE_INFINITY,
      lastVariation: undefined,
      variationUsedAt: new Map(),
    },
  ]
}

/** Compares two moments of which both may be "never", where subtracting gives nothing to compare. */
function order(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}
