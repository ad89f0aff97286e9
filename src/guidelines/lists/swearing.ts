import { DataSet, type ParsedPattern, parseRawPattern } from 'obscenity'
import type { ListLanguage } from '../languages.ts'

const parsed = (source: string): ParsedPattern => parseRawPattern(source)

/**
 * Strong English swear words in the notation of `obscenity`: `|` is a word boundary. Doubled letters are written once, because the
 * matcher folds them ("fuuuck"). Words that are also names, animals or science (cock, tit, sex, anus, dyke) are left out on purpose.
 */
const english = [
  'fuck',
  '|fck',
  '|fuk|',
  '|fuking',
  '|shit|',
  '|shits|',
  '|shity',
  '|shithe',
  '|shitho',
  '|shitsh',
  '|shitp',
  'bulshit',
  'dipshit',
  'horseshit',
  'batshit',
  'apeshit',
  '|bitch',
  '|cunt',
  '|ashole',
  '|arsehole',
  '|ashat|',
  '|dumbas|',
  '|dumbases|',
  '|jackas|',
  '|jackases|',
  '|dick|',
  '|dicks|',
  '|dickhe',
  '|cocksuck',
  '|twat',
  '|wanker',
  '|slut',
  '|whore|',
  '|whores|',
  '|pusy|',
  '|pusies|',
  '|bastards|',
  '|bolocks|',
  '|douche|',
  '|douches|',
  '|douchebag',
  '|blowjob',
  '|dildo',
  '|milf',
  '|stfu|',
  '|wtf|',
  '|gtfo|',
  '|motherf',
]

/** Terms that look like one of the above and are not; compared in lower case. */
const harmless = [
  'moby dick',
  'philip k. dick',
  'dick van',
  "dick's sporting",
  'spotted dick',
  'pussy riot',
  'pussy willow',
  'pussyhat',
  'pussy hat',
  'bastard sword',
  'fuckup night',
  'fuckup nights',
  'fck berlin',
  'slutwalk',
  'slut walk',
  'shitake',
  'shih tzu',
  'fukushima',
  'fukuoka',
  'fukui',
  'fukuyama',
  'fukuda',
  'slut shaming',
  'slut-shaming',
  'slutshaming',
  'bitch, the magazine',
  'fugging',
  'fucking, austria',
  'fucking, the austrian',
]

/** The English dictionary for the `obscenity` matcher. */
export const englishSwearWords = harmless
  .reduce((set, term) => set.addPhrase((builder) => builder.setMetadata({ word: term }).addWhitelistedTerm(term)), new DataSet<{ word: string }>())
  .addAll(english.reduce((set, word) => set.addPhrase((builder) => builder.setMetadata({ word }).addPattern(parsed(word))), new DataSet<{ word: string }>()))

/** Swear words with letters masked, in any language: "f**k", "sh!t", "b*tch". */
export const maskedSwearing =
  'f[*#_@!%.-]+c?k(?:ing|ed|er|ers)?|f\\*{2,}\\w*|f\\*+k\\w*|s[*#_@!%]+t(?:ty|show|hole)?|sh[*#_@!%]+t?(?:ty)?|b[*#_@!%]+tch(?:es|y)?|bullsh[*#_@!%]+t?|a[*#_@$]+holes?|c[*#_@!%]+nts?|d[*#!]ck(?:head)?s?|w[*#]nkers?'

/** Strong words of the other languages, word-bound, with their usual endings. English ones are heard everywhere. */
export const swearing: Record<Exclude<ListLanguage, 'en'>, string> = {
  es: 'mierda|mierdas|joder|jodid[oa]s?|jódete|jódanse|coño|puta|putas|puto|putos|gilipollas|cabr[oó]n(?:es|a|as)?|hij[oa]s? de (?:la gran )?puta|hijueputa|pendej[oa]s?|chinga(?:r|da|do|te|tumadre)?|chinga tu madre|vete a la (?:mierda|verga|chingada)|verga|cojones|boludos? de mierda|me cago en|culer[oa]s?|malparid[oa]s?|concha (?:de )?tu madre',
  fr: "merde|merdique|putain|putes?|connard(?:e|s|es)?|connasses?|enculé(?:e|s|es)?|enculer|salopes?|salauds?|salopards?|nique(?:r)?(?: ta mère)?|ntm|(?:bande de|gros|sale|pauvre|petits?|sales) cons?|conneries?|bordel de merde|va te faire (?:foutre|voir|enculer)|allez vous faire (?:foutre|voir)|(?:on )?s'en (?:fout|branle)|casse-couilles|chiant(?:e|s|es)?|ta gueule|(?:ferme|fermez) (?:ta|vos|votre) gueules?|fils de pute",
  de: 'schei(?:ß|ss)e?|schei(?:ß|ss)(?:dreck|laden|egal|kerl|typ|verein)\\p{L}*|beschissen(?:e[nrsm]?)?|arschl(?:o|ö)ch(?:er|ern)?|ärsche|arschgeigen?|wichser(?:n|in)?|hurensöhne?n?|hurensohn|fotzen?|schlampen?|nutten?|fick(?:en|t)?|gefickt|verfickt(?:e[nrsm]?)?|fickt? (?:dich|euch)|verpiss(?:t)?(?: (?:dich|euch))?|halt(?:et)? (?:die|eure|deine|s) (?:fresse|maul)|(?:die|deine|eure) fresse|missgeburt(?:en)?|drecks(?:au|säue|kerl|laden|pack|verein)|kacke|mistkerle?|leck(?:t)? mich(?: am arsch)?|am arsch',
  pt: 'merdas?|caralho|porra|foda-se|foder|fodam?-se|fodid[oa]s?|vai (?:se|te) f[ou]der|vão se f[ou]der|filh[oa]s? d[ae] putas?|puta que (?:o |te )?pariu|putas?|buceta|cuz(?:ão|ões)|arrombad[oa]s?|babacas?|otári[oa]s?|escrot[oa]s?|cacete|desgraçad[oa]s?|vai tomar no cu|cala(?:-te| a (?:boca|tua boca))|calem a boca|corn[oa]s? mans[oa]s?|vagabund[oa]s?',
  pl: 'kurw[aęyąo]|kurwa mać|(?:s|wy|za|roz|o|u|od|prze|po|na|do|w)?(?:kurwi|pierdol|pierdal|jeb(?!a?ł?g)|jebi)\\p{L}*|chuj(?:a|e|em|owi?|owy|owa|owe|nia)?|huj(?:a|owy)?|skurwysyn(?:u|y|ów|ami)?|skurwiel(?:e|i)?|dupk(?:i|ów|u|iem)|dupek|gówn(?:o|a|em|iany|iana|iane)|cip(?:a|y|o)|dziwk(?:a|i|o|ę)|suki(?:nsyn\\p{L}*)|zamknij(?:cie)? (?:się|ryj|mordę)|stul(?:cie)? (?:pysk|ryj|mordę)|spadaj(?:cie)?',
}

/**
 * Words that only ever hurt a group of people. Kept as short as it can be: it has to exist so that such a word never leaves, and it is
 * the only part of the tone check that blocks.
 */
export const slurs =
  'n[i1]gg(?:er|a|az|ers|as)|fagg?ots?|trann(?:y|ies)|kikes?|chinks(?! in)|wetbacks?|towel ?heads?|rag ?heads?|gooks?|sand ?monkeys?|shemales?|subhumans?|untermensch(?:en)?|retards?|retarded(?! (?:potentials?|times?|green|fields?|interactions?|waves?|coordinates?))|mongoloids?|libtards?|maric(?:ón|ones)|sudacas?|bougnoules?|youpins?|tarlouzes?|schwuchteln?|kanaken?|negers?|kümmeltürken?|viados?|traveco?s?|ciapat(?:y|e|ych)|pedał(?:y|ów)|czarnuch(?:y|ów|a)?'

/** Where a word of that list is another one: `in` a language, or next to words that show what is meant. Letters as written. */
export const noSlurs: readonly { word: RegExp; in?: ListLanguage; after?: RegExp; nearby?: RegExp }[] = [
  // To retard the ignition; French for being late.
  { word: /^retards?$/iu, after: /^ (?:the|this|its|their|timing|ignition|spark|growth|corrosion)(?!\p{L})/iu },
  { word: /^retards?$/iu, in: 'fr' },
  { word: /^trann(?:y|ies)$/iu, nearby: /transmission|gearbox|clutch|torque|drivetrain/iu },
  // Enrique's short name
  { word: /^Kike$/u, in: 'es' },
  { word: /^pedał(?:y|ów)$/iu, nearby: /rower|hamul|gaz|sprzęg/iu },
]

/** English words that are heard in every language. */
export const internationalSwearing = 'f+u+c+k+\\p{L}*|motherf\\p{L}+|bullshit|shit(?:ty|show|hole)?|assholes?|bitch(?:es)?|wtf|stfu'
