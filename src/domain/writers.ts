/** Ids of users who wrote words, each once, from the lists that are kept on a post, a step of a launch or a post of a pool. */
export const joinWriters = (...lists: readonly unknown[]): string[] => [
  ...new Set(lists.flatMap((list) => (Array.isArray(list) ? list.filter((id) => typeof id === 'string') : []))),
]
