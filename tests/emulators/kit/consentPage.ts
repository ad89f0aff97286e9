import { escapeHtml } from './escapeHtml.ts'

export type ConsentPage = {
  network: string
  /** The app that asks. */
  app: string
  /** Where the form is sent to. */
  action: string
  /** What the page was asked with; sent along with the answer. */
  params: URLSearchParams
  /** What the app may do afterwards. */
  wants: readonly string[]
  choices: readonly { id: string; name: string }[]
  allow: string
  deny: string
}

/** The page on which a person allows an app to use an account. The form sends `account` and `decision` (`allow` or `deny`). */
export function consentPage({ network, app, action, params, wants, choices, allow, deny }: ConsentPage): string {
  const hidden = [...params].map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`).join('')
  const options = choices.map(({ id, name }) => `<option value="${escapeHtml(id)}">${escapeHtml(name)}</option>`).join('')
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(network)}: allow access</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:3rem auto;padding:0 1rem}button,select{font:inherit;padding:.5rem 1rem;margin-right:.5rem}</style>
<h1>${escapeHtml(network)}: allow access</h1><p><strong>${escapeHtml(app)}</strong> would like to:</p><ul>${wants.map((one) => `<li>${escapeHtml(one)}</li>`).join('')}</ul>
<form method="post" action="${escapeHtml(action)}">${hidden}<p><label>Sign in as <select name="account">${options}</select></label></p>
<button name="decision" value="allow">${escapeHtml(allow)}</button><button name="decision" value="deny">${escapeHtml(deny)}</button></form></html>`
}

/** What a browser would send for a consent page: its hidden fields, the account and the decision. */
export function fillConsent(html: string, { account, decision }: { account: string; decision: 'allow' | 'deny' }): URLSearchParams {
  const plain = (text: string) => text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  const form = new URLSearchParams(
    [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, name = '', value = '']): [string, string] => [plain(name), plain(value)]),
  )
  form.set('account', account)
  form.set('decision', decision)
  return form
}
