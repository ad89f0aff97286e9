import { Link } from '@payloadcms/ui'
import type { RecordFilter } from '../../domain/recordFilter.ts'
import type { TranslationKey } from '../../translations/en.ts'
import type { Say } from '../../translations/say.ts'
import { actLabelOf, plainAct } from './actLabels.ts'

type Choices = { by: readonly string[]; what: readonly string[]; subjects: readonly { value: string; label: string }[] }

/** Who, what, about what and when, as an ordinary form: the filter is in the address, so that it can be kept and shared. */
export function RecordFilters({ filter, choices, home, say }: { filter: RecordFilter; choices: Choices; home: string; say: Say }) {
  const whats = choices.what.map((what) => ({ value: what, label: sayAct(what, say) })).sort((one, other) => one.label.localeCompare(other.label))
  return (
    <form action={home} className="social-filters" method="get">
      <Choose all="recordAnybody" label="recordBy" name="by" options={choices.by.map((by) => ({ value: by, label: sayWho(by, say) }))} say={say} value={filter.by} />
      <Choose all="recordAnything" label="recordWhat" name="what" options={whats} say={say} value={filter.what} />
      <Choose all="recordAnySubject" label="recordSubject" name="subject" options={choices.subjects} say={say} value={filter.subject} />
      <Day label="recordFrom" name="from" say={say} value={filter.from} />
      <Day label="recordUntil" name="until" say={say} value={filter.until} />
      <div className="social-actions">
        <button className="btn btn--style-secondary btn--size-small btn--withoutPopup social-plain-button" type="submit">
          {say('recordShow')}
        </button>
        {Object.keys(filter).length > 0 ? <Link href={home}>{say('recordShowAll')}</Link> : null}
      </div>
    </form>
  )
}

type Labelled = { name: string; label: TranslationKey; value: string | undefined; say: Say }

function Choose({ name, label, value, options, all, say }: Labelled & { options: readonly { value: string; label: string }[]; all: TranslationKey }) {
  return (
    <label>
      {say(label)}
      <select className="social-input" defaultValue={value ?? ''} name={name}>
        <option value="">{say(all)}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}

function Day({ name, label, value, say }: Labelled) {
  return (
    <label>
      {say(label)}
      <input className="social-input" defaultValue={value?.slice(0, 10) ?? ''} name={name} type="date" />
    </label>
  )
}

/** What was done, in words. */
export function sayAct(what: string, say: Say): string {
  const label = actLabelOf(what)
  return label ? say(label) : plainAct(what)
}

/** Who did it: a person's address, or the server itself. */
export const sayWho = (by: string | null | undefined, say: Say) => (!by || by === 'the server' ? say('recordServer') : by)
