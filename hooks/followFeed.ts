import type { CollectionAfterChangeHook } from 'payload'
import { announceWork } from '../src/announceWork.ts'
import type { House } from '../src/house.ts'

/** A feed that was added, or got another address, is asked at once. */
export function followFeed(house: House): CollectionAfterChangeHook {
  return async ({ doc, previousDoc, operation, req }) => {
    if (operation === 'create' || doc.url !== previousDoc?.url) await announceWork(house, req, 'pollFeeds')
    return doc
  }
}
