import { describe, expect, it } from 'vitest'
import { networksDoc } from '../../../.ci/networksDoc.ts'
import { describeNetworks } from '../../../src/networks/describeNetworks.ts'
import { mastodon } from '../../../src/networks/mastodon/mastodon.ts'

describe('the table of what networks can do', () => {
  it('stands in docs/networks.md as the networks say it of themselves (make it anew: node .ci/networksDoc.ts)', () => {
    const { now, wanted } = networksDoc()
    expect(now).toBe(wanted)
  })

  it('follows what a network says of itself', () => {
    const network = mastodon()
    const table = (capabilities: Partial<typeof network.capabilities>) => describeNetworks([{ ...network, capabilities: { ...network.capabilities, ...capabilities } }])
    expect(table({})).toContain('| Threads | yes |')
    expect(table({ threads: 'none' })).toContain('| Threads | no: one post, shortened |')
    expect(table({ needsPicture: true, maxPictures: 7 })).toContain('| Pictures in a post | needs one, at most 7 |')
    expect(table({ exactness: 'person' })).toContain('a person is asked')
  })
})
