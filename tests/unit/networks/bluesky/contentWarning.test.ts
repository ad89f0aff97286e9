import { describe, expect, test } from 'vitest'
import { toSelfLabel, withWarning } from '../../../../src/networks/bluesky/contentWarning.ts'

describe('a content warning on Bluesky', () => {
  test.each([
    ['NSFW', 'porn'],
    [' nudity. ', 'nudity'],
    ['Sexually suggestive', 'sexual'],
    ['Violence', 'graphic-media'],
    ['Spoiler', undefined],
    ['No nudity here', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j becomes the label %j', (warning, label) => {
    expect(toSelfLabel(warning)).toBe(label)
  })

  test('starts the text where there is no label for it, once', () => {
    expect(withWarning('It ends well.', 'Spoiler')).toBe('CW: Spoiler\n\nIt ends well.')
    expect(withWarning(withWarning('It ends well.', 'Spoiler'), 'Spoiler')).toBe('CW: Spoiler\n\nIt ends well.')
    expect(withWarning('', 'Spoiler')).toBe('CW: Spoiler')
    expect(withWarning('A painting.', 'nudity')).toBe('A painting.')
    expect(withWarning('CW: Spoilers of another kind', 'Spoiler')).toBe('CW: Spoiler\n\nCW: Spoilers of another kind')
  })
})
