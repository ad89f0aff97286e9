import type { Option } from 'payload'
import { label } from '../translations/label.ts'
import { lookOf } from './states.ts'

/** States as the options of a select field, in the words of the one table and the reader's language. */
export function stateOptions(states: readonly string[]): Option[] {
  return states.map((state) => {
    const look = lookOf(state)
    return { value: state, label: look ? label(look.label) : state }
  })
}
