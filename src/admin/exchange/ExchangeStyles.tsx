/** What files, links and lists of suggestions need beyond the rules of the other pages. */
const css = `
.social-landing:focus { outline: none; }
.social-drop { border: 2px dashed var(--theme-elevation-250); border-radius: var(--style-radius-m); padding: calc(var(--base) * 1.5); display: flex; flex-direction: column; gap: calc(var(--base) * 0.6); align-items: flex-start; }
.social-drop--over { border-color: var(--theme-success-500); background: var(--theme-success-100); }
.social-progress { width: 100%; max-width: calc(var(--base) * 30); height: calc(var(--base) * 0.6); accent-color: var(--theme-success-500); }
.social-cut { display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden; white-space: pre-line; }
.social-copy { flex: 1 1 16rem; font-family: var(--font-mono); font-size: 0.85em; }
.social-copy--long { width: 100%; min-height: calc(var(--base) * 16); white-space: pre-wrap; resize: vertical; }
.social-options { list-style: none; margin: 0; padding: 0; max-height: calc(var(--base) * 14); overflow-y: auto; }
.social-option { display: flex; flex-wrap: wrap; gap: 0 calc(var(--base) * 0.6); padding: calc(var(--base) * 0.25) calc(var(--base) * 0.5); border-radius: var(--style-radius-s); cursor: pointer; }
.social-option code { font-family: var(--font-mono); white-space: nowrap; }
.social-option[aria-selected='true'] { background: var(--theme-elevation-150); outline: 1px solid var(--theme-elevation-400); }
.social-number { font-variant-numeric: tabular-nums; white-space: nowrap; }
`

/** Our rules for these pages; rendering them more than once costs nothing. */
export function ExchangeStyles() {
  return (
    <style href="payload-social-campaigns-exchange" precedence="medium">
      {css}
    </style>
  )
}
