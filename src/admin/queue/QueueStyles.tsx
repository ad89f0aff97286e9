const css = `
.social-place { display: grid; grid-template-columns: 11rem minmax(10rem, 1fr) minmax(12rem, max-content) minmax(12rem, max-content); gap: calc(var(--base) * 0.2) calc(var(--base) * 0.8); align-items: center; padding-block: calc(var(--base) * 0.4); border-top: 1px solid var(--theme-border-color); }
.social-place .btn { margin: 0; }
.social-place > .social-actions { justify-self: end; }
.social-cadence td, .social-cadence th { white-space: nowrap; }
.social-cadence td.social-cadence__name { white-space: normal; min-width: 9rem; }
.social-cadence__now { font-weight: 600; }
@media (max-width: 768px) {
  .social-place { grid-template-columns: 1fr; }
  .social-place > .social-actions { justify-self: start; }
}
`

/** Rules of queues and cadences. */
export function QueueStyles() {
  return (
    <style href="payload-social-campaigns-queue" precedence="medium">
      {css}
    </style>
  )
}
