/** One of several patterns. */
const oneOf = (...patterns: string[]) => `(?:${patterns.join('|')})`

/** Groups of people as they are spoken about. */
export const people = oneOf(
  'people|persons|folks?|ppl|men|women|girls|boys|guys|ladies|kids|teenagers|females|males|boomers|millennials|snobs|nerds|geeks',
  'users|developers|devs|programmers|coders|engineers|scientists|researchers|academics|professors|teachers|students|graduates|interns',
  'beginners|newbies|newcomers|noobs|n00bs|juniors|seniors|managers|bosses|leaders|leadership|management|recruiters|employees|colleagues',
  'maintainers|contributors|volunteers|organi[sz]ers|speakers|attendees|participants|coaches|mentors|reviewers|authors|editors|moderators|admins|members',
  'sponsors|staff|team|teams|crowd|community|communities|company|companies|competitors?|customers|clients|board|committee|fans|fanboys|haters|critics',
  'politicians|journalists|foreigners|immigrants|refugees|conservatives|liberals|feminists|neighbou?rs|applicants|candidates',
)

/** One person or group with a role. */
export const somebody = oneOf(
  'speaker|organi[sz]er|maintainer|developer|reviewer|author|recruiter|manager|teacher|coach|mentor|boss|colleague|programmer|coder|engineer|professor|scientist',
  'guy|man|woman|girl|boy|lady|person|company|team|student|user|sponsor|editor|moderator|host|founder|ceo|contributor|committee|board|community|attendee|volunteer',
)

/** Nouns that are an insult wherever they stand. */
export const strongNouns = oneOf(
  '(?<!village |useful )idiots?(?!-proof)|morons?|imbeciles?|cretins?|dimwits?|half-?wits?|nitwits?|dunces?|dumb ?fucks?|scumbags?|lowlifes?|crybab(?:y|ies)',
  'simpletons?|buffoons?|airheads?|bimbos?|numbskulls?|dullards?|ignoramus(?:es)?|feminazis?|incels?|neckbeards?|weaklings?|charlatans?|nutjobs?|nutcases?',
  'sheeple|dolts?|sociopaths?|freeloaders?|swindlers?|slackers|backstabbers?|imbecility',
)

/** Groups that are an insult when somebody is called one: "you clowns", "these losers", "they are parasites". */
export const groupNouns = oneOf(
  'losers|clowns|fools|cowards|hypocrites|liars|creeps|pigs|snowflakes|parasites|leeches|vermin|scum|weirdos|wimps|whiners|noobs|n00bs|script kiddies|code monkeys',
  'attention seekers|amateurs|crooks|thieves|scammers|thugs|trolls|frauds|fakes|freaks|sheep|rats|snakes|brats|degenerates|failures|nobodies|has-beens|dummies|jerks',
  'pricks|bozos|blockheads|knuckleheads|hacks|animals|savages|zombies|sissies|goons|twits|peasants|maggots|cockroaches|psychos|maniacs|snobs',
)

/** The same of one person, or of a thing that people made. */
export const namedAs = oneOf(
  'loser|clown(?! fish)|fool(?! for (?:a|one|five|ten|\\d+) )|liar|coward|hypocrite|creep|jerk|prick|fraud(?! (?:detection|prevention))|thief|crook|scammer|disgrace|embarrassment(?! of)',
  'joke(?!,? (?:literally|about|book|that|for))|scam|rip-?off|failure|parasite|snake|pig|has-been|waste of (?:space|oxygen|air|time|money)|piece of (?:trash|garbage|crap)',
  'dumpster fire|clown show|twit|(?:garbage|trash|rubbish|crap|filth)(?! (?:in|collect\\w*|classif\\w*|can|bin|data|sort\\w*|pick\\w*))',
)

/** What people are called to hurt them. */
export const insultAdjectives = oneOf(
  'stupid|dumb|idiotic|moronic|brainless|clueless|pathetic|worthless|useless|incompetent|ignorant|disgusting|repulsive|brain-?dead|mindless|spineless|gutless|delusional',
  'talentless|untalented|inferior|illiterate|dishonest|crooked|corrupt|greedy|arrogant|shameless|unprofessional|rude|vile|selfish|stuck-up|entitled(?! to)|slow-witted|laughable',
  'unqualified|overpaid|unhinged|evil|whiny|whining|snobby|smug|pretentious|cowardly|hypocritical|sleazy|slimy|creepy|two-faced|narcissistic|obnoxious|insufferable',
  'blind and stupid|too (?:stupid|dumb|lazy|slow|thick)|(?:dumb|thick) as .{2,12}',
)

/** Milder ones, which insult only in front of or behind people. */
export const mildAdjectives =
  'lazy|ugly|lame|hopeless|toxic|awful|terrible|horrible|nasty|hysterical|fat|gross|sloppy|third-rate|second-rate|self-important|unhelpful|mediocre|fake|crazy|annoying|childish'

/** What follows when such a word is meant otherwise: "stupid simple", "lazy loading", "dumb question". */
export const otherwise =
  '(?! (?:simple|simply|easy|fast|good|amount|questions?|mistakes?|bugs?|errors?|typos?|things?|idea|jokes?|loading|evaluat\\w*|imports?|at first|about|enough to (?:ask|try)|fun|for|data|files?|awakening)|-(?:loading|proof))'

/** Small words between a subject and the insult. */
export const filler =
  '(?:(?:really|so|just|all|such|an?|the|total|totally|complete|completely|utter|utterly|absolute|absolutely|bunch|pack|load|lot|full|of|very|clearly|obviously|simply|incredibly|still|always|nothing but|a bit|quite|pretty|bloody|freaking|fucking|damn|truly|actually|probably|most|biggest|worst|real|little|mostly|both|plain|as|more|bigger|lying|cheating|stupid|pathetic|lazy|ignorant|arrogant|jealous|bitter|miserable|sad|old|angry|ugly|whiny|greedy)[ ,]+)*(?:\\p{L}+ and )?'
