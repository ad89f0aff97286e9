/** An app as a network registers it, and where that network is. */
type SandboxApp = { clientId: string; clientSecret: string; baseURL: string }

/** The apps that the demo's sandbox networks know, so that channels are connected there by a button. None without a sandbox. */
export const sandboxApps = (json: string | undefined): Partial<Record<'linkedin' | 'x' | 'facebook' | 'pinterest', SandboxApp>> => (json ? JSON.parse(json) : {})
