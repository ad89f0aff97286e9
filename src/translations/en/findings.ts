import { manners } from '../../domain/said.ts'
import { findingSentences } from '../../guidelines/sentences.ts'
import { checkTitles } from '../../guidelines/titles.ts'

/** What the guidelines are called and what they find. */
export const findings = { ...manners, ...checkTitles, ...findingSentences }
