import type { CampaignStatus } from '../../domain/words.ts'
import type { TranslationKey } from '../../translations/en.ts'
import type { Say } from '../../translations/say.ts'

/** How the status of a campaign looks: a sign, a word and a tone, never a colour alone. */
export const campaignLooks = {
  planned: { sign: '◷', label: 'campaignPlanned', tone: 'waiting' },
  running: { sign: '▶', label: 'campaignRunning', tone: 'good' },
  stopped: { sign: '‖', label: 'campaignStopped', tone: 'question' },
  finished: { sign: '✔', label: 'campaignFinished', tone: 'neutral' },
} as const satisfies Record<CampaignStatus, { sign: string; label: TranslationKey; tone: string }>

const units = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const

/** An offset as people say it: "7 days before", "at the moment itself", "2 hours after". What is not an offset is given back as it is. */
export function sayOffset(offset: string, say: Say, language: string): string {
  const read = readDuration(offset, language)
  if (!read) return offset
  if (read.span === '') return say('offsetAt')
  return say(read.isBefore ? 'offsetBefore' : 'offsetAfter', { span: read.span })
}

/** A duration as people say it: "90 days". What is not a duration is given back as it is. */
export const sayDuration = (duration: string, language: string): string => readDuration(duration, language)?.span || duration

function readDuration(text: string, language: string): { isBefore: boolean; span: string } | undefined {
  const found = /^([+-]?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(text.trim())
  if (!found) return undefined
  const [, sign, ...amounts] = found
  const spans = amounts.flatMap((amount, index) => {
    const unit = units[index]
    return amount === undefined || Number(amount) === 0 || unit === undefined
      ? []
      : [new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(Number(amount))]
  })
  return { isBefore: sign === '-', span: new Intl.ListFormat(language, { type: 'unit', style: 'long' }).format(spans) }
}

/** What a person may do with a campaign, beside editing it. */
export type CampaignAct = 'release' | 'release-rest' | 'start' | 'stop' | 'resume' | 'finish' | 'to-evergreen'
export type CampaignActInfo = {
  act: CampaignAct
  endpoint: string
  /** What the endpoint is told beside whose campaign it is. */
  body?: Record<string, unknown>
  label: TranslationKey
  help: TranslationKey
  done: TranslationKey
  /** Asked first; `{{late}}` is how many posts would leave at once. */
  confirm?: TranslationKey
}

const infos: Record<CampaignAct, Omit<CampaignActInfo, 'act'>> = {
  release: { endpoint: 'release', label: 'campaignGo', help: 'campaignGoHelp', done: 'campaignGoDone', confirm: 'campaignGoAsk' },
  'release-rest': {
    endpoint: 'release',
    body: { withoutLate: true },
    label: 'campaignGoRest',
    help: 'campaignGoRestHelp',
    done: 'campaignGoRestDone',
    confirm: 'campaignGoRestAsk',
  },
  start: { endpoint: 'resume', label: 'campaignStart', help: 'campaignStartHelp', done: 'campaignStartDone' },
  stop: { endpoint: 'stop', label: 'campaignStop', help: 'campaignStopHelp', done: 'campaignStopDone' },
  resume: { endpoint: 'resume', label: 'campaignResume', help: 'campaignResumeHelp', done: 'campaignResumeDone' },
  finish: { endpoint: 'finish', label: 'campaignFinish', help: 'campaignFinishHelp', done: 'campaignFinishDone', confirm: 'campaignFinishAsk' },
  'to-evergreen': { endpoint: 'to-evergreen', label: 'campaignToEvergreen', help: 'campaignToEvergreenHelp', done: 'campaignToEvergreenDone' },
}

/** A campaign as far as it decides what may be done with it. `toRelease`: posts that wait for somebody who may publish to let them go. `late`: posts whose time has come behind the gate. */
export type CampaignStanding = { kind: string; status: CampaignStatus; needsGo: boolean; released: boolean; toRelease: number; late: number }

/** What may be done with a campaign as it stands, most likely first. */
export function campaignActs({ kind, status, needsGo, released, toRelease, late }: CampaignStanding): CampaignActInfo[] {
  const isOpen = status === 'planned' || status === 'running'
  const acts: (CampaignAct | false)[] = [
    isOpen && ((needsGo && !released) || toRelease > 0) && 'release',
    isOpen && needsGo && !released && late > 0 && 'release-rest',
    status === 'planned' && kind === 'evergreen' && 'start',
    status === 'stopped' && 'resume',
    isOpen && 'stop',
    status !== 'finished' && 'finish',
    status === 'finished' && kind === 'launch' && 'to-evergreen',
  ]
  return acts.flatMap((act) => (act ? [{ act, ...infos[act], ...(act === 'release' && needsGo && !released && late > 0 ? { confirm: 'campaignGoAskLate' as const } : {}) }] : []))
}
