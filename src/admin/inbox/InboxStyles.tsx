const css = `
.social-tabs { display: flex; flex-wrap: wrap; gap: calc(var(--base) * 0.2) calc(var(--base) * 0.8); border-bottom: 1px solid var(--theme-border-color); }
.social-tab { font: inherit; color: var(--theme-elevation-600); background: none; border: 0; border-bottom: 2px solid transparent; padding: calc(var(--base) * 0.4) 0; cursor: pointer; }
.social-tab[aria-current] { color: var(--theme-text); border-bottom-color: var(--theme-text); font-weight: 600; }
.social-tab:focus-visible { outline: var(--accessibility-outline); outline-offset: var(--accessibility-outline-offset); }
.social-inbox { display: flex; flex-direction: column; gap: calc(var(--base) * 0.8); }
.social-inbox:focus, .social-mention__state:focus { outline: none; }
.social-mention__state:empty { display: none; }
.social-words { font-size: calc(var(--base) * 0.8); line-height: calc(var(--base) * 1.25); }
.social-ours { margin: 0; padding: 0 0 0 calc(var(--base) * 0.6); border-left: 2px solid var(--theme-elevation-150); color: var(--theme-elevation-600); overflow-wrap: anywhere; }
.social-answer { border-top: 1px solid var(--theme-border-color); padding-top: calc(var(--base) * 0.5); display: flex; flex-direction: column; gap: calc(var(--base) * 0.3); }
.social-area { resize: vertical; line-height: calc(var(--base) * 1.15); }
`

/** Rules of the inbox's page; rendering it more than once costs nothing. */
export function InboxStyles() {
  return (
    <style href="payload-social-campaigns-inbox" precedence="medium">
      {css}
    </style>
  )
}
