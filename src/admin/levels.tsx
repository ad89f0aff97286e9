'use client'
import type { Level } from '../guidelines/types.ts'
import type { TranslationKey } from '../translations/en.ts'
import { Badge } from './StateBadge.tsx'

/** How a level looks: sign, word and tone. It is never told by colour alone. */
export const levelLooks = {
  block: { label: 'levelBlock', sign: '✖', tone: 'bad' },
  warn: { label: 'levelWarn', sign: '!', tone: 'question' },
  hint: { label: 'levelHint', sign: 'i', tone: 'neutral' },
} as const satisfies Record<Level, { label: TranslationKey; sign: string; tone: string }>

/** The level of a finding or of a problem. */
export const LevelBadge = ({ level }: { level: Level }) => <Badge {...levelLooks[level]} />
