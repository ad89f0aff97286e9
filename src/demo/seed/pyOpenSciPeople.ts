import type { Block } from './richText.ts'
import { daysFromNow } from './seeder.ts'

/** Volunteers to be introduced one by one. The people are invented. */
export const volunteers: { name: string; role: string; quote: string; story: Block[]; daysAgo: number }[] = [
  {
    name: 'Imani Okafor',
    role: 'Editor for geospatial packages',
    quote: 'Review taught me more about teaching than about code.',
    story: ['Imani joined as a reviewer during her doctorate and now looks after five reviews at a time.', 'In her other life she measures how coastlines move.'],
    daysAgo: 250,
  },
  {
    name: 'Tomás Herrera',
    role: 'Documentation lead',
    quote: 'If two people ask the same question, the page is wrong, not the people.',
    story: ['Tomás rewrote the guide’s first chapter so that it can be read on a phone on a train.', 'He keeps a list of every word that confused somebody.'],
    daysAgo: 160,
  },
  {
    name: 'Yuki Tanaka',
    role: 'Translator into Japanese',
    quote: 'A good translation starts by asking the author what they meant.',
    story: ['Yuki started with one page and now leads a group of eleven translators.'],
    daysAgo: 75,
  },
]

/** Packages that passed review. The packages are invented. */
export const packages: { name: string; summary: string; highlights: string[]; maintainers: string[]; domains: string[]; repository: string; daysAgo: number }[] = [
  {
    name: 'tidegauge',
    summary: 'Reads, checks and joins tide gauge records from six national services with one call.',
    highlights: ['One table, whatever the source', 'Flags jumps of the datum', 'Works offline after the first download'],
    maintainers: ['Imani Okafor'],
    domains: ['oceanography', 'open data'],
    repository: 'https://github.com/pyopensci-demo/tidegauge',
    daysAgo: 240,
  },
  {
    name: 'pollenpy',
    summary: 'Counts pollen grains on microscope slides and says how sure it is.',
    highlights: ['Runs on a laptop without a graphics card', 'Every count comes with its uncertainty', 'A gallery of slides to learn from'],
    maintainers: ['Léa Fontaine'],
    domains: ['palynology', 'image analysis'],
    repository: 'https://github.com/pyopensci-demo/pollenpy',
    daysAgo: 150,
  },
  {
    name: 'starlog',
    summary: 'Keeps the observing log of small telescopes in files that outlive the observatory.',
    highlights: ['Plain text and FITS headers', 'Knows time zones and leap seconds', 'Imports twelve old formats'],
    maintainers: ['Amit Rao', 'Johanna Lind'],
    domains: ['astronomy'],
    repository: 'https://github.com/pyopensci-demo/starlog',
    daysAgo: 45,
  },
]

/** Workshops and sprints of both organisations. */
export const events: {
  title: string
  city: string
  country: string
  startsAt: string
  applicationsUntil: string
  codeOfConduct: string
  summary: string
  content: Block[]
  organisation: 'django-girls' | 'pyopensci'
  daysAgo: number
}[] = [
  {
    title: 'Django Girls Leipzig',
    city: 'Leipzig',
    country: 'Germany',
    startsAt: daysFromNow(40),
    applicationsUntil: daysFromNow(20, 22),
    codeOfConduct: 'https://djangogirls.org/coc/',
    summary: 'A free one-day workshop for women who want to build their first website.',
    content: ['Thirty places, ten coaches, and childcare on site.', 'Apply until three weeks before the workshop; you need no experience.'],
    organisation: 'django-girls',
    daysAgo: 10,
  },
  {
    title: 'pyOpenSci spring sprint',
    city: 'Boulder',
    country: 'United States',
    startsAt: daysFromNow(55, 16),
    applicationsUntil: daysFromNow(45, 22),
    codeOfConduct: 'https://www.pyopensci.org/handbook/CODE_OF_CONDUCT.html',
    summary: 'Make your first contribution to scientific Python, with a mentor beside you.',
    content: ['Two hours, small groups, and issues that were chosen with care.'],
    organisation: 'pyopensci',
    daysAgo: 5,
  },
]
