'use client'
import { useState } from 'react'
import { useSay } from '../hooks.ts'
import { countLines, type ImportNote } from './importDocs.ts'

const firstShown = 50

/** Lines of a file with what is wrong in which column; a long list is opened step by step. */
export function NotesTable({ notes, caption, tone }: { notes: readonly ImportNote[]; caption: string; tone: 'bad' | 'question' }) {
  const say = useSay()
  const [shown, setShown] = useState(firstShown)
  return (
    <div className="social-stack">
      <div className="social-scroll">
        <table className="social-table">
          <caption style={{ textAlign: 'start' }}>
            <span className={`social-badge social-badge--${tone}`}>
              <span aria-hidden="true" className="social-badge__sign">
                {tone === 'bad' ? '✖' : '!'}
              </span>
              {countLines(notes)}
            </span>{' '}
            {caption}
          </caption>
          <thead>
            <tr>
              <th scope="col">{say('importLine')}</th>
              <th scope="col">{say('importColumn')}</th>
              <th scope="col">{say('importWhat')}</th>
            </tr>
          </thead>
          <tbody>
            {notes.slice(0, shown).map(({ line, column, message }) => (
              <tr key={`${line}:${column}:${message}`}>
                <td className="social-number">{line}</td>
                <td>{column || '–'}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {notes.length > shown ? (
        <button className="social-more" onClick={() => setShown(shown + 200)} type="button">
          {say('importMoreNotes', { more: notes.length - shown })}
        </button>
      ) : null}
    </div>
  )
}
