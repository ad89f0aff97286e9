/** Whether a value is a whole http or https address. */
export function isWebLink(value: unknown): value is string {
  return typeof value === 'string' && URL.canParse(value) && /^https?:\/\//i.test(value)
}
