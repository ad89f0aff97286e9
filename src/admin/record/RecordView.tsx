import { Gutter, Link, SetStepNav } from '@payloadcms/ui'
import type { ListViewServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'
import { type RecordFilter, readRecordFilter, toRecordQuery } from '../../domain/recordFilter.ts'
import { type Say, toSay } from '../../translations/say.ts'
import type { Desk, DeskProps } from '../desk.ts'
import { StopBanner } from '../StopBanner.tsx'
import { Styles } from '../Styles.tsx'
import { loadRecords, type RecordPage } from './loadRecords.ts'
import { RecordEntry } from './RecordEntry.tsx'
import { RecordFilters } from './RecordFilters.tsx'
import { RecordStyles } from './RecordStyles.tsx'

/** The record in place of a list of rows: who did what, when, to what, with before and after; filtered by the address, and as a file. */
export async function RecordView({ desk, payload, user, i18n, searchParams }: Pick<ListViewServerProps, 'payload' | 'user' | 'i18n' | 'searchParams'> & DeskProps) {
  const say = toSay(i18n.t)
  const { routes } = payload.config
  const to = (path: `/${string}`) => formatAdminURL({ adminRoute: routes.admin, path })
  const { records } = desk.slugs
  const home = to(`/collections/${records}`)
  const filter = readRecordFilter(searchParams ?? {})
  const page = Math.max(1, Math.trunc(Number(searchParams?.page ?? 1)) || 1)
  const [report, choices] = await Promise.all([loadRecords({ desk, reader: { payload, user }, filter, page }), desk.recordChoices(payload)])
  const download = (type: 'csv' | 'json') => `${formatAdminURL({ apiRoute: routes.api, path: `/${records}/export.${type}` })}${toRecordQuery(filter)}`
  return (
    <Gutter>
      <Styles />
      <RecordStyles />
      <SetStepNav nav={[{ label: say('records'), url: home }]} />
      <div className="social-page social-stack social-stack--wide">
        <StopBanner desk={desk} i18n={i18n} payload={payload} user={user} />
        <header className="social-line social-line--apart">
          <h1 className="social-heading">{say('recordTitle')}</h1>
          <span className="social-line">
            <a href={download('csv')}>{say('recordAsCsv')}</a>
            <a href={download('json')}>{say('recordAsJson')}</a>
          </span>
        </header>
        <p className="social-quiet">{say('recordHelp')}</p>
        <RecordFilters choices={{ ...choices, subjects: subjectChoices({ desk, filter, report, say }) }} filter={filter} home={home} say={say} />
        {report.entries.length === 0 ? <p role="status">{say('recordNothing')}</p> : null}
        <ol className="social-list">
          {report.entries.map((entry) => (
            <RecordEntry entry={entry} key={entry.id} report={report} say={say} to={to} />
          ))}
        </ol>
        {page > 1 || !report.isLast ? (
          <nav aria-label={say('pages')} className="social-line">
            {page > 1 ? <Link href={`${home}${withPage(filter, page - 1)}`}>{say('newer')}</Link> : null}
            {report.isLast ? null : <Link href={`${home}${withPage(filter, page + 1)}`}>{say('older')}</Link>}
          </nav>
        ) : null}
      </div>
    </Gutter>
  )
}

/** Kinds of things, and the one thing that the page was opened for. */
function subjectChoices({ desk, filter, report, say }: { desk: Desk; filter: RecordFilter; report: RecordPage; say: Say }): { value: string; label: string }[] {
  const { slugs } = desk
  const kinds = [
    { value: `${slugs.posts}:`, label: say('posts') },
    { value: `${slugs.campaigns}:`, label: say('campaigns') },
    { value: `${slugs.channels}:`, label: say('channels') },
    { value: `${slugs.mentions}:`, label: say('mentions') },
    { value: slugs.settings, label: say('settings') },
  ]
  const { subject } = filter
  if (!subject || kinds.some(({ value }) => value === subject)) return kinds
  return [{ value: subject, label: report.subjects.get(subject)?.label ?? subject }, ...kinds]
}

function withPage(filter: RecordFilter, page: number): string {
  const query = toRecordQuery(filter)
  return `${query}${query === '' ? '?' : '&'}page=${page}`
}
