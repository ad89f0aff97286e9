/** What pyOpenSci can say at any time, each in two ways. */
export const evergreenPool = [
  {
    title: 'About us',
    text: 'We are a community of scientists who help each other to write software that others can use and trust.',
    variations: [{ text: 'What is pyOpenSci? People who review, teach and maintain scientific Python together. You can be one of them.' }],
  },
  {
    title: 'First review',
    text: 'Half of our reviewers have never reviewed software before. We pair you with somebody who has.',
    variations: [{ text: 'Never reviewed a package? That is what our editors are for: they guide you through your first one.' }],
  },
  {
    title: 'pyproject.toml',
    text: 'The smallest pyproject.toml that works has nine lines. Our guide explains each of them.',
    variations: [{ text: 'You need no setup.py any more. Nine lines of pyproject.toml are enough, and our guide goes through them with you.' }],
  },
  {
    title: 'Licence',
    text: 'Code without a licence cannot be used by anybody. Choosing one takes two minutes; our guide says how.',
    variations: [{ text: 'Before you share your analysis code, give it a licence. It is one file, and it makes all the difference for those who want to cite and use it.' }],
  },
  {
    title: 'Tests',
    text: 'A test is a sentence about what your code does, which a computer can check. Begin with one.',
    variations: [{ text: 'No tests yet? Write one for the bug you mended last week. It will never come back unnoticed.' }],
  },
  {
    title: 'Documentation',
    text: 'If two people ask the same question, the page is wrong, not the people. Tell us what confused you in our guide.',
    variations: [{ text: 'Good documentation starts with the question that a newcomer asks first. Which one was yours?' }],
  },
  {
    title: 'Mentors',
    text: 'Our mentors answer questions about git, packaging and review, however small they seem.',
    variations: [{ text: 'Stuck with git? Ask in our community. Somebody has been stuck at the same place, and remembers the way out.' }],
  },
  {
    title: 'Translations',
    text: 'Our guide speaks Spanish and Japanese, thanks to volunteers. Which language is yours?',
    variations: [{ text: 'Learning is easier in your own language. Eleven people translate our guide; one more would be wonderful.' }],
  },
]
