import { createTell } from '../domain/said.ts'

/** What rings when a channel is fed too little, in English. The table that other languages follow. */
export const scheduleSentences = {
  ringSilent: '{{since}} and {{next}}. The target is {{target}} a week: write a post, or fill the evergreen pool.',
  ringSilentOccasional: '{{since}} and {{next}}. The target is {{target}} every other week: write a post, or fill the evergreen pool.',
  ringNever: 'Nothing has ever been published here',
  ringSince: 'Nothing has been published here for {{days}} days',
  ringNext: 'the next post is {{days}} days away',
  ringNextOne: 'the next post is 1 day away',
  ringNothing: 'nothing is planned',
  ringOf: '{{channel}}: {{sentence}}',
  ringDry: '{{channel}} runs dry on {{day}}. Write posts, or fill an evergreen pool.',
  slotJumped: 'On {{day}} the clocks in {{zone}} jump over {{time}}. This slot is used at {{shown}} on that day.',
} as const

/** Says one of them. */
export const tellSchedule = createTell(scheduleSentences)
