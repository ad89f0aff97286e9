import type { TranslationKey } from '../../translations/en.ts'

/** How a channel that sends, or is paused, looks. */
export const sendingLook = (isPaused: boolean): { sign: string; label: TranslationKey; tone: string } =>
  isPaused ? { sign: '‖', label: 'fieldPaused', tone: 'question' } : { sign: '▶', label: 'sendingOn', tone: 'neutral' }
