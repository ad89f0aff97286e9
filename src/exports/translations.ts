export { de } from '../translations/de.ts'
export { en, type TranslationKey, type Translations } from '../translations/en.ts'
export { translations } from '../translations/label.ts'
