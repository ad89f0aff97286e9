/** Moments of a try at which a process may die; named so that a test can make it die there. */
export const crashPoints = ['after-claim', 'after-token', 'before-send', 'after-send', 'before-receipt', 'between-parts'] as const
/** Only where a network publishes in steps and remembers something between them. */
export const betweenSteps = 'between-steps'
export type CrashPoint = (typeof crashPoints)[number] | typeof betweenSteps
export type CrashHook = (point: CrashPoint, deliveryId: string) => void | Promise<void>
