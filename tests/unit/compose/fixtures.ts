import { block, editorState, heading, item, linebreak, link, list, paragraph, quote, text, upload } from './lexicalNodes.ts'

/** A story of a Django Girls workshop, in the shape of Payload's website template with relations populated. */
export const workshopStory = {
  id: 12,
  title: 'Forty women wrote their first website in Accra',
  slug: 'accra-2025',
  _status: 'published',
  publishedAt: '2025-03-10T09:30:00.000Z',
  heroImage: {
    id: 7,
    alt: 'Two women laugh in front of a laptop that shows their blog',
    credit: 'Photo: Abena Osei, CC BY 4.0',
    caption: editorState(paragraph('The first blog is online.')),
    filename: 'accra.jpg',
    mimeType: 'image/jpeg',
    width: 1600,
    height: 1067,
  },
  categories: [
    { id: 1, title: 'Workshops', slug: 'workshops' },
    { id: 2, title: 'women in tech', slug: 'women-in-tech' },
  ],
  authors: [4],
  populatedAuthors: [{ id: 4, name: 'Ama Mensah' }],
  meta: {
    title: 'Django Girls Accra',
    description: 'On one Saturday in March, forty beginners met eleven coaches at the university and went home with a blog of their own.',
    image: 7,
  },
  content: editorState(
    heading('Saturday, seven in the morning'),
    paragraph('The doors of the computer lab opened at seven, and at half past seven every chair was taken.'),
    block('banner', { style: 'info', content: editorState(paragraph('Applications for Kumasi are open.')) }),
    paragraph(
      'Dr. Efua Boateng had only asked for twenty laptops. ',
      'The other twenty came from a ',
      link('bank across the street', 'https://bank.example/community'),
      ', which also paid for lunch.',
    ),
    quote('I came because my sister made me come, and I left with a job to apply for.', linebreak(), '— Akosua, participant'),
    heading('What the day was made of'),
    paragraph('Each table of four had one coach and worked through:'),
    list('How the internet works', 'A first Python program', item('A blog with Django, ', text('online', 1), ' by five o’clock')),
    upload({ id: 8, alt: 'A table with four laptops', mimeType: 'image/png' }),
    heading('And now?'),
    paragraph('Eighteen of the women in the room meet every second Thursday to go on with Django.'),
    paragraph(link('https://djangogirls.org/accra', 'https://djangogirls.org/accra')),
    paragraph('Do you want to coach at the next one?'),
  ),
}

/** A package announcement of pyOpenSci: no SEO fields, an excerpt, tags as words, hashtags in the text. */
export const packageAnnouncement = {
  id: '665f1c2ab1e8c40012345678',
  title: 'PyGMT joins the pyOpenSci ecosystem',
  slug: 'pygmt-review',
  excerpt: 'PyGMT, a Python interface for maps and figures of the earth, passed our open peer review.',
  heroImage: '665f1c2ab1e8c40012345999',
  tags: ['open science', 'Python', 'peer review', 'Geospatial', 'python'],
  authors: [{ id: 'u1', name: 'Leah Wasser', email: 'leah@example.org' }, 'Jonny Saunders'],
  publishedAt: '2025-11-03T15:00:00.000Z',
  content: editorState(
    paragraph('PyGMT is the 45th package that went through our review. It wraps the Generic Mapping Tools, which geoscientists have used for more than thirty years.'),
    heading('What reviewers looked at', 'h3'),
    list('Documentation that a newcomer can follow', 'Tests on three operating systems', 'A license and a code of conduct'),
    paragraph('The reviewers opened 32 issues, and the maintainers closed 30 of them within six weeks.'),
    paragraph(
      'A map that took forty lines of shell script now takes five lines of Python. ',
      link('Read the tutorial', 'https://www.pygmt.org/latest/'),
      ' to draw your first one.',
    ),
    paragraph('Thanks to everybody who helped! #PyGMT #OpenScience'),
  ),
}

export const channels = [
  { id: 1, name: 'Fosstodon', network: 'mastodon', standing: 'active' as const },
  { id: 2, name: 'Bluesky', network: 'bluesky', standing: 'occasional' as const },
  { id: 3, name: 'LinkedIn', network: 'linkedin', standing: 'primary' as const },
  { id: 4, name: 'Pinterest', network: 'pinterest', standing: 'active' as const },
  { id: 5, name: 'X', network: 'x', standing: 'dormant' as const },
]

export const siteURL = ({ doc }: { doc: Record<string, unknown> }) => `https://example.org/blog/${String(doc.slug)}`
