import { expect, it } from 'vitest'
import { writeCalendar } from '../../../src/exchange/writeCalendar.ts'

it('a calendar stays one property a line, whatever its name and its entries hold', () => {
  const at = new Date('2027-03-01T09:00:00Z')
  const entry = { uid: '1', at, title: 'One\r\nBEGIN:VALARM', description: 'First\nsecond', status: 'fixed', changedAt: at } as const
  const file = writeCalendar({ name: 'Spring\r\nlaunch\n2027', entries: [entry] })
  expect(file).toContain('NAME:Spring launch 2027\r\n')
  expect(file).toContain('SUMMARY:One BEGIN:VALARM\r\n')
  expect(file).toContain('DESCRIPTION:First\\nsecond\r\n')
  for (const line of file.trimEnd().split('\r\n')) expect(line).toMatch(/^( |[A-Z-]+[:;])/)
})
