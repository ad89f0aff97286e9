import { describe, expect, test } from 'vitest'
import { inclusiveLanguage } from '../../../src/guidelines/checks/inclusiveLanguage.ts'
import { insults } from '../../../src/guidelines/checks/insults.ts'
import { sensitiveTopics } from '../../../src/guidelines/checks/sensitiveTopics.ts'
import { tone } from '../../../src/guidelines/checks/tone.ts'
import { findingsOf, levelsOf, marked } from './findings.ts'

describe('tone', () => {
  test.each([
    'This talk is going to kill it!',
    'A killer feature: kill the process, not the container',
    'Dick Grayson coaches in Scunthorpe and Penistone',
    'We assess classes, cocktails, and the analysis of Uranus',
    'Philip K. Dick, Moby Dick and Dick Van Dyke walk into a library',
    'Shiitake risotto, she graduated magna cum laude',
    'A badass hacker at our hackathon',
    'Great tits and blue-footed boobies: a bird data set',
    'We must cancel. Sorry, and see you next year',
    'Breast cancer data, mental health, war and grief',
    "They told me I don't belong here. I do.",
    "You don't belong here? Think again!",
    'RTFM is not an answer.',
    'Harassment is not welcome here',
    'Avoid global state at all costs? A nuanced answer',
    'Retarded potentials in electrodynamics',
    'Ryosuke Fukatani spoke in Fukuoka',
    'Imposter syndrome sucks',
    'Which library is a waste of time? None.',
    'Nobody asked, but here is our favourite font',
  ])('passes: %s', (text) => {
    expect(levelsOf(tone(), text)).toBe('fine')
  })

  test.each([
    ['This is absolute shit', 'shit'],
    ['What the f*ck is that', 'f*ck'],
    ['sh1tty docs', 'sh1tty'],
    ['fuuuuck this', 'fuuuuck'],
    ['An a$$hole move', 'a$$hole'],
    ['Shut up already', 'Shut up'],
    ['Shame on you all', 'Shame on you'],
    ['You should be ashamed', 'You should be ashamed'],
    ['RTFM before you ask', 'RTFM'],
    ['A complete waste of time, that talk', 'complete waste of time'],
    ["We hate people who don't document", 'We hate people who'],
    ['Worst conference ever!', 'Worst conference'],
  ])('warns: %s', (text, words) => {
    const found = findingsOf(tone(), text)
    expect(found[0]?.level).toBe('warn')
    expect(marked(text, found)[0]).toContain(words)
  })

  test.each(['Those faggots again', 'Another retarded reviewer'])('blocks a slur: %s', (text) => {
    expect(levelsOf(tone(), text)).toBe('block')
  })

  test.each([
    ['es', 'Eres una mierda', 'No te preocupes, es muy fácil'],
    ['fr', "C'est de la merde, cette conférence", 'Nous avons un bon concours'],
    ['de', 'So ein Scheiß', 'Ein dickes Dankeschön, der Stoff ist dick'],
    ['pt', 'Vão se foder', 'O carro é porreiro'],
    ['pl', 'Kurwa mać', 'Kurs dla kobiet'],
  ])('speaks %s', (language, bad, good) => {
    expect(levelsOf(tone(), { text: bad, language })).toBe('warn')
    expect(levelsOf(tone(), { text: good, language })).toBe('fine')
  })

  test('hears a language that the text plainly is in, whatever the field says', () => {
    expect(levelsOf(tone(), { text: 'Este es el código de la conferencia y es una mierda', language: 'en' })).toBe('warn')
  })

  test('does not run English lists on other languages', () => {
    expect(levelsOf(tone(), { text: 'Der Ast ist dick', language: 'de' })).toBe('fine')
    expect(levelsOf(tone(), { text: 'The branch is dick', language: 'en' })).toBe('warn')
  })

  test('can be switched off for a language', () => {
    expect(levelsOf(tone(), { text: 'This is shit', language: 'en' }, {}, [], { checks: { tone: { languages: { en: false } } } })).toBe('fine')
  })

  test('lets names of the handle book pass, only where they stand', () => {
    const text = 'Thanks to Bitch Magazine for the interview'
    expect(levelsOf(tone(), text)).toBe('warn')
    expect(levelsOf(tone(), text, { names: ['Bitch Magazine'] })).toBe('fine')
    expect(levelsOf(tone(), 'Bitch Magazine says: bitch', { names: ['Bitch Magazine'] })).toBe('warn')
  })

  test('leaves links and mentions alone', () => {
    expect(levelsOf(tone(), 'See https://example.org/shit/bitch by @bitch@example.org')).toBe('fine')
  })

  test('reads every text that goes out', () => {
    const post = { variants: [{ network: 'x', text: 'Oh shit' }], more: [{ text: 'Oh shit' }], media: [{ alt: 'A sign that says shit' }], contentWarning: 'shit' }
    expect(findingsOf(tone(), post).map(({ path }) => path)).toEqual(['contentWarning', 'more.0.text', 'variants.0.text', 'media.0.alt'])
  })
})

describe('insults', () => {
  test.each([
    'I felt like an idiot in my first week',
    'You are not stupid, and never too dumb to code',
    'There are no stupid questions',
    'They called me lazy and stupid. I am a doctor now.',
    "Girls can't code? Think again!",
    '"Women are bad at maths", they said. They were wrong.',
    'No one is too dumb to learn',
    'Stupid simple, stupid fast: our new API',
    'Lazy evaluation, dumb terminals and the garbage collector',
    'Parasites, leeches and pigs: genomes for everybody',
    'My grandma can code',
    'Are large language models stupid? A talk',
    'You are amazing, they are wonderful, the team is great',
    'If your plot is ugly but right, it is a good plot',
    'The village idiot is the hero of this story',
    'This plot is a joke, literally',
    'Error messages are useless if nobody can read them',
    'People with disabilities are welcome',
    'Autistic people tell us how meetups could be kinder',
  ])('pass: %s', (text) => {
    expect(levelsOf(insults(), text)).toBe('fine')
  })

  test.each([
    'You are all idiots',
    "Don't be a moron",
    'Only morons write code without tests',
    'They are a bunch of clowns',
    'PHP developers are clueless and lazy',
    'Anyone who does not agree is simply stupid',
    'Your code is garbage',
    'Get lost, losers',
    'The organisers of that event were incompetent',
    'Ignorant people everywhere',
    'Women are too emotional to lead',
    'So easy even your grandma can do it',
    "Real programmers don't need docs",
    'Immigrants are ruining tech',
    'Man up and fix it',
    'She only got the job because she is a woman',
    'Boomers should retire',
  ])('are found: %s', (text) => {
    expect(levelsOf(insults(), text)).toBe('warn')
  })

  test.each([
    ['es', 'Sois todos unos idiotas', 'Ninguna pregunta es estúpida'],
    ['fr', 'Vous êtes vraiment stupides', "Il n'y a pas de question stupide"],
    ['de', 'Ihr seid alle Versager', 'Keine Frage ist dumm'],
    ['pt', 'Vocês são burros', 'Nenhuma pergunta é burra'],
    ['pl', 'Jesteście idiotami', 'Żadne pytanie nie jest głupie'],
  ])('in %s', (language, bad, good) => {
    expect(levelsOf(insults(), { text: bad, language })).toBe('warn')
    expect(levelsOf(insults(), { text: good, language })).toBe('fine')
  })

  test('tell where they stand', () => {
    const text = 'Hello. You are all idiots, sorry.'
    expect(marked(text, findingsOf(insults(), text))).toEqual(['You are all idiots'])
  })
})

describe('inclusive language', () => {
  test.each([
    ['Hey guys, welcome', 'hint'],
    ['Hi girls!', 'hint'],
    ['Add it to the whitelist', 'hint'],
    ['Master and slave databases', 'warn'],
    ['The chairman of the board', 'hint'],
    ['Crazy good cookies', 'hint'],
    ['A sanity check for data', 'hint'],
    ['Push to master', 'hint'],
    ['He is wheelchair-bound', 'hint'],
    ['Each developer and his laptop', 'hint'],
  ])('finds: %s', (text, level) => {
    expect(levelsOf(inclusiveLanguage(), text)).toBe(level)
  })

  test.each([
    'Django Girls for girls and women',
    'Girls who code meet on Friday',
    'Hi girls and women of Cairo',
    "A master class, a master's degree, a Mastercard",
    'Our hackathon has hackers',
    'The host of the evening',
    'Nuts and bolts of Django',
    'Mental health matters',
    'Cripple Creek, Colorado',
    'My pronouns are he/she/they: pronouns matter',
    'Man pages are great, and so is Manila',
    'The blind community tested our docs',
  ])('passes: %s', (text) => {
    expect(levelsOf(inclusiveLanguage(), text)).toBe('fine')
  })

  test('offers a better word', () => {
    expect(findingsOf(inclusiveLanguage(), 'Hey guys!')[0]).toMatchObject({ word: 'Hey guys', start: 0, end: 8, suggestion: 'Perhaps: everyone, folks, friends.' })
  })

  test('leaves figures of speech alone where the team wants it so', () => {
    expect(levelsOf(inclusiveLanguage({ figures: false }), 'Crazy good cookies, hey guys')).toBe('hint')
    expect(levelsOf(inclusiveLanguage({ figures: false }), 'Crazy good cookies')).toBe('fine')
  })

  test('marks belittling words once, and only in teaching', () => {
    const text = 'Tutorial: just run this, simply type that, obviously it works'
    expect(levelsOf(inclusiveLanguage(), text)).toBe('hint')
    expect(levelsOf(inclusiveLanguage(), 'We just run a marathon, obviously')).toBe('fine')
    expect(levelsOf(inclusiveLanguage(), { text: 'Simply type it', category: 'tutorial' })).toBe('hint')
  })

  test('is English only', () => {
    expect(levelsOf(inclusiveLanguage(), { text: 'Der Chairman und die Whitelist', language: 'de' })).toBe('fine')
  })
})

describe('sensitive topics', () => {
  test('ask for a second pair of eyes, quietly, once a topic', () => {
    const found = findingsOf(sensitiveTopics(), 'Our friend passed away after cancer. Rest in peace, our condolences.')
    expect(found.map(({ level, needsApproval }) => `${level} ${needsApproval}`)).toEqual(['hint true', 'hint true'])
    expect(found[0]?.message).toContain('grief')
  })

  test('are those of the organisation, too', () => {
    expect(levelsOf(sensitiveTopics({ topics: { royals: 'queen|king' } }), 'The king codes')).toBe('hint')
    expect(levelsOf(sensitiveTopics(), 'The king codes, and the workshop was warm')).toBe('fine')
  })
})

describe('sensitive words', () => {
  test.each([
    ['de', 'Das war in Berlin, und es war schön mit euch'],
    ['de', 'Krieg ich noch ein Ticket? Ja, für alle ist Platz'],
    ['es', 'Una charla sobre la guerra de las galaxias y Python'],
    ['en', 'Star Wars, tabs and spaces: an end of the editor wars'],
    ['en', 'A flood of pull requests, and the job was killed by the scheduler'],
  ])('are not seen in other words (%s): %s', (language, text) => {
    expect(levelsOf(sensitiveTopics(), { text, language })).toBe('fine')
  })

  test('of an organisation take the place of ours, or stand beside them', () => {
    const own = sensitiveTopics({ topics: { 'war and violence': 'siege', weather: 'hail' } })
    expect(levelsOf(own, 'The war is over')).toBe('fine')
    expect(levelsOf(own, 'The siege and the hail')).toBe('hint hint')
  })
})
