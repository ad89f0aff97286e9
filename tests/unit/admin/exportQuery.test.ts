import { expect, it } from 'vitest'
import { exportQuery } from '../../../src/admin/exchange/exportQuery.ts'

it('a list without filters is exported whole', () => {
  expect(exportQuery({ where: undefined, search: undefined, searched: 'title' })).toBe('')
  expect(exportQuery({ where: {}, search: '  ', searched: 'title' })).toBe('')
})

it('the filters and the search of a list become the question of its export', () => {
  const where = { or: [{ and: [{ status: { equals: 'draft' } }, { category: { in: ['cfp', 'event'] } }] }] }
  expect(decodeURIComponent(exportQuery({ where, search: '', searched: 'title' }))).toBe(
    '?where[or][0][and][0][status][equals]=draft&where[or][0][and][1][category][in][0]=cfp&where[or][0][and][1][category][in][1]=event',
  )
  expect(decodeURIComponent(exportQuery({ where: { status: { equals: 'draft' } }, search: 'Leipzig & more', searched: 'title' }))).toBe(
    '?where[and][0][status][equals]=draft&where[and][1][title][like]=Leipzig & more',
  )
})
