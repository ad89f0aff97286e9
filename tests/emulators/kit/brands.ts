/** The colour of each network's sandbox pages, light and dark, so that a person sees at a glance on which they are. Each is readable with white on it. */
export const brands = {
  Mastodon: ['#5b4fd6', '#8c8dff'],
  LinkedIn: ['#0a66c2', '#70b5f9'],
  X: ['#0f1419', '#e7e9ea'],
  Facebook: ['#0866d9', '#75a9ff'],
  Pinterest: ['#bd081c', '#ff8a94'],
} as const

export type Brand = keyof typeof brands

/** The colours as variables: `--brand` to write with, `--ground` to write on in white. */
export const brandStyle = (brand: string): string => {
  const [ground, onDark] = brands[brand as Brand] ?? ['#444', '#bbb']
  return `:root{--ground:${ground};--brand:light-dark(${ground},${onDark})}`
}
