import fc from 'fast-check'
import { bluesky, facebook, linkedin, manual, mastodon, pinterest, x } from 'payload-social-campaigns/networks'
import { describe, expect, it } from 'vitest'
import { findStrictest } from '../../../../src/admin/live/strictest.ts'
import type { Channel, Network } from '../../../../src/networks/port.ts'
import { type Counting, countAs } from '../../../../src/text/countAs.ts'
import { generatedText, samples } from '../../text/samples.ts'

type Case = { network: Network; settings?: Record<string, unknown>; learnt?: Record<string, unknown>; target: string }

const app = { clientId: 'id', clientSecret: 'secret' }
const cases: Record<string, Case> = {
  Mastodon: { network: mastodon(), target: 'https://example.social/@us/1' },
  'a Mastodon that counts addresses as forty': { network: mastodon(), learnt: { characters: 700, charactersPerUrl: 40 }, target: 'https://example.social/@us/1' },
  Bluesky: { network: bluesky(), target: 'https://bsky.app/profile/us.example/post/3kabc' },
  LinkedIn: { network: linkedin(app), settings: { author: 'urn:li:organization:1' }, target: 'https://www.linkedin.com/feed/update/urn:li:share:7000000000000000001/' },
  X: { network: x(app), target: 'https://x.com/us/status/1' },
  Facebook: { network: facebook(app), settings: { pageId: '1' }, target: 'https://www.facebook.com/1/posts/2' },
  Pinterest: { network: pinterest(app), target: 'https://www.pinterest.com/pin/1/' },
  'a manual channel': { network: manual(), settings: { maxLength: 200 }, target: 'https://example.org/1' },
}
const special = {
  ...samples,
  'little text': 'Read (and share) <this> | that * now: a_b ~ {x} [y] \\ @ada @[Django (global)](urn:li:organization:12) #Tag #open_source C# # 1',
  addresses: 'https://example.org/a_b(c)#d example.com readme.md http://grå.org/straße www.python.org mail@example.org',
}

describe.each(Object.entries(cases))('the counter in the browser, for %s', (_name, { network, settings = {}, learnt = {}, target }) => {
  const channel: Channel = {
    id: '1',
    name: 'Ours',
    network: network.name,
    handle: 'us',
    baseURL: network.defaultBaseURL ?? 'https://example.social',
    language: undefined,
    settings,
    learnt,
  }
  const limits = network.limits(channel)
  const counting: Counting = limits.counting ?? { as: 'characters' }
  const draft = { kind: 'post' as const, tags: [], media: [], more: [], overflow: 'shorten' as const }

  it('counts as the server does, in every script and with every sign', () => {
    for (const [name, text] of Object.entries(special)) expect(countAs(counting, text), name).toBe(limits.measure(text))
    fc.assert(fc.property(generatedText, (text) => countAs(counting, text) === limits.measure(text)))
  })

  it('says that there is no room exactly when the server would shorten', () => {
    const isShortened = (text: string, kind: 'post' | 'reply', max: number, as: Counting) => {
      const said = network.render({ ...draft, kind, text, ...(kind === 'reply' ? { target } : {}) }, channel).content.parts
      return { server: said.map((part) => part.text).join('') !== text, browser: (findStrictest(text, [{ name: 'Ours', max, counting: as }])?.left ?? 0) < 0 }
    }
    const rooms: ['post' | 'reply', number, Counting][] = [['post', limits.text, counting]]
    if (network.capabilities.threads !== 'none') rooms.push(['reply', limits.reply?.text ?? limits.text, limits.reply?.counting ?? counting])
    for (const [kind, max, as] of rooms)
      for (const piece of ['word ', 'a (b) ', '#tag and_so ', '新しい', '👩🏽‍💻 ']) {
        const whole = piece.repeat(Math.ceil(max / 2))
        // The longest beginning that the browser lets through, and the next one.
        let [fits, over] = [0, [...whole].length]
        const cut = (length: number) => [...whole].slice(0, length).join('').trim()
        while (over - fits > 1) {
          const middle = Math.floor((fits + over) / 2)
          if (countAs(as, cut(middle)) <= max) fits = middle
          else over = middle
        }
        for (const length of [fits - 1, fits, over, over + 1]) {
          const { server, browser } = isShortened(cut(length), kind, max, as)
          expect(browser, `${kind} of ${length} × ${piece}`).toBe(server)
        }
      }
  })
})
