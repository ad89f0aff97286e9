/** Ids of users who wrote words, as they are kept on a post, a step of a launch or a post of a pool. */
export const readWriters = (value: unknown): string[] => (Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [])
