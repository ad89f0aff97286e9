/** A colour for a campaign that is the same every day: a hue from its id. It only repeats what the campaign's name beside it says. */
export function campaignHue(id: string): number {
  let hash = 0
  for (const char of id) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 9973
  return (hash * 137) % 360
}
