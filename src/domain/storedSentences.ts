import { fillPlaces, type Said, type SaidValue } from './said.ts'

/**
 * Sentences that are stored as plain English texts, with no room for their names: how a channel is, what is known of a delivery. The admin
 * knows them again by their words. One that another one could be taken for comes first.
 */
export const storedSentences = {
  storedConnected: 'Connected as {{handle}}.',
  storedDisconnected: 'Disconnected by {{who}}. Its posts wait until it is connected again.',
  storedAccessEnded: 'The access of “{{channel}}” ended on {{day}} {{time}} UTC. Reconnect the channel; its posts wait until then.',
  storedAccessEnds: 'The access of “{{channel}}” ends on {{day}} {{time}} UTC and cannot be renewed. Reconnect the channel before.',
  storedNoRevoke: '{{network}} lets no app give its access back: remove it in the settings of your account there.',
  storedChannelGone: 'The channel does not exist any more, so nobody can look there for you.',
  storedNotReadBack: 'This network cannot be read back.',
  storedUnreadable: 'The network could not be read back: {{why}}',
  storedLostNotReadBack: 'An earlier answer was lost, and this network cannot be read back.',
  storedLostRefused: 'An earlier answer was lost, and when it was sent again the network refused: {{why}}',
  storedManyAlike: 'There are {{posts}} posts with these words from that time.',
  storedNotFarBack: 'The recent posts of the account could not be read far enough back.',
  storedOtherLinks: 'There is a post with these words from that time, but with other links.',
  storedOtherLink: 'There is a Pin with these words from that time, but with another link.',
  storedNewPin: 'There is a new Pin on the board of which Pinterest does not tell where it was saved from.',
  storedOnlyPerson: 'LinkedIn does not let this channel read its own posts, so only a person can see whether it is there.',
  storedOnlyPersonThere: 'LinkedIn does not let this channel read the comments there, so only a person can see whether it is there.',
  storedPlaceTaken: 'In the place of this post {{channel}} has another one: "{{text}}".',
  storedReceipts: 'Every part has its receipt.',
  storedFound: 'Found on the network.',
  storedPartFound: 'Part {{part}} was found on the network; the rest goes on.',
  storedRepeated: 'Sent again with the same token: the network takes it only once.',
  storedAbsent: 'Surely not on the network: it is sent again.',
  storedHandPostPictures: 'Post this by hand on {{where}}, with {{pictures}}. Then say that it is there and paste the link.',
  storedHandPost: 'Post this by hand on {{where}}. Then say that it is there and paste the link.',
  storedHandSharePictures: 'Share {{target}} by hand on {{where}}, with {{pictures}}. Then say that it is there and paste the link.',
  storedHandShare: 'Share {{target}} by hand on {{where}}. Then say that it is there and paste the link.',
  storedHandAnswerPictures: 'Answer {{target}} by hand on {{where}}, with {{pictures}}. Then say that it is there and paste the link.',
  storedHandAnswer: 'Answer {{target}} by hand on {{where}}. Then say that it is there and paste the link.',
  itsPicture: 'its picture',
  itsPictures: 'its {{number}} pictures',
} as const

type StoredKey = keyof typeof storedSentences

/** A sentence as it is stored. */
export const toStored = (key: StoredKey, values?: Record<string, string | number>): string => fillPlaces(storedSentences[key], values)

/** A stored text as one of these sentences, and what somebody else said behind it. Undefined: it is none of them. */
export function readStored(text: string): { says: Said; rest: string } | undefined {
  for (const { key, pattern, places } of patterns()) {
    const match = pattern.exec(text)
    if (!match) continue
    const values = Object.fromEntries(places.map((name, index) => [name, toValue(match[index + 1] ?? '')]))
    return { says: { key, ...(places.length > 0 && { values }) }, rest: match[places.length + 1] ?? '' }
  }
  return undefined
}

function toValue(words: string): SaidValue {
  if (/^\d{4}-\d{2}-\d{2}$/.test(words)) return { day: words, year: true }
  return words.startsWith('its ') ? (readStored(words)?.says ?? words) : words
}

type Pattern = { key: string; pattern: RegExp; places: string[] }
let known: Pattern[] | undefined

function patterns(): Pattern[] {
  known ??= Object.entries(storedSentences).map(([key, sentence]) => {
    const source = sentence.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\{\w+\}\}/g, '([\\s\\S]+?)')
    const rest = sentence.endsWith('.') ? '(?: ([\\s\\S]+))?' : ''
    return { key, pattern: new RegExp(`^${source}${rest}$`), places: [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name) }
  })
  return known
}
