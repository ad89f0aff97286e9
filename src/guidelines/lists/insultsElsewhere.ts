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

/** Words that report an insult or an old story, before or after it: "who says that …?", "…, my grandmother used to say". */
export const reports: Record<Exclude<ListLanguage, 'en'>, string> = {
  es: 'dij\\p{L}+|dec[ií]an?|dicen?|digan|creía[ns]?|creyeron|pensa(?:ba|ban|ron)|mitos?|prejuicios?|estereotipos?|llamar\\p{L}*',
  fr: 'di(?:t|sent|sait|saient)|cro(?:it|ient|yais|yait)|pens(?:ait|aient|ais)|mythes?|préjugés?|clichés?|traitée?',
  de: 'sagte\\p{L}*|sagt|sagen|gesagt|heißt|hieß|hörte\\p{L}*|gehört|dachte\\p{L}*|gedacht|glaubte\\p{L}*|behaupt\\p{L}+|mythos|vorurteile?|klischees?',
  pt: 'diss\\p{L}+|diz(?:em|iam?)?|achava[m]?|achei|pensava[m]?|mitos?|preconceitos?|estereótipos?|chamar\\p{L}*',
  pl: 'mówi\\p{L}*|powiedzia\\p{L}+|myśl(?:ał|ała|eli)|mity?|stereotyp\\p{L}*|twierdz\\p{L}+',
}

/** Words after an old story that turn it round: "nonsense", "look at these thirty". */
export const turns: Record<Exclude<ListLanguage, 'en'>, string> = {
  es: 'falso|mentira|mitos?|no es (?:verdad|cierto)|claro que sí|demostr\\p{L}+',
  fr: 'faux|mythes?|pas vrai|bien sûr que',
  de: 'falsch|stimmt nicht|unsinn|quatsch|gegenbeweise?|von wegen|mythos|sondern',
  pt: 'falso|mentira|mitos?|não é verdade|provam?|claro que sim',
  pl: 'nieprawda|mit|bzdura',
}

/** Who speaks of themselves: "I always thought I am too stupid for maths". */
export const ofOneselfElsewhere: Record<Exclude<ListLanguage, 'en'>, string> = {
  es: 'yo|soy|somos|fui|era|me (?:siento|sentía|sentí|llam\\p{L}+)|nos (?:sentimos|sentíamos)',
  fr: "je|j'étais|j'ai|nous|me (?:sens|sentais)",
  de: 'ich|wir|mich|mir',
  pt: 'eu|sou|somos|era|fui|me (?:sinto|sentia|senti|cham\\p{L}+)|a gente',
  pl: 'jestem|jesteśmy|byłam|byłem|czuł[ae]m się|ja|my',
}

/** The beginning of a judgement on everybody who is like that: its "not" denies nothing of what follows. */
export const whoever = /^\s*(?:wer|quien(?:es)?|quem|ceux qui|celui qui|celle qui|kto|el que|la que|los que)\s[^,]*(?:,|$)/iu

const [groupsEs, groupsPt] = [
  '(?:mujeres|chicas|niñas|inmigrantes|extranjer[oa]s|gitan[oa]s|moros|viej[oa]s|judíos|musulmanes|negros)',
  '(?:mulher(?:es)?|meninas|garotas|imigrantes|estrangeir[oa]s|cigan[oa]s|velh[oa]s|judeus|muçulmanos|nordestin[oa]s)',
]
const groupsFr = '(?:femmes|filles|immigrés|étrangers|arabes|juifs|musulmans|noirs|vieux)'
const groupsDe = '(?:frauen|mädchen|ausländer(?:innen)?|flüchtlinge|migranten|muslime|juden|rentner|alte leute|blondinen|behinderte)'
const groupsPl = '(?:kobiety|baby|dziewczyny|imigranci|uchodźcy|żydzi|cyganie|cudzoziemcy|ukraińcy)'

// Of women one says kindly that they go out, or are out of the ordinary ("mujeres fuera de serie", "raus auf die Bühne").
const strangersEs = '(?:inmigrantes|extranjer[oa]s|gitan[oa]s|moros|judíos|musulmanes|negros)'
const strangersPt = '(?:imigrantes|estrangeir[oa]s|cigan[oa]s|judeus|muçulmanos|nordestin[oa]s)'
const strangersFr = '(?:immigrés|étrangers|arabes|juifs|musulmans|noirs)'

/** Old stories about who can do what, and who has to go, in the other languages. */
export const storiesElsewhere: Record<Exclude<ListLanguage, 'en'>, string> = {
  es: `${groupsEs} no (?:sirven|valen|saben|pueden|deberían|entienden|están hech[oa]s) (?:\\p{L}+ ){0,3}?(?:programar|programación|código|tecnología|matemáticas|ciencias?|informática|conducir|liderar|pensar)|fuera (?:l[oa]s )?${strangersEs}|${strangersEs} fuera|mujeres a (?:la cocina|fregar)|${groupsEs} (?:controlan|dominan) (?:el|la|tod[oa])|nos roban (?:el|los) (?:trabajos?|empleos?)`,
  fr: `${groupsFr} ne (?:savent|peuvent|sont|comprennent|devraient) (?:pas|rien)(?: \\p{L}+){0,3}? (?:coder|programmer|conduire|réfléchir|diriger|maths|technique|informatique)|${strangersFr} dehors|dehors les ${strangersFr}|${groupsFr} (?:à la cuisine|n'ont rien à faire)|${groupsFr} (?:contrôlent|dominent) (?:le|la|tout)`,
  de: `${groupsDe} (?:können|konnten|sollten|sollen|lernen) (?:\\p{L}+ ){0,3}?(?:nicht|nie|kein\\p{L}*) (?:\\p{L}+ ){0,2}?(?:programmieren(?! lernen)|coden|einparken|rechnen|logisch denken|mathe|führen|denken)|${groupsDe} (?:gehören|gehörn) (?:\\p{L}+ ){0,2}?(?:an den herd|in die küche|nicht (?:in|auf|an) (?:die|den|unser\\p{L}*|ein\\p{L}*))|${groupsDe} haben (?:\\p{L}+ ){0,4}?nichts (?:zu suchen|verloren)|${groupsDe} verstehen (?:\\p{L}+ ){0,2}?nichts von|(?:ausländer|flüchtlinge|migranten|muslime|juden|asylanten|zigeuner|türken|schwule|lesben) (?:\\p{L}+ ){0,2}?raus|(?:juden|muslime|ausländer|flüchtlinge|migranten) (?:kontrollieren|beherrschen|klauen|stehlen|nehmen uns)`,
  pt: `${groupsPt} não (?:sabem?|servem?|podem?|conseguem?|entendem?|prestam?|deveriam?) (?:\\p{L}+ ){0,3}?(?:programar|programação|código|tecnologia|matemática|exatas|dirigir|liderar|pensar)|lugar de mulher é na (?:cozinha|pia)|fora (?:[oa]s )?${strangersPt}|${strangersPt} fora|${groupsPt} (?:controlam|dominam) (?:o|a|tudo)`,
  pl: `${groupsPl} nie (?:umieją|potrafią|nadają się|powinny|powinni) (?:\\p{L}+ ){0,3}?(?:programowa\\p{L}+|kodowa\\p{L}+|myśle\\p{L}+|prowadzić|informaty\\p{L}+|matematy\\p{L}+)|(?:kobiety|baby) do (?:garów|kuchni)|(?:imigranci|uchodźcy|żydzi|cyganie|cudzoziemcy|ukraińcy|geje) (?:do domu|won|wynocha|precz)`,
}
