/** People, as groups that are spoken about. */
export const people =
  'people|persons|folks?|ppl|men|women|girls|boys|guys|ladies|users|developers|devs|programmers|coders|engineers|scientists|researchers|academics|professors|teachers|students|beginners|newbies|newcomers|noobs|n00bs|juniors|seniors|managers|bosses|recruiters|maintainers|contributors|volunteers|organi[sz]ers|speakers|attendees|participants|coaches|mentors|reviewers|authors|editors|moderators|admins|sponsors|staff|team|teams|crowd|community|communities|company|companies|competitors?|customers|clients|politicians|journalists|foreigners|immigrants|refugees|boomers|millennials|kids|teenagers|females|males|haters|critics|fans|fanboys|applicants|candidates|colleagues|neighbou?rs|employees|interns|graduates|board|committee|leaders|leadership|management'

/** One person or group with a role, as it is spoken about. */
export const somebody =
  'speaker|organi[sz]er|maintainer|developer|reviewer|author|recruiter|manager|teacher|coach|mentor|boss|colleague|programmer|coder|engineer|professor|scientist|guy|man|woman|person|company|team|student|user|sponsor|editor|moderator|host|founder|ceo|contributor|committee|board|community'

/** Nouns that are an insult wherever they stand. */
export const strongNouns =
  '(?<!village |useful )idiots?(?!-proof)|morons?|imbeciles?|cretins?|dimwits?|half-?wits?|nitwits?|dunces?|dumb ?fucks?|scumbags?|lowlifes?|crybab(?:y|ies)|simpletons?|buffoons?|airheads?|bimbos?|numbskulls?|dullards?|ignoramus(?:es)?|feminazis?|incels?|neckbeards?'

/** Groups that are an insult when somebody is called one: "you clowns", "these losers", "they are parasites". */
export const groupNouns =
  'losers|clowns|fools|cowards|hypocrites|liars|creeps|pigs|snowflakes|parasites|leeches|vermin|scum|weirdos|wimps|whiners|noobs|n00bs|script kiddies|code monkeys|attention seekers|amateurs|crooks|thieves|scammers|thugs|trolls|frauds|fakes|freaks|sheep|rats|snakes|brats|degenerates|failures|nobodies|has-beens|dummies|jerks|pricks|bozos|blockheads|knuckleheads|hacks|animals|savages|zombies|sissies'

/** The same of one person, or of a thing that people made. */
export const namedAs =
  'loser|clown(?! fish)|fool|liar|coward|hypocrite|creep|jerk|prick|fraud(?! (?:detection|prevention))|thief|crook|scammer|disgrace|embarrassment|joke(?!,? (?:literally|about|book|that|for))|scam|rip-?off|failure|parasite|snake|pig|has-been|waste of (?:space|oxygen|air|time|money)|piece of (?:trash|garbage|crap|work)|dumpster fire|clown show|(?:garbage|trash|rubbish|crap|filth)(?! (?:in|collect\\w*|classif\\w*|can|bin|data|sort\\w*|pick\\w*))'

/** What people are called to hurt them. */
export const insultAdjectives =
  'stupid|dumb|idiotic|moronic|brainless|clueless|pathetic|worthless|useless|incompetent|ignorant|disgusting|repulsive|brain-?dead|mindless|spineless|gutless|delusional|talentless|untalented|inferior|illiterate|dishonest|crooked|greedy|arrogant|shameless|unprofessional|rude|vile|selfish|stuck-up|entitled(?! to)|slow-witted|laughable|unqualified|overpaid|unhinged|evil|too (?:stupid|dumb|lazy|slow|thick)'

/** Milder ones, which insult only in front of or behind people. */
export const mildAdjectives =
  'lazy|ugly|lame|hopeless|toxic|awful|terrible|horrible|nasty|hysterical|fat|gross|sloppy|third-rate|second-rate|self-important|unhelpful|mediocre|fake|crazy'

/** What follows when such a word is meant otherwise: "stupid simple", "lazy loading", "dumb question". */
export const otherwise =
  '(?! (?:simple|simply|easy|fast|good|amount|questions?|mistakes?|bugs?|errors?|typos?|things?|idea|jokes?|loading|evaluat\\w*|imports?|at first|about|enough to (?:ask|try)|fun|for)|-(?:loading|proof))'

/** Small words between a subject and the insult. */
export const filler =
  '(?:(?:really|so|just|all|such|an?|the|total|totally|complete|completely|utter|utterly|absolute|absolutely|bunch|pack|load|lot|full|of|very|clearly|obviously|simply|incredibly|still|always|nothing but|a bit|quite|pretty|bloody|freaking|fucking|damn|truly|actually|probably|most|biggest|worst|real|little|mostly|both|plain|as|more|bigger|lying|cheating|stupid|pathetic|lazy|ignorant|arrogant)[ ,]+)*'
