import { describe, expect, test } from 'vitest'
import { htmlToText } from '../../../src/networks/mastodon/htmlToText.ts'
import { withoutTags } from '../../../src/text/withoutTags.ts'

const words = (html: string) => withoutTags(html).replace(/\s+/gu, ' ').trim()

describe('the words of a page', () => {
  test('are read without tags, comments, scripts and styles', () => {
    expect(words('<h1>Code of <b>Conduct</b></h1><!-- not <i>this</i> --><script>if (a<b) report()</script\n><style>p{}</style><p>Be kind.</p>')).toBe('Code of Conduct Be kind.')
    expect(words('Kind <script>never closed')).toBe('Kind')
  })

  // A page of two million signs may be asked for; before, 60,000 of these took five seconds in which nothing else was done.
  test.each(['<', '<script', '<!--', '</script ', '<p class="quote-inline">', '</p><p '])('are read at once, however often a page says %s', (part) => {
    const page = part.repeat(2_000_000 / part.length)
    const start = performance.now()
    withoutTags(page)
    htmlToText(page)
    expect(performance.now() - start).toBeLessThan(3_000)
  })
})
