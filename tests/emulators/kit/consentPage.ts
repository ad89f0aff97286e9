import { brandStyle } from './brands.ts'
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

/** How a consent page looks: light, dark, narrow. */
export const consentStyle = `:root{color-scheme:light dark;--line:light-dark(#c9ccd3,#43464f)}*{box-sizing:border-box}body{margin:0;font:16px/1.5 system-ui,sans-serif;background:light-dark(#f3f4f6,#15161a);border-top:4px solid var(--ground)}
main{max-width:30rem;margin:10vh auto 0;padding:1.5rem;background:light-dark(#fff,#1f2127);border:1px solid var(--line);border-radius:.75rem}@media(max-width:32rem){main{margin:1rem}}.network{color:var(--brand);font-weight:600;font-size:.875rem}
h1{font-size:1.35rem;margin:.25rem 0 .75rem}ul{padding-left:1.25rem}label{display:block;font-weight:600}select{display:block;width:100%;margin-top:.25rem}button,select{font:inherit;padding:.55rem 1rem;border-radius:.5rem;border:1px solid var(--line);background:light-dark(#fff,#2a2d35);color:inherit}
button{margin:.5rem .5rem 0 0;cursor:pointer}button:first-of-type{background:var(--ground);border-color:var(--brand);color:#fff;font-weight:600}`

/** The page on which a person allows an app to use an account. The form sends `account` and `decision` (`allow` or `deny`). */
export function consentPage({ network, app, action, params, wants, choices, allow, deny }: ConsentPage): string {
  const hidden = [...params].map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`).join('')
  const options = choices.map(({ id, name }) => `<option value="${escapeHtml(id)}">${escapeHtml(name)}</option>`).join('')
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(network)}: allow access</title>
<style>${brandStyle(network)}${consentStyle}</style>
<main><span class="network">${escapeHtml(network)} sandbox</span><h1>${escapeHtml(network)}: allow access</h1><p><strong>${escapeHtml(app)}</strong> would like to:</p><ul>${wants.map((one) => `<li>${escapeHtml(one)}</li>`).join('')}</ul>
<form method="post" action="${escapeHtml(action)}">${hidden}<p><label>Sign in as <select name="account">${options}</select></label></p>
<button name="decision" value="allow">${escapeHtml(allow)}</button><button name="decision" value="deny">${escapeHtml(deny)}</button></form></main></html>`
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
