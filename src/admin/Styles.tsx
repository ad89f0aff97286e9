/**
 * The few rules that Payload's own components do not bring, in its variables, so that light, dark and a host's own theme just work.
 * A style element instead of a file: nothing has to be bundled, and React puts it into the page once.
 */
const css = `
.social-badge { display: inline-flex; align-items: baseline; gap: calc(var(--base) * 0.25); padding: 0 calc(var(--base) * 0.4); border-radius: var(--style-radius-s); line-height: calc(var(--base) * 1.2); white-space: nowrap; background: var(--theme-elevation-100); color: var(--theme-elevation-800); }
.social-badge__sign { font-family: var(--font-mono); font-weight: 600; min-width: 1ch; text-align: center; }
.social-badge--waiting { background: var(--theme-elevation-150); }
.social-badge--good { background: var(--theme-success-150); color: var(--theme-success-800); }
.social-badge--bad { background: var(--theme-error-150); color: var(--theme-error-800); }
.social-badge--question { background: var(--theme-warning-150); color: var(--theme-warning-800); }
.social-page { padding-block: calc(var(--base) * 1.5) calc(var(--base) * 3); max-width: calc(var(--base) * 60); }
.social-page h1, .social-page h2, .social-page h3, .social-panel h3, .social-panel h4 { margin: 0; }
.social-page h2 { font-size: calc(var(--base) * 1.1); line-height: calc(var(--base) * 1.4); }
.social-page h3, .social-panel h3, .social-stack > h3, .social-line > h3 { margin: 0;  font-size: calc(var(--base) * 0.85); line-height: calc(var(--base) * 1.2); }
.social-page a:focus-visible, .social-panel a:focus-visible, .social-banner a:focus-visible { outline: var(--accessibility-outline); outline-offset: var(--accessibility-outline-offset); }
.social-stack { display: flex; flex-direction: column; gap: calc(var(--base) * 0.8); }
.social-stack--wide { gap: calc(var(--base) * 1.5); }
.social-line { display: flex; flex-wrap: wrap; align-items: center; gap: calc(var(--base) * 0.4) calc(var(--base) * 0.8); }
.social-line--apart { justify-content: space-between; }
.social-line .btn, .social-actions .btn { margin: 0; }
.social-quiet { color: var(--theme-elevation-600); }
.social-bad { color: var(--theme-error-650); }
.social-list--spaced { display: flex; flex-direction: column; gap: calc(var(--base) * 0.3); }
.social-list { list-style: none; margin: 0; padding: 0; }
.social-page p, .social-panel p, .social-banner p { margin: 0; overflow-wrap: anywhere; }
.social-panel { border: 1px solid var(--theme-border-color); border-radius: var(--style-radius-m); padding: calc(var(--base) * 0.8); background: var(--theme-elevation-0); display: flex; flex-direction: column; gap: calc(var(--base) * 0.5); }
.social-panel--question { border-color: var(--theme-warning-400); }
.social-panel--bad { border-color: var(--theme-error-400); }
.social-row { display: grid; grid-template-columns: minmax(8rem, 1fr) minmax(14rem, 1.6fr) 10rem minmax(8rem, 1fr); gap: calc(var(--base) * 0.3) calc(var(--base) * 0.8); align-items: center; padding-block: calc(var(--base) * 0.5); border-top: 1px solid var(--theme-border-color); }
.social-row:first-child { border-top: 0; }
.social-row > .social-badge { justify-self: start; }
.social-row__more { grid-column: 1 / -1; }
.social-row__end { justify-self: end; }
.social-actions { display: flex; flex-wrap: wrap; gap: calc(var(--base) * 0.4); }
.social-form { max-width: calc(var(--base) * 36); display: flex; flex-wrap: wrap; align-items: end; gap: calc(var(--base) * 0.4); margin-top: calc(var(--base) * 0.5); }
.social-form label { display: flex; flex-direction: column; gap: calc(var(--base) * 0.2); flex: 1 1 16rem; }
.social-input { font: inherit; width: 100%; min-height: calc(var(--base) * 2); padding: calc(var(--base) * 0.3) calc(var(--base) * 0.6); color: var(--theme-text); background: var(--theme-input-bg); border: 1px solid var(--theme-elevation-150); border-radius: var(--style-radius-s); color-scheme: light; }
html[data-theme='dark'] .social-input { color-scheme: dark; }
.social-input:focus-visible { outline: var(--accessibility-outline); outline-offset: var(--accessibility-outline-offset); }
.social-text { white-space: pre-wrap; overflow-wrap: anywhere; line-height: calc(var(--base) * 1.15); margin: 0; }
.social-pictures { display: flex; flex-wrap: wrap; gap: calc(var(--base) * 0.5); }
.social-picture { margin: 0; width: calc(var(--base) * 8); max-width: 100%; font-size: 0.9em; }
.social-picture img, .social-card img { display: block; width: 100%; height: calc(var(--base) * 4.5); object-fit: cover; border-radius: var(--style-radius-s); background: var(--theme-elevation-100); margin-bottom: calc(var(--base) * 0.2); }
.social-card { display: flex; gap: calc(var(--base) * 0.6); border: 1px solid var(--theme-border-color); border-radius: var(--style-radius-s); padding: calc(var(--base) * 0.5); min-width: 0; }
.social-card img { width: calc(var(--base) * 5); flex: none; height: calc(var(--base) * 3.5); margin: 0; }
.social-card > div { min-width: 0; overflow-wrap: anywhere; }
.social-grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: calc(var(--base) * 0.8); align-items: start; }
.social-scroll { overflow-x: auto; }
.social-table { width: 100%; border-collapse: collapse; }
.social-table th { text-align: start; font-weight: normal; color: var(--theme-elevation-600); }
.social-table th, .social-table td { padding: calc(var(--base) * 0.3) calc(var(--base) * 0.6) calc(var(--base) * 0.3) 0; vertical-align: top; border-bottom: 1px solid var(--theme-border-color); }
.social-banner { border-radius: var(--style-radius-m); padding: calc(var(--base) * 0.5) calc(var(--base) * 0.8); margin-bottom: var(--base); background: var(--theme-warning-150); color: var(--theme-warning-800); display: flex; flex-wrap: wrap; gap: calc(var(--base) * 0.3) calc(var(--base) * 0.8); align-items: baseline; }
.social-banner--bad { background: var(--theme-error-150); color: var(--theme-error-800); }
.social-banner a { color: inherit; }
.social-banner { justify-content: space-between; }
.social-banner__words { flex: 1 1 20rem; }
.social-switch { display: flex; justify-content: flex-end; margin-bottom: calc(var(--base) * 0.5); }
.social-stack--wide > .social-switch { margin-bottom: calc(var(--base) * -1); }
.social-switch .btn, .social-banner .btn { margin: 0; }
.social-modal-field { display: flex; flex-direction: column; gap: calc(var(--base) * 0.2); }
.social-attention { display: flex; flex-direction: column; gap: calc(var(--base) * 0.4); padding-block: calc(var(--base) * 0.6); border-top: 1px solid var(--theme-border-color); }
.social-need { display: flex; gap: calc(var(--base) * 0.6); align-items: baseline; overflow-wrap: anywhere; }
.social-need > .social-badge { flex: none; }
.social-strip { margin-bottom: var(--base); }
.social-month { width: 100%; border-collapse: collapse; table-layout: fixed; }
.social-month th { text-align: start; font-weight: normal; color: var(--theme-elevation-600); padding: calc(var(--base) * 0.3); }
.social-month td { border: 1px solid var(--theme-border-color); height: calc(var(--base) * 6); vertical-align: top; padding: calc(var(--base) * 0.3); }
.social-month td.social-month__other { background: var(--theme-elevation-50); color: var(--theme-elevation-600); }
.social-month td.social-month__today { outline: 2px solid var(--theme-elevation-500); outline-offset: -2px; }
.social-entry { display: block; padding: calc(var(--base) * 0.15) calc(var(--base) * 0.3); margin-top: calc(var(--base) * 0.2); border-radius: var(--style-radius-s); text-decoration: none; line-height: calc(var(--base) * 0.95); background: var(--theme-elevation-100); color: var(--theme-elevation-800); overflow: hidden; }
.social-entry:hover { text-decoration: underline; }
.social-entry--good { background: var(--theme-success-150); color: var(--theme-success-800); }
.social-entry--bad { background: var(--theme-error-150); color: var(--theme-error-800); }
.social-entry--question { background: var(--theme-warning-150); color: var(--theme-warning-800); }
.social-entry span { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.social-campaign-mark { border-inline-start: 4px solid; padding-inline-start: calc(var(--base) * 0.25); }
.social-page--full { max-width: none; }
label.social-line { max-width: 100%; min-width: 0; }
.social-select { width: auto; min-width: 0; min-height: calc(var(--base) * 1.2); padding-block: 0; max-width: 100%; }
.social-more { font: inherit; background: none; border: 0; padding: calc(var(--base) * 0.2) 0; color: inherit; text-decoration: underline; cursor: pointer; }
.social-credentials .field-type { margin-bottom: 0; }
.social-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 768px) {
  .app-header__step-nav-wrapper { min-width: 0; overflow-x: auto; scrollbar-width: none; }
  .social-row { grid-template-columns: 1fr; }
  .social-row__end { justify-self: start; }
}
`

/** Our rules for the page; rendering it more than once costs nothing. */
export function Styles() {
  return (
    <style href="payload-social-campaigns" precedence="medium">
      {css}
    </style>
  )
}
