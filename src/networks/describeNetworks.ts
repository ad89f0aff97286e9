import type { Capabilities, Channel, Network } from './port.ts'

type Row = { what: string; tell(network: Network): string }

const yes = (value: boolean) => (value ? 'yes' : 'no')
const threads: Record<Capabilities['threads'], string> = { native: 'yes', comments: 'as comments under the post', joined: 'as one text', none: 'no: one post, shortened' }
const shares: Record<Capabilities['share'], string> = { native: 'the network’s own', quote: 'as a quote', link: 'as a post with the link and credit', none: 'no' }
const cards: Record<Capabilities['linkCard'], string> = { network: 'made by the network', ours: 'made by us', none: 'none' }
const moving: Record<Capabilities['moving'], string> = { yes: 'yes', alone: 'only alone in a post', no: 'refused before saving' }
const exactness: Record<Capabilities['exactness'], string> = {
  token: 'sent again with the same token: the network keeps one',
  'read-back': 'the network is read back before anything is sent again',
  person: 'a person is asked where the network cannot be read back',
}

const rows: readonly Row[] = [
  {
    what: 'Connecting',
    tell: ({ connect, requiredCredentials }) =>
      requiredCredentials.length === 0 ? 'nothing to connect' : connect ? 'its consent page, or pasting' : `pasting ${requiredCredentials.join(' and ')}`,
  },
  { what: 'Longest text', tell: (network) => `${limitsOf(network).text} ${limitsOf(network).unit}` },
  { what: 'Threads', tell: ({ capabilities }) => threads[capabilities.threads] },
  { what: 'Sharing a post', tell: ({ capabilities }) => shares[capabilities.share] },
  { what: 'Sharing with own words (quote)', tell: ({ capabilities }) => (capabilities.quote ? 'yes' : 'as a post with the link') },
  {
    what: 'Answering a post',
    tell: ({ capabilities }) => (capabilities.reply === 'if-mentioned' ? 'only posts that mention or quote the account, and its own' : yes(capabilities.reply)),
  },
  { what: 'Pictures in a post', tell: ({ capabilities }) => `${capabilities.needsPicture ? 'needs one, ' : ''}at most ${capabilities.maxPictures}` },
  { what: 'Moving pictures (GIF)', tell: ({ capabilities }) => moving[capabilities.moving] },
  { what: 'Description of a picture', tell: (network) => (network.capabilities.altText ? `at most ${limitsOf(network).altText}` : 'no') },
  { what: 'Content warning', tell: ({ capabilities }) => (capabilities.contentWarning ? 'yes' : 'written before the text') },
  { what: 'Language of a post', tell: ({ capabilities }) => yes(capabilities.language) },
  { what: 'Preview of a link', tell: ({ capabilities }) => cards[capabilities.linkCard] },
  { what: 'Deleting', tell: ({ capabilities }) => yes(capabilities.delete) },
  { what: 'Numbers (likes, shares …)', tell: ({ capabilities }) => yes(capabilities.metrics) },
  { what: 'Mentions of us', tell: ({ capabilities }) => (capabilities.mentions === 'comments' ? 'comments under its posts, with a permission' : yes(capabilities.mentions)) },
  { what: 'The same words again', tell: ({ capabilities }) => (capabilities.refusesRepeats ? 'refused' : 'yes') },
  { what: 'After a lost answer', tell: ({ capabilities }) => exactness[capabilities.exactness] },
]

/** A channel of which nothing is known yet: the network's own limits. */
function limitsOf(network: Network) {
  const channel: Channel = { id: '', name: network.label, network: network.name, baseURL: network.defaultBaseURL ?? '', settings: {}, learnt: {} }
  return network.limits(channel)
}

/** The one table of what networks can do, as Markdown: made from what each network says of itself. */
export function describeNetworks(networks: readonly Network[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(['', ...networks.map(({ label }) => label)]),
    line(['---', ...networks.map(() => '---')]),
    ...rows.map(({ what, tell }) => line([what, ...networks.map((network) => tell(network).replaceAll('|', '\\|'))])),
  ].join('\n')
}
