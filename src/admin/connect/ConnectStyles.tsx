const css = `
.social-outcome { display: flex; gap: calc(var(--base) * 0.5); align-items: baseline; border-radius: var(--style-radius-m); padding: calc(var(--base) * 0.5) calc(var(--base) * 0.8); background: var(--theme-warning-150); color: var(--theme-warning-800); }
.social-outcome--good { background: var(--theme-success-150); color: var(--theme-success-800); }
.social-outcome__sign { font-family: var(--font-mono); font-weight: 600; }
.social-choice { border: 0; margin: 0; padding: 0; min-width: 0; }
.social-choice legend { padding: 0; font-weight: 600; margin-bottom: calc(var(--base) * 0.3); }
.social-choice__list { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr)); gap: calc(var(--base) * 0.4); margin-block: calc(var(--base) * 0.5); }
.social-choice__one { display: flex; align-items: center; gap: calc(var(--base) * 0.5); padding: calc(var(--base) * 0.5) calc(var(--base) * 0.7); border: 1px solid var(--theme-elevation-150); border-radius: var(--style-radius-s); cursor: pointer; overflow-wrap: anywhere; }
.social-choice__one:hover { border-color: var(--theme-elevation-400); }
.social-choice__one:has(:checked) { border-color: var(--theme-elevation-800); background: var(--theme-elevation-50); }
.social-choice__one:focus-within { outline: var(--accessibility-outline); outline-offset: var(--accessibility-outline-offset); }
.social-choice__one input { accent-color: var(--theme-elevation-800); flex: none; width: 1rem; height: 1rem; margin: 0; outline: 0; }
`

/** Rules of connecting; rendering it more than once costs nothing. */
export function ConnectStyles() {
  return (
    <style href="payload-social-campaigns-connect" precedence="medium">
      {css}
    </style>
  )
}
