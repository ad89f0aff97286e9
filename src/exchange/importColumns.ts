/** The columns of an import and an export: fields of a social post. Several values of a cell are separated by "|". */
export const importColumns = [
  'title',
  'text',
  'kind',
  'target',
  'link',
  'tags',
  'channels',
  'publishAt',
  'queue',
  'status',
  'category',
  'language',
  'lifespan',
  'overflow',
  'contentWarning',
  'campaign',
  'sponsor',
  'codeOfConduct',
  'endsAt',
  'media',
  'alt',
  'credit',
] as const
export type ImportColumn = (typeof importColumns)[number]

/** Names that other tools give to these columns. */
const aliases: Readonly<Record<string, ImportColumn>> = {
  content: 'text',
  message: 'text',
  body: 'text',
  post: 'text',
  url: 'link',
  hashtags: 'tags',
  channel: 'channels',
  profile: 'channels',
  profiles: 'channels',
  date: 'publishAt',
  publishdate: 'publishAt',
  scheduledat: 'publishAt',
  lang: 'language',
  image: 'media',
  images: 'media',
  picture: 'media',
  alttext: 'alt',
  coc: 'codeOfConduct',
  codeofconducturl: 'codeOfConduct',
}

/** Which of our columns a heading means: "Publish at" is publishAt. Undefined: none. */
export function toColumn(heading: string): ImportColumn | undefined {
  const plain = heading.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  return importColumns.find((column) => column.toLowerCase() === plain) ?? aliases[plain]
}
