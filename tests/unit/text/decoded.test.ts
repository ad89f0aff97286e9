import { expect, test } from 'vitest'
import { decoded } from '../../../src/text/decoded.ts'

test.each([
  ['M%C3%BCnchen', 'München'],
  ['M%FCnchen', undefined],
  ['100%', undefined],
  ['plain', 'plain'],
])('a part of an address is read as people do, if it can be: %s', (part, read) => {
  expect(decoded(part)).toBe(read)
})
