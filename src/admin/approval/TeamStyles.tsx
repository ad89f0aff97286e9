import { Styles } from '../Styles.tsx'

/** Rules of the panels that a team works with, beside those of `Styles`. */
const css = `
.social-team h4 { margin: 0; font-size: 1em; line-height: calc(var(--base) * 1.2); }
.social-team p { margin: 0; overflow-wrap: anywhere; line-height: calc(var(--base) * 1.05); }
.social-team .btn { margin: 0; }
.social-findings { display: flex; flex-direction: column; }
.social-finding { display: flex; flex-direction: column; gap: calc(var(--base) * 0.25); padding: calc(var(--base) * 0.5) 0 calc(var(--base) * 0.5) calc(var(--base) * 0.6); border-inline-start: 3px solid var(--theme-elevation-250); border-top: 1px solid var(--theme-border-color); }
.social-finding:first-child { border-top: 0; }
.social-finding--warn { border-inline-start-color: var(--theme-warning-500); }
.social-finding--block { border-inline-start-color: var(--theme-error-500); }
.social-quote { font: inherit; text-align: start; padding: 0 calc(var(--base) * 0.25); border: 0; border-radius: var(--style-radius-s); background: var(--theme-elevation-100); color: inherit; cursor: pointer; overflow-wrap: anywhere; text-decoration: underline dotted; }
.social-quote:focus-visible, .social-details summary:focus-visible, .social-more:focus-visible { outline: var(--accessibility-outline); outline-offset: var(--accessibility-outline-offset); }
.social-tick { display: flex; align-items: baseline; gap: calc(var(--base) * 0.35); cursor: pointer; }
.social-tick input { accent-color: var(--theme-elevation-800); }
.social-field { display: flex; flex-direction: column; gap: calc(var(--base) * 0.2); width: 100%; }
.social-team textarea.social-input { resize: vertical; line-height: calc(var(--base) * 1.05); }
.social-steps { display: flex; gap: calc(var(--base) * 0.25); list-style: none; margin: 0; padding: 0; }
.social-step { width: calc(var(--base) * 1.1); height: calc(var(--base) * 1.1); border-radius: 50%; display: grid; place-items: center; font-size: 0.8em; border: 1px solid var(--theme-elevation-250); color: var(--theme-elevation-600); position: relative; }
.social-step--done { background: var(--theme-elevation-100); color: var(--theme-elevation-800); border-color: var(--theme-elevation-400); }
.social-step[aria-current] { background: var(--theme-elevation-800); color: var(--theme-elevation-0); border-color: var(--theme-elevation-800); }
.social-standing { gap: calc(var(--base) * 0.25); }
.social-part { display: flex; flex-direction: column; gap: calc(var(--base) * 0.4); border-top: 1px solid var(--theme-border-color); padding-top: calc(var(--base) * 0.6); margin-top: calc(var(--base) * 0.2); }
.social-diff { padding: calc(var(--base) * 0.4) calc(var(--base) * 0.5); background: var(--theme-elevation-50); border-radius: var(--style-radius-s); }
.social-diff del { background: var(--theme-error-150); color: var(--theme-error-800); text-decoration: line-through; }
.social-diff ins { background: var(--theme-success-150); color: var(--theme-success-800); text-decoration: underline; }
.social-thread { display: flex; flex-direction: column; gap: calc(var(--base) * 0.5); margin: 0; }
.social-comment { padding-inline-start: calc(var(--base) * 0.5); border-inline-start: 2px solid var(--theme-elevation-150); display: flex; flex-direction: column; align-items: flex-start; gap: calc(var(--base) * 0.15); }
.social-details { border-top: 1px solid var(--theme-border-color); padding-top: calc(var(--base) * 0.5); }
.social-details[open] { display: flex; flex-direction: column; gap: calc(var(--base) * 0.5); }
.social-details summary { cursor: pointer; }
.social-details > * + * { margin-top: calc(var(--base) * 0.4); }
.social-details[open] > * { margin-top: 0; }
.social-made { display: flex; flex-direction: column; align-items: flex-start; gap: calc(var(--base) * 0.3); padding: calc(var(--base) * 0.5); border-radius: var(--style-radius-s); background: var(--theme-success-100); color: var(--theme-success-900, inherit); }
.social-waiting { display: flex; flex-direction: column; gap: calc(var(--base) * 0.6); }
.social-waiting__row { display: grid; grid-template-columns: minmax(12rem, 2.2fr) minmax(9rem, 1.2fr) minmax(9rem, 1.2fr) minmax(9rem, 1fr); gap: calc(var(--base) * 0.2) calc(var(--base) * 0.8); padding-block: calc(var(--base) * 0.6); border-top: 1px solid var(--theme-border-color); }
.social-waiting__row:first-child { border-top: 0; }
.social-waiting__row p { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 768px) { .social-waiting__row { grid-template-columns: 1fr; } }
`

/** Rendering it more than once costs nothing. */
export function TeamStyles() {
  return (
    <>
      <Styles />
      <style href="payload-social-campaigns-team" precedence="medium">
        {css}
      </style>
    </>
  )
}
