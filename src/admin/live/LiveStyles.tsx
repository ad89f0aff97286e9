const css = `
.social-live { display: flex; flex-direction: column; gap: calc(var(--base) * 0.8); max-width: calc(var(--base) * 30); }
.social-live__box { position: sticky; bottom: 0; display: flex; flex-direction: column; gap: calc(var(--base) * 0.4); background: var(--theme-bg); border-top: 1px solid var(--theme-border-color); padding-block: calc(var(--base) * 0.6); }
.social-live__box label { display: flex; flex-direction: column; gap: calc(var(--base) * 0.2); }
.social-live__text { font-size: 18px; line-height: 1.4; resize: vertical; min-height: calc(var(--base) * 6); }
.social-live__box textarea { font-size: max(16px, 1em); }
.social-live__send { display: flex; flex-wrap: wrap; gap: calc(var(--base) * 0.4); align-items: center; }
.social-live__send .btn { margin: 0; margin-inline-start: auto; min-height: 44px; }
.social-live__file { position: relative; flex-direction: row; align-items: center; min-height: 44px; padding-inline: calc(var(--base) * 0.6); border: 1px solid var(--theme-elevation-200); border-radius: var(--style-radius-s); cursor: pointer; }
.social-live__box .social-live__file { flex-direction: row; }
.social-live__file input { position: absolute; inset: 0; opacity: 0; cursor: pointer; }
.social-live__file:focus-within { outline: var(--accessibility-outline); outline-offset: var(--accessibility-outline-offset); }
.social-live__picture { display: grid; grid-template-columns: calc(var(--base) * 5) 1fr; gap: calc(var(--base) * 0.4); align-items: start; }
.social-live__picture img { width: 100%; max-height: calc(var(--base) * 6); object-fit: cover; border-radius: var(--style-radius-s); }
.social-live__picture .social-more { grid-column: 1 / -1; justify-self: start; }
`

/** Rules of the page for live-posting. */
export function LiveStyles() {
  return (
    <style href="payload-social-campaigns-live" precedence="medium">
      {css}
    </style>
  )
}
