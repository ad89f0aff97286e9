import type { ListLanguage } from '../languages.ts'

/** Insults of the other languages: strong nouns, and milder words that are said of somebody. */
export const insultsElsewhere: Record<Exclude<ListLanguage, 'en'>, string> = {
  es: 'idiotas?|imb[eé]cil(?:es)?|tarad[oa]s?|subnormal(?:es)?|estúpid[oa]s(?! pregunt)|(?:sois|son|eres|es) (?:(?:un|una|unos|unas|tan|todos|todas|muy|puro|pura|solo|más) )*(?:inútil(?:es)?|estúpid[oa]s?|tont[oa]s?|burr[oa]s?|ignorantes?|vag[oa]s?|incompetentes?|payas[oa]s?|basura|patétic[oa]s?|mediocres?|ridícul[oa]s|fracasad[oa]s?)|panda de \\p{L}+|(?:cállate|callaos|cállense|cierra la boca|vete al infierno)|(?:me )?(?:das|dais|dan) asco|qué vergüenza de \\p{L}+|odi(?:o|amos) a (?:l[oa]s|es[eo]s|est[eo]s)',
  fr: "idiot(?:e|s|es)?|imb[eé]ciles?|abruti(?:e|s|es)?|crétin(?:e|s|es)?|débiles? menta(?:l|ux)|(?:tu es|t'es|vous êtes|ils sont|elles sont|sont|est|êtes) (?:(?:un|une|des|de|la|si|trop|très|tous|toutes|vraiment|juste|complètement) )*(?:nul(?:s|le|les)?|stupides?|bêtes?|pathétiques?|incompétent(?:e|s|es)?|ignorant(?:e|s|es)?|fainéant(?:e|s|es)?|minables?|clowns?|honteu(?:x|se|ses)|daube|ordures?|ratés?|débiles?)|bande d[e'] ?\\p{L}+(?= ?[!.,])|tais-toi|taisez-vous|dégage[sz]?|on vous (?:déteste|hait)|allez au diable",
  de: '(?:voll)?idiot(?:en|in|innen|isch)?|(?:voll)?trottel|(?<!johnny |amber )(?:voll)?depp(?:en)?|dummk(?:o|ö)pfe?|schwachk(?:o|ö)pfe?|hohlk(?:o|ö)pfe?|vollpfosten|spast(?:i|is|en)?|versager(?:in|innen)?|penner|nichtsnutze?|dumpfbacken?|(?:ihr seid|du bist|sie sind|die sind|ist|sind|seid) (?:\\p{L}+ ){0,3}?(?:dumm|blöd|bescheuert|bekloppt|unfähig|inkompetent|erbärmlich|lächerlich|strohdumm|faul|ekelhaft|widerlich|idiotisch|armselig|hirnlos|müll|abschaum|gesindel|das letzte)|zu (?:dumm|blöd|doof|faul) (?:zum|um|für)|halt(?:et)? (?:die|den|deine|eure) (?:klappe|mund|schnauze)|haut ab|hau ab|schämt euch|schäm dich|(?:wir|ich) (?:hassen?|verachten?) (?:euch|dich|die|diese|alle)',
  pt: 'idiotas?|imbeci(?:l|s)|cretin[oa]s?|retardad[oa]s?|(?:você é|vocês são|são|é|eles são|elas são|seus|suas|tu és|bando de) (?:(?:um|uma|uns|umas|tão|todos|todas|muito|só) )*(?:burr[oa]s?|estúpid[oa]s?|idiotas?|inút(?:il|eis)|incompetentes?|ignorantes?|patétic[oa]s?|ridícul[oa]s|lixos?|preguiços[oa]s?|palhaç[oa]s?|fracassad[oa]s?|nojent[oa]s?|medíocres?)|bando de \\p{L}+(?= ?[!.,])|(?:odeio|odiamos) (?:vocês|você|ess[ea]s|est[ea]s|[oa]s)|vai pro inferno|vão pro inferno|que vergonha de \\p{L}+',
  pl: 'idiot(?:a|ka|ki|ko|ów|om|ami|ą|ę|y|ycz\\p{L}+)?|idioci|debil(?:e|i|u|ów|em|ami|ka|ki)?|kretyn(?:i|ki|ów|ka|em|ami)?|głup(?:ek|ki|ków|kiem|kami|cy|cem)|imbecyl(?:e|i|ów)?|półgłów(?:ek|ki)|matoł(?:y|ów|em)?|nieudaczni(?:k|cy|ków|kiem)|(?:jesteś|jesteście|są|jest) (?:(?:tak|taki|tacy|po prostu|wszyscy|bardzo|zupełnie|kompletnie|bandą|zwykłą|zwykłymi) )*(?:głupi[ae]?|żałosn[yiae]|beznadziejn[iyae]|leniwi|niekompetentni|niekompetentny|śmieciami|śmieszni|zerem|zerami|durniami|hołotą)|nienawidz(?:ę|imy) (?:was|cię|tych|ich)|wstydźcie się|wynocha|do diabła z (?:wami|tobą|nimi)',
}

/** Words before an insult that deny it: "no question is stupid". */
export const denials: Record<Exclude<ListLanguage, 'en'>, string> = {
  es: 'no|ningun[oa]?|ningún|nunca|nadie|ni',
  fr: 'pas|aucune?|jamais|personne|ni|sans',
  de: 'kein\\p{L}*|nicht|nie|niemals|niemand|ohne|weder',
  pt: 'não|nenhuma?|nunca|ninguém|nem|sem',
  pl: 'nie|żadn\\p{L}+|nikt|nigdy|bez',
}
