const css = `
fieldset.social-field { border: 0; margin-inline: 0; margin-block: 0 var(--base); padding: 0; min-width: 0; }
.social-field legend { padding: 0; }
.social-field__row { display: flex; flex-wrap: wrap; gap: calc(var(--base) * 0.4); align-items: center; }
.social-field__row .social-field__number { width: 6rem; }
.social-field__row .social-field__choice { width: auto; flex: 0 1 14rem; }
.social-field__tick { display: flex; gap: calc(var(--base) * 0.3); align-items: center; min-height: calc(var(--base) * 1.4); }
`

/** Rules of our fields. */
export function FieldStyles() {
  return (
    <style href="payload-social-campaigns-fields" precedence="medium">
      {css}
    </style>
  )
}
