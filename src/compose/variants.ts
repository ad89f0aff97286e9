import type { AngleText } from './angles.ts'
import type { ComposedVariant } from './composedPost.ts'
import { cutAtWord } from './fillVariable.ts'

/** Pinterest shows at most this many characters of a Pin's title. */
const longestTitle = 100

/**
 * Body of a post, in characters, above which a network gets the short form: its usual limit less the link and three hashtags.
 * The exact fitting stays with the network; this only lets whole sentences go instead of half ones.
 */
const bodies: Readonly<Record<string, number>> = { bluesky: 200, x: 200, mastodon: 400 }

/** Texts for single networks, only where they read better than the text for all. */
export function composeVariants(input: { composed: AngleText; articleTitle: string; networks: readonly string[] }): ComposedVariant[] {
  const { composed, articleTitle } = input
  return input.networks.flatMap((network): ComposedVariant[] => {
    if (network === 'linkedin') return composed.long === undefined ? [] : [{ network, text: composed.long }]
    if (network === 'pinterest') return articleTitle === '' ? [] : [{ network, title: cutAtWord(articleTitle, longestTitle), text: composed.bare }]
    const room = bodies[network]
    return room !== undefined && composed.text.length > room && composed.short !== undefined ? [{ network, text: composed.short }] : []
  })
}
