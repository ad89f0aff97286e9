import { describe, expect, test } from 'vitest'
import type { Content } from '../../../src/domain/content.ts'
import { bluesky } from '../../../src/networks/bluesky/bluesky.ts'
import { facebook } from '../../../src/networks/facebook/facebook.ts'
import { pinterest } from '../../../src/networks/pinterest/pinterest.ts'
import { tellTarget } from '../../../src/networks/tellTarget.ts'
import { x } from '../../../src/networks/x/x.ts'

const contentOf = (kind: Content['kind'], text = ''): Content => ({ kind, parts: [{ text, media: [] }] })

describe('what becomes of a share or an answer, told before anybody saves', () => {
  test.each([
    ['a share without words', bluesky(), 'share', contentOf('share'), true, 'Is passed on as it is, under its author’s name.'],
    ['a share with words where quotes are known', bluesky(), 'share', contentOf('share', 'Look!'), true, 'Goes out as a quote: your words, with this post in them.'],
    ['a share with words where they are not', x(), 'share', contentOf('post', 'Look! https://x.com/a/status/1'), true, 'X does not share posts together with words of one’s own'],
    [
      'a share of what is not on the network',
      bluesky(),
      'share',
      contentOf('post', 'Look!'),
      false,
      'Goes out as a post with the link and a line of credit: it is no post on Bluesky.',
    ],
    ['a share where no app may share', facebook(), 'share', contentOf('share', 'Look!'), true, 'Facebook lets no app share posts'],
    ['an answer', x(), 'reply', contentOf('reply', 'Yes.'), true, 'Goes out as an answer under this post.'],
    ['an answer to what is not there', x(), 'reply', contentOf('reply', 'Yes.'), false, 'Only a post there can be answered.'],
    ['an answer where there are none', pinterest(), 'reply', contentOf('reply', 'Yes.'), true, 'Pinterest lets no app answer posts. Take the channel off'],
  ] as const)('%s', (_name, network, wanted, content, isFound, words) => {
    expect(tellTarget({ network, wanted, content, isFound })).toContain(words)
  })
})
