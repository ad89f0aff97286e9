import type { told as english } from '../en/told.ts'

/** What the server says and keeps: alarms of the channels, and why approval is needed. */
export const told: Record<keyof typeof english, string> = {
  ringSilent: '{{since}}, und {{next}}. Das Wochenziel ist {{target}}: Schreiben Sie einen Beitrag, oder füllen Sie den Vorrat einer Dauerkampagne.',
  ringNever: 'Hier wurde noch nie etwas veröffentlicht',
  ringSince: 'Hier wurde seit {{days}} Tagen nichts veröffentlicht',
  ringNext: 'der nächste Beitrag kommt erst in {{days}} Tagen',
  ringNextOne: 'der nächste Beitrag kommt in einem Tag',
  ringNothing: 'nichts ist geplant',
  ringOf: '{{channel}}: {{sentence}}',
  ringDry: '{{channel}} läuft am {{day}} leer. Schreiben Sie Beiträge, oder füllen Sie den Vorrat einer Dauerkampagne.',
  slotJumped: 'Am {{day}} überspringen die Uhren in {{zone}} {{time}} Uhr. Dieser Platz liegt an dem Tag bei {{shown}} Uhr.',
}
