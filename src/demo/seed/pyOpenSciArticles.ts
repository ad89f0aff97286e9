import type { SeedArticle } from './seedArticle.ts'

/** pyOpenSci's blog of the demo: written for it, in the manner of the real one. */
export const pyOpenSciArticles: SeedArticle[] = [
  {
    title: 'The Python Packaging Guide is here',
    description: 'A beginner-friendly guide to packaging scientific Python, written and reviewed by the community.',
    categories: ['Python packaging', 'Open science'],
    scene: 'book',
    alt: 'Drawing of an open book',
    daysAgo: 300,
    content: [
      'Packaging Python has a reputation. We asked two hundred scientists where they gave up, and wrote the guide that they wished for.',
      'The guide takes a script to a package that others can install, in one afternoon.',
      { list: ['Code: the smallest pyproject.toml that works', 'Documentation that people find', 'Tests that run on every push', 'Publishing to PyPI and conda-forge'] },
      { quote: 'I had put this off for four years. It took me two hours.' },
    ],
  },
  {
    title: 'Why scientific software deserves peer review',
    description: 'Papers are reviewed. The code behind them rarely is. Open review changes that, kindly.',
    categories: ['Peer review', 'Research software'],
    scene: 'hands',
    alt: 'Drawing of five arms in different colours that meet in a circle',
    daysAgo: 200,
    content: [
      'Papers are reviewed before they are believed. The software behind them rarely is.',
      'In an open review, two people use your package as a newcomer would, and tell you kindly where they stumbled.',
      { list: ['Reviews are public and signed', 'Half of our reviewers have never reviewed before', 'Accepted packages can be published in JOSS without a second review'] },
    ],
  },
  {
    title: 'One year of community in numbers',
    description: 'Forty packages reviewed, ninety reviewers, and what we learned about where contributors come from.',
    categories: ['Community', 'Open science'],
    scene: 'chart',
    alt: 'Drawing of bars that grow from left to right with a rising line above',
    daysAgo: 90,
    content: [
      'Forty packages went through review this year, read by ninety people on five continents.',
      'Most of our new contributors came through LinkedIn and Mastodon. Bluesky was friendly and quiet.',
      'Six in ten had never contributed to open source before.',
    ],
  },
  {
    title: 'Our spring sprint: a first contribution in two hours',
    description: 'Bring a laptop and a question. Mentors help you to your first pull request in scientific Python.',
    categories: ['Sprints', 'Open source'],
    scene: 'laptop',
    alt: 'Drawing of an open laptop with lines of code on its screen',
    content: [
      'The first contribution is the hardest, and it is rarely about the code. It is about knowing whom to ask.',
      'In our sprint a mentor sits next to you until your first pull request is open.',
      { list: ['Issues that are small, real and labelled', 'Mentors who know the projects', 'Help with git for as long as it takes'] },
      { quote: 'I fixed one sentence in a docstring, and now I maintain the package.' },
    ],
  },
]
