const css = `
.social-dashboard { margin-bottom: calc(var(--base) * 2); display: flex; flex-direction: column; gap: calc(var(--base) * 0.8); }
.social-dashboard h2 { margin: 0; font-size: calc(var(--base) * 1.3); line-height: calc(var(--base) * 1.6); }
.social-dashboard__head { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: calc(var(--base) * 0.5) var(--base); }
.social-dashboard__grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: calc(var(--base) * 0.8); align-items: start; }
.social-dashboard__head .social-switch { margin: 0; }
.social-dashboard__head .social-line:has(.social-banner) { flex: 1 1 100%; }
.social-dashboard__head .social-banner { flex: 1 1 100%; }
.social-dashboard .social-strip, .social-dashboard .social-banner { margin-bottom: 0; }
.social-dashboard .social-panel > p, .social-going p { margin: 0; overflow-wrap: anywhere; }
.social-going { display: flex; flex-direction: column; gap: calc(var(--base) * 0.6); }
.social-write { padding: calc(var(--base) * 0.25) calc(var(--base) * 0.7); border-radius: var(--style-radius-s); background: var(--theme-elevation-800); color: var(--theme-elevation-0); text-decoration: none; }
.social-write:hover { background: var(--theme-elevation-600); color: var(--theme-elevation-0); }
.social-dashboard a:focus-visible { outline: var(--accessibility-outline); outline-offset: var(--accessibility-outline-offset); }
`

/** Rules of the dashboard; rendering it more than once costs nothing. */
export function DashboardStyles() {
  return (
    <style href="payload-social-campaigns-dashboard" precedence="medium">
      {css}
    </style>
  )
}
