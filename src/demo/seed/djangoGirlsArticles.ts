import type { SeedArticle } from './seedArticle.ts'

/** The title of the draft that the console invites to publish. */
export const draftToPublish = 'Ten new cities join Django Girls this spring'

/** The Django Girls blog of the demo: written for it, in the manner of the real one. */
export const djangoGirlsArticles: SeedArticle[] = [
  {
    title: 'What happens at a Django Girls workshop',
    description: 'One day, one coach for every three people, and at the end a website of your own on the internet.',
    categories: ['Workshops', 'Women in tech'],
    scene: 'workshop',
    alt: 'Drawing of five people at a long table with three laptops',
    daysAgo: 420,
    content: [
      'People often ask what they have to know before they come. The answer is short: nothing. You bring curiosity and, if you have one, a laptop.',
      'A coach sits with three people all day. Nobody is left behind, and nobody has to wait for a whole room.',
      { heading: 'The day in short' },
      {
        list: [
          'An installation party the evening before, with snacks',
          'A tutorial that starts at the command line and ends on the internet',
          'Lightning talks by women who work in tech',
          'A website that is yours to keep',
        ],
      },
      { quote: 'I came to see whether this was for me. I left with a blog and three new friends.' },
      'If there is no workshop near you yet, you can organise one. We have written down everything we know about it.',
    ],
    spanish: {
      title: 'Qué pasa en un taller de Django Girls',
      description: 'Un día, una persona que acompaña a cada tres participantes y, al final, un sitio web propio.',
      content: [
        'Mucha gente pregunta qué hay que saber antes de venir. La respuesta es corta: nada.',
        { list: ['Una fiesta de instalación la tarde anterior', 'Un tutorial que termina en internet', 'Charlas cortas de mujeres que trabajan en tecnología'] },
      ],
    },
  },
  {
    title: 'The tutorial has a new chapter on deploying',
    description: 'Putting your site on the internet now takes twenty minutes and no credit card.',
    categories: ['Tutorial', 'Django'],
    scene: 'laptop',
    alt: 'Drawing of an open laptop with lines of code on its screen',
    daysAgo: 180,
    content: [
      'The chapter that made most people sigh was the one on deploying. Coaches told us where it hurt, and forty volunteers rewrote it.',
      'Putting your site on the internet now takes twenty minutes and no credit card.',
      { list: ['Every command is shown for Windows, macOS and Linux', 'Each step says what you should see', 'A page of answers for when you see something else'] },
      'Thank you to everybody who reported a confusing sentence. Please keep doing that.',
    ],
  },
  {
    title: 'We are looking for translators',
    description: 'The tutorial speaks nineteen languages. Help us with the next ones: an hour a week is plenty.',
    categories: ['Call for help', 'Translation'],
    scene: 'book',
    alt: 'Drawing of an open book',
    daysAgo: 60,
    content: [
      'Learning to program is hard enough in your own language. That is why the tutorial is translated by people who remember how it felt.',
      'We need people who speak Swahili, Vietnamese or Bengali, and reviewers for every language we have.',
      { heading: 'How it works' },
      { list: ['You choose a page that nobody is working on', 'You translate it in the browser, with no git needed', 'Somebody else reads it before it goes live'] },
      { quote: 'I learned more about programming while translating the tutorial than while doing it.' },
    ],
  },
  {
    title: 'Thank you to the people who make workshops possible',
    description: 'Sponsors pay for rooms, food and childcare. Here is what one year of their help became.',
    categories: ['Sponsors', 'Community'],
    scene: 'hands',
    alt: 'Drawing of five arms in different colours that meet in a circle',
    daysAgo: 30,
    content: [
      'A workshop is free for everybody who takes part. That is only possible because somebody pays for the room, the food and the childcare.',
      'Last year sponsors and patrons made workshops possible in sixty-one cities.',
      { quote: 'Childcare was the reason I could come at all.' },
    ],
  },
  {
    title: 'A story from our alumnae: from the first print to the first job',
    description: 'Rosario did the tutorial on a borrowed laptop. Three years later she coaches others.',
    categories: ['Stories', 'Women in tech'],
    tags: ['Python'],
    scene: 'portrait',
    alt: 'Drawing of a woman in front of a round light background',
    daysAgo: 0,
    promote: true,
    content: [
      'Rosario heard of Django Girls from a poster in a library. She borrowed a laptop from her cousin, came on a Saturday, and stayed until the lights went out.',
      'Three years later she writes Python for a living and coaches at the workshop where she began.',
      { quote: 'Nobody laughed at my questions. That is when I understood that I could ask more of them.' },
      { heading: 'What helped her' },
      { list: ['A coach who answered e-mails for months afterwards', 'A study group of four who met every Thursday', 'Saying yes to a talk before she felt ready'] },
      'Do you have a story? Write to us, we would love to tell it.',
    ],
  },
  {
    title: draftToPublish,
    description: 'From Arequipa to Zagreb: ten teams of volunteers open applications for their first workshop.',
    categories: ['Workshops', 'Open source'],
    scene: 'map',
    alt: 'Drawing of a map with ten dots in two colours',
    content: [
      'Ten teams of volunteers have set a date. For seven of them it is the first workshop in their country.',
      'Every workshop is free, and nobody needs to know anything about programming before.',
      { heading: 'The new cities' },
      { list: ['Arequipa, Peru', 'Cluj-Napoca, Romania', 'Kisumu, Kenya', 'Leipzig, Germany', 'Zagreb, Croatia'] },
      { quote: 'We are four people with a borrowed room and a lot of cake. Come and build something with us.' },
      'Applications are open for a month. Places go to people who have never programmed before.',
    ],
    spanish: {
      title: 'Diez ciudades nuevas se suman a Django Girls esta primavera',
      description: 'De Arequipa a Zagreb: diez equipos de voluntarias abren inscripciones para su primer taller.',
      content: ['Diez equipos de voluntarias ya tienen fecha.', { list: ['Arequipa, Perú', 'Kisumu, Kenia', 'Zagreb, Croacia'] }],
    },
  },
]
