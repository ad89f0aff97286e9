import { readFileSync, writeFileSync } from 'node:fs'
import { bluesky } from '../src/networks/bluesky/bluesky.ts'
import { describeNetworks } from '../src/networks/describeNetworks.ts'
import { facebook } from '../src/networks/facebook/facebook.ts'
import { linkedin } from '../src/networks/linkedin/linkedin.ts'
import { manual } from '../src/networks/manual/manual.ts'
import { mastodon } from '../src/networks/mastodon/mastodon.ts'
import { pinterest } from '../src/networks/pinterest/pinterest.ts'
import { x } from '../src/networks/x/x.ts'

const file = new URL('../docs/networks.md', import.meta.url)
const [begin, end] = ['<!-- capabilities: made by .ci/networksDoc.ts -->', '<!-- end of capabilities -->'] as const
const app = { clientId: 'id', clientSecret: 'secret' }

/** docs/networks.md as it should be: its words, with the table made anew from the networks as they come, each with an app. */
export function networksDoc(): { now: string; wanted: string } {
  const now = readFileSync(file, 'utf8')
  const table = describeNetworks([mastodon(), bluesky(), linkedin(app), x(app), facebook(app), pinterest(app), manual()])
  const [before = ''] = now.split(begin)
  const [, after = ''] = now.split(end)
  return { now, wanted: `${before}${begin}\n${table}\n${end}${after}` }
}

if (import.meta.main) writeFileSync(file, networksDoc().wanted)
