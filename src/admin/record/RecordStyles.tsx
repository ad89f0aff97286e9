const css = `
.social-heading { font-size: calc(var(--base) * 1.5); line-height: calc(var(--base) * 1.8); margin: 0; }
.social-filters { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 10rem), 1fr)); gap: calc(var(--base) * 0.6); align-items: end; }
.social-filters label { display: flex; flex-direction: column; gap: calc(var(--base) * 0.2); min-width: 0; }
.social-filters .social-actions { align-items: center; }
.social-entry-line { display: flex; flex-direction: column; gap: calc(var(--base) * 0.3); padding-block: calc(var(--base) * 0.6); border-top: 1px solid var(--theme-border-color); }
.social-entry-line:first-child { border-top: 0; }
.social-difference { margin: 0; display: grid; gap: calc(var(--base) * 0.2); }
.social-difference > div { display: grid; grid-template-columns: minmax(6rem, 9rem) 1fr; gap: calc(var(--base) * 0.6); }
.social-difference dt { color: var(--theme-elevation-600); }
.social-difference dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.social-difference del { background: var(--theme-error-150); color: var(--theme-error-800); text-decoration: line-through; }
.social-difference ins { background: var(--theme-success-150); color: var(--theme-success-800); text-decoration: underline; }
@media (max-width: 500px) {
  .social-difference > div { grid-template-columns: 1fr; gap: 0; }
}
`

/** Rules of the record's page; rendering it more than once costs nothing. */
export function RecordStyles() {
  return (
    <style href="payload-social-campaigns-record" precedence="medium">
      {css}
    </style>
  )
}
