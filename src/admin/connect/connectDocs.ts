/** A network that is connected by its consent page, as the server offers it. */
export type Offer = { name: string; label: string; asks?: { name: string; label: string; placeholder: string; is?: 'server' | 'account' } }

/** A step of connecting, as the API gives it. Never with a credential. */
export type Step =
  | { stage: 'consent'; network: string; channel?: string }
  | { stage: 'choice'; network: string; channel?: string; choices: { id: string; label: string }[] }
  | { stage: 'confirm'; network: string; channel?: string; message: string }
  | { stage: 'over'; network: string; channel?: string; ok: boolean; message: string }
