import { describe, expect, it } from 'vitest'
import { type MovesInput, movesFor } from '../../../src/admin/approval/moves.ts'
import { postStatuses } from '../../../src/domain/states.ts'

const nobody = { write: false, approve: false, publish: false }
const input = (more: Partial<MovesInput> = {}): MovesInput => ({
  status: 'draft',
  may: nobody,
  isNeeded: true,
  fourEyes: true,
  isCleared: false,
  isOwn: false,
  hasApproved: false,
  isChanged: false,
  publishAt: null,
  queue: false,
  now: Date.parse('2027-03-01T12:00:00Z'),
  ...more,
})
const kinds = (more: Partial<MovesInput>) => movesFor(input(more)).map(({ kind, because }) => (because ? `${kind} (${because})` : kind))
const writer = { ...nobody, write: true }
const approver = { ...nobody, approve: true }
const publisher = { ...nobody, publish: true }

describe('the steps of a post', () => {
  it('are none for somebody who may only look', () => {
    for (const status of postStatuses) expect(kinds({ status })).toEqual([])
  })

  it('begin with asking for approval, for a writer', () => {
    expect(kinds({ may: writer })).toEqual(['ask'])
    expect(kinds({ may: writer, status: 'in-review' })).toEqual(['take-back', 'cancel'])
    expect(kinds({ may: writer, status: 'approved', isCleared: true })).toEqual(['take-back', 'cancel'])
  })

  it('offer approval only for words of others, read as they are stored, once', () => {
    const at = { may: approver, status: 'in-review' }
    expect(kinds(at)).toEqual(['approve'])
    expect(kinds({ ...at, isOwn: true })).toEqual(['approve (approveNotOwn)'])
    expect(kinds({ ...at, isOwn: true, fourEyes: false })).toEqual(['approve'])
    expect(kinds({ ...at, isOwn: true, isNeeded: false })).toEqual(['approve'])
    expect(kinds({ ...at, hasApproved: true })).toEqual(['approve (approveAlready)'])
    expect(kinds({ ...at, isChanged: true })).toEqual(['approve (approveNotChanged)'])
  })

  it('let a publisher send what is approved, and nothing else where approval is needed', () => {
    expect(kinds({ may: publisher, status: 'approved', isCleared: true })).toEqual(['publish-now', 'take-back', 'cancel'])
    expect(kinds({ may: publisher, status: 'approved' })).toEqual(['take-back', 'cancel'])
    expect(kinds({ may: publisher })).toEqual(['ask'])
    expect(kinds({ may: publisher, isNeeded: false })).toEqual(['publish-now', 'ask'])
  })

  it('offer the time of the post when it is ahead, or its next free slot', () => {
    const at = { may: publisher, status: 'approved', isCleared: true }
    expect(kinds({ ...at, publishAt: '2027-03-02T12:00:00Z' })).toEqual(['schedule', 'publish-now', 'take-back', 'cancel'])
    expect(kinds({ ...at, publishAt: '2027-02-28T12:00:00Z' })).toEqual(['publish-now', 'take-back', 'cancel'])
    expect(movesFor(input({ ...at, queue: true }))[0]).toMatchObject({ kind: 'schedule', label: 'moveQueue', isMain: true })
  })

  it('bring back what was cancelled or failed, never what has gone out', () => {
    expect(kinds({ may: writer, status: 'cancelled' })).toEqual(['reopen'])
    expect(kinds({ may: writer, status: 'failed' })).toEqual(['cancel', 'reopen'])
    for (const status of ['published', 'partly-published', 'publishing', 'unknown']) expect(kinds({ may: { write: true, approve: true, publish: true }, status })).toEqual([])
  })
})
