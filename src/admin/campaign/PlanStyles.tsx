const css = `
.social-page h4 { margin: 0; font-size: calc(var(--base) * 0.75); line-height: calc(var(--base) * 1.1); }
.social-acts { margin: 0; display: flex; flex-direction: column; gap: calc(var(--base) * 0.4); }
.social-acts > div { display: grid; grid-template-columns: minmax(9rem, max-content) 1fr; gap: calc(var(--base) * 0.3) calc(var(--base) * 0.8); align-items: center; }
.social-acts dt, .social-acts dd { margin: 0; }
.social-acts .btn { margin: 0; width: 100%; }
.social-form__field { display: flex; flex-direction: column; gap: calc(var(--base) * 0.2); max-width: 20rem; }
.social-timeline { list-style: none; margin: 0; padding: 0 0 0 calc(var(--base) * 1.2); border-inline-start: 2px solid var(--theme-elevation-200); display: flex; flex-direction: column; gap: calc(var(--base) * 0.9); }
.social-timeline > li { position: relative; }
.social-timeline > li::before { content: ''; position: absolute; inset-inline-start: calc(var(--base) * -1.2 - 6px); top: calc(var(--base) * 0.35); width: 10px; height: 10px; border-radius: 50%; background: var(--theme-elevation-0); border: 2px solid var(--theme-elevation-500); box-sizing: border-box; }
.social-timeline__stop { border: 1px solid var(--theme-border-color); border-radius: var(--style-radius-m); padding: calc(var(--base) * 0.6) calc(var(--base) * 0.8); background: var(--theme-elevation-0); }
.social-timeline__stop .social-stack { gap: calc(var(--base) * 0.35); }
.social-timeline__mark--moment { font-size: calc(var(--base) * 0.8); }
.social-timeline > .social-timeline__mark--moment::before { background: var(--theme-elevation-800); border-color: var(--theme-elevation-800); width: 14px; height: 14px; inset-inline-start: calc(var(--base) * -1.2 - 8px); }
.social-timeline > .social-timeline__mark--now::before { border-radius: 0; height: 2px; width: 20px; inset-inline-start: calc(var(--base) * -1.2 - 11px); top: calc(var(--base) * 0.6); background: var(--theme-elevation-800); border: 0; }
.social-timeline__delivery { display: grid; grid-template-columns: minmax(8rem, 1.2fr) minmax(12rem, 1.4fr) minmax(7rem, max-content) minmax(6rem, 1fr); gap: calc(var(--base) * 0.2) calc(var(--base) * 0.6); align-items: center; padding-block: calc(var(--base) * 0.3); border-top: 1px solid var(--theme-border-color); }
.social-timeline__delivery > .social-badge { justify-self: start; }
.social-timeline__why { grid-column: 1 / -1; }
.social-weeks td, .social-weeks tbody th { vertical-align: top; }
.social-weeks tbody th { white-space: nowrap; color: inherit; }
.social-weeks td { min-width: 14rem; }
.social-weeks ul { display: flex; flex-direction: column; gap: calc(var(--base) * 0.4); }
.social-weeks__text { overflow-wrap: anywhere; }
.social-weeks__sum { margin-top: calc(var(--base) * 0.4); }
@media (max-width: 768px) {
  .social-acts > div, .social-timeline__delivery { grid-template-columns: 1fr; }
  .social-acts .btn { width: auto; }
  .social-weeks thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .social-weeks, .social-weeks tbody, .social-weeks tr, .social-weeks td, .social-weeks tbody th { display: block; }
  .social-weeks td { min-width: 0; border-bottom: 0; }
  .social-weeks td::before { content: attr(data-label); display: block; color: var(--theme-elevation-600); }
  .social-weeks tr { border-bottom: 1px solid var(--theme-border-color); padding-block: calc(var(--base) * 0.5); }
  .social-weeks tbody th { border-bottom: 0; font-weight: 600; }
}
`

/** Rules of the plan and the report of campaigns. */
export function PlanStyles() {
  return (
    <style href="payload-social-campaigns-plan" precedence="medium">
      {css}
    </style>
  )
}
