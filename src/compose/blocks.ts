/** One piece of an article's content, as its reader finds it. */
export type Block =
  | { kind: 'paragraph' | 'heading' | 'quote'; text: string /** Nothing but a link: no sentence of the article. */; isLinkOnly: boolean }
  | { kind: 'list'; items: string[] }
  | { kind: 'image'; value: unknown }
