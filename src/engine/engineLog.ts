/** One line for each decision, for those who look after the workers. Facts never hold a secret. */
export type EngineLog = (level: 'debug' | 'info' | 'warn' | 'error', event: string, facts: Record<string, unknown>) => void
