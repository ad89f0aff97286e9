import type { Network } from '../networks/port.ts'

type Keys = Pick<Network, 'requiredCredentials' | 'otherCredentials'>
type Values = Readonly<Record<string, string | null | undefined>>

/**
 * One way of being connected out of what is stored and what is given: whoever gives a password does not keep the consent page's access beside it, and
 * the other way round. `missing` names what is lacking of the way that was chosen.
 */
export function chooseCredentials({ requiredCredentials, otherCredentials = [] }: Keys, stored: Values, given: Values): { credentials: Record<string, string>; missing: string[] } {
  const all = Object.fromEntries(Object.entries({ ...stored, ...given }).filter((entry): entry is [string, string] => Boolean(entry[1])))
  const isGiven = (keys: readonly string[]) => keys.some((key) => given[key])
  const isWhole = (keys: readonly string[]) => keys.length > 0 && keys.every((key) => all[key])
  const takesOther = isGiven(otherCredentials) || (!isGiven(requiredCredentials) && isWhole(otherCredentials))
  const [taken, left] = takesOther ? [otherCredentials, requiredCredentials] : [requiredCredentials, otherCredentials]
  const credentials = Object.fromEntries(Object.entries(all).filter(([key]) => taken.includes(key) || !left.includes(key)))
  return { credentials, missing: taken.filter((key) => !credentials[key]) }
}
