'use client'
import { useSay } from '../hooks.ts'

type Mistake = { message: string; position: number; length: number }

/** What is wrong in a template, each with a button that goes to its place. */
export function TemplateMistakes({ mistakes, fieldId }: { mistakes: readonly Mistake[]; fieldId: string }) {
  const say = useSay()
  function go({ position, length }: Mistake): void {
    const field = document.getElementById(fieldId)
    if (!(field instanceof HTMLTextAreaElement)) return
    field.focus()
    field.setSelectionRange(position, position + length)
  }
  return (
    <div aria-live="polite">
      {mistakes.length > 0 ? (
        <ul className="social-list social-list--spaced">
          {mistakes.map((mistake) => (
            <li className="social-line" key={`${mistake.position}:${mistake.message}`}>
              <span className="social-bad">
                <span aria-hidden="true">✖ </span>
                {mistake.message}
              </span>
              <button className="social-more" onClick={() => go(mistake)} type="button">
                {say('tplGo')}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
