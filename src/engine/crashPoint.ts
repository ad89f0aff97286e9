/** Moments of a try at which a process may die; named so that a test can make it die there. */
export const crashPoints = ['after-claim', 'after-token', 'before-send', 'after-send', 'before-receipt', 'between-parts'] as const
export type CrashPoint = (typeof crashPoints)[number]
export type CrashHook = (point: CrashPoint, deliveryId: string) => void | Promise<void>
