import { describe, expect, it } from 'vitest'
import { followersLine, summariseAudience } from '../../../src/admin/audience.ts'

const day = (date: string, followers: number | null, posts = 0, interactions = 0) => ({ day: date, followers, posts, interactions })

describe('the audience of a channel', () => {
  it('is summed up: how it grew, and what people did with each post', () => {
    const days = [day('2026-01-01', 100, 2, 9), day('2026-01-02', null, 1, 1), day('2026-01-05', 130)]
    expect(summariseAudience(days)).toEqual({ followers: 130, change: 30, since: '2026-01-01', posts: 3, interactions: 10, perPost: 3.3 })
  })

  it('says nothing about growth that was not seen', () => {
    expect(summariseAudience([day('2026-01-01', 100)])).toMatchObject({ followers: 100, change: undefined, perPost: undefined })
    expect(summariseAudience([day('2026-01-01', null, 1, 4)])).toMatchObject({ followers: undefined, since: undefined, perPost: 4 })
  })

  it('is drawn where its days lie in time, the most at the top', () => {
    const size = { width: 100, height: 50 }
    expect(followersLine([day('2026-01-01', 10), day('2026-01-03', 20), day('2026-01-11', 15)], size)).toBe('0,50 20,0 100,25')
    expect(followersLine([day('2026-01-01', 10), day('2026-01-02', 10)], size)).toBe('0,25 100,25')
    expect(followersLine([day('2026-01-01', 10), day('2026-01-02', null)], size)).toBeUndefined()
  })
})
