/** What can be done with many deliveries of a channel at once. */
export type BulkKind = 'publish-now' | 'retry' | 'reschedule' | 'drop'

/** By need. What nobody is sure about is looked at one by one. */
export const bulkKinds: Readonly<Record<string, readonly BulkKind[]>> = {
  failed: ['retry', 'reschedule', 'drop'],
  missed: ['publish-now', 'reschedule', 'drop'],
  trouble: ['reschedule', 'drop'],
}
