/** Why a delivery is held, and how a person ends the hold. */
export const holdReasons = {
  'everything-stopped': 'Everything is stopped in the social settings. Turn sending on again there.',
  'channel-paused': 'The channel is paused. Resume it, then its posts go out in order.',
  'channel-dormant': 'The channel is dormant: nothing is sent there. Change its standing, or take it off the post.',
  'channel-trouble': 'The channel needs attention. Look at its health and reconnect it; its posts wait.',
  'campaign-stopped': 'The campaign is stopped. Resume it, or take the post out of it.',
  'campaign-gate': 'The campaign waits for its go. A person with the right has to release it.',
  'article-not-live': 'The article is not published any more. Publish it again, or cancel the post.',
  'article-changed': 'The article was saved a moment ago; its posts are being brought up to date.',
  silence: 'Today is a day of silence in the social settings.',
  'newer-occurrence': 'A newer occurrence of this recurring post is due already; this one is not made up for.',
  'not-approved': 'The post is not approved or scheduled (any more).',
} as const
export type HoldReason = keyof typeof holdReasons
