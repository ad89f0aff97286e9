import type { ListLanguage } from '../languages.ts'

const happening = 'event|workshop|talk|meeting|meetup|webinar|session|call|stream|office hours|deadline|sprint|conference|keynote|panel|training|class|deal|news'
const weekday = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday'

/** Words that only make sense on one day. `warn`: surely; `hint`: often also a figure of speech ("start today"). */
export const momentWords: Record<ListLanguage, { warn: string; hint: string }> = {
  en: {
    warn: `(?<!(?:of|better|brighter|for|a) )tomorrow(?!'s (?:leader|developer|scientist|world|problem|maintainer|engineer|tech|generation))|tonight|(?<!(?:like|only|just) )yesterday(?!'s (?:beginner|student|attendee|learner|newcomer|newbie|participant|coachee|idea|problem|technology))|(?:this|next|coming|last) (?:${weekday}|week|weekend)|later today|earlier today|today at|(?:it's|starts?|starting|begins?|ends?|closes?|closing|opens?|live|happening|due|on air|only|until) today|today's (?:${happening})|is today(?= at|[!:,])|today is|today only|last (?:day|chance) today|(?:in|within) (?:an hour|a few hours|\\d+ (?:minutes|hours))|this (?:morning|afternoon|evening)|just now|starts? in \\d+ (?:days?|hours?|minutes?)|only \\d+ days? (?:left|to go)|happening now|right now in|we're live`,
    hint: '(?:this|next|last) (?:month|year|spring|summer|autumn|fall|winter)|just announced|next up',
  },
  es: {
    warn: 'mañana (?:a las|es|empieza|por la|tenemos|será)|(?:hasta|nos vemos|es|para) mañana|esta (?:noche|tarde|semana)|hoy (?:a las|es|empieza|mismo|termina|tenemos)|ayer|(?:este|próximo) (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|fin de semana)|la próxima semana',
    hint: 'hoy|este (?:mes|año)',
  },
  fr: {
    warn: "demain|ce soir|cet après-midi|cette semaine|aujourd'hui à|c'est aujourd'hui|hier|(?:ce|prochain) (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|week-end)|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|semaine) prochaine?",
    hint: "aujourd'hui|ce mois-ci|cette année",
  },
  de: {
    warn: '(?<!guten |schönen |von |am |jeden )morgen(?! früh aufstehen)|übermorgen|(?<!von )heute (?:abend|nachmittag|um|ist|beginnt|startet|endet|letzter)|ab heute|bis heute|gestern|(?:diesen|nächsten|kommenden) (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)|(?:diese|nächste|kommende) woche|(?:dieses|nächstes|kommendes) wochenende',
    hint: 'heute|(?:diesen|nächsten) monat|dieses jahr',
  },
  pt: {
    warn: 'amanhã(?! vai ser outro dia)|hoje (?:à noite|às|é|começa|termina|tem)|é hoje|ontem|(?:esta|nesta|próxima) (?:semana|segunda|terça|quarta|quinta|sexta)(?:-feira)?|(?:este|neste|próximo) (?:sábado|domingo|fim de semana)',
    hint: 'hoje|este (?:mês|ano)',
  },
  pl: {
    warn: 'jutro|pojutrze|dziś (?:o|wieczorem|jest|zaczyna)|dzisiaj (?:o|wieczorem|jest|zaczyna)|dziś wieczorem|wczoraj|w (?:ten|tę|najbliższy|najbliższą|przyszły|przyszłą) (?:poniedziałek|wtorek|środę|czwartek|piątek|sobotę|niedzielę|weekend|tydzień)|w (?:tym|przyszłym) tygodniu',
    hint: 'dziś|dzisiaj|w tym (?:miesiącu|roku)',
  },
}
