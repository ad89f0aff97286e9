'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { insertVariable, openVariable, optionsFor, type VariableOption } from './openVariable.ts'

type Input = { fieldId: string; listId: string; text: string; setText(text: string): void }
type Open = { from: number; cursor: number; options: VariableOption[]; active: number }

/** What can be written at the cursor of a field, chosen with arrows, Enter or Tab, closed with Escape. */
export function useVariableOptions({ fieldId, listId, text, setText }: Input): { options: readonly VariableOption[]; active: number; choose(index: number): void } {
  const [open, setOpen] = useState<Open>()
  const latest = useRef({ open, text })
  latest.current = { open, text }

  const choose = useCallback(
    (index: number) => {
      const { open: now, text: before } = latest.current
      const option = now?.options[index]
      if (!now || !option) return
      const next = insertVariable({ text: before, cursor: now.cursor, from: now.from, insert: option.insert })
      setText(next.text)
      setOpen(undefined)
      requestAnimationFrame(() => {
        const field = document.getElementById(fieldId)
        if (!(field instanceof HTMLTextAreaElement)) return
        field.focus()
        field.setSelectionRange(next.cursor, next.cursor)
      })
    },
    [fieldId, setText],
  )

  useEffect(() => {
    const field = document.getElementById(fieldId)
    if (!(field instanceof HTMLTextAreaElement)) return
    const look = () => {
      const cursor = field.selectionStart
      const found = field.selectionEnd === cursor ? openVariable(field.value, cursor) : undefined
      const options = found ? optionsFor(found) : []
      setOpen(found && options.length > 0 ? { from: found.from, cursor, options, active: 0 } : undefined)
    }
    const press = (event: KeyboardEvent) => {
      const now = latest.current.open
      if (!now) return
      const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      if (move !== 0) setOpen({ ...now, active: (now.active + move + now.options.length) % now.options.length })
      else if (event.key === 'Enter' || event.key === 'Tab') choose(now.active)
      else if (event.key === 'Escape') setOpen(undefined)
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    // Once React has taken the letter: a render before that could put the old text back.
    let frame = 0
    const typed = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(look)
    }
    const leave = () => {
      cancelAnimationFrame(frame)
      setOpen(undefined)
    }
    const isMove = (event: KeyboardEvent) => ['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)
    const moved = (event: KeyboardEvent) => (isMove(event) ? look() : undefined)
    field.addEventListener('input', typed)
    field.addEventListener('click', look)
    field.addEventListener('keydown', press)
    field.addEventListener('keyup', moved)
    field.addEventListener('blur', leave)
    return () => {
      cancelAnimationFrame(frame)
      field.removeEventListener('input', typed)
      field.removeEventListener('click', look)
      field.removeEventListener('keydown', press)
      field.removeEventListener('keyup', moved)
      field.removeEventListener('blur', leave)
    }
  }, [fieldId, choose])

  useMarks({ fieldId, listId, active: open?.active })
  return { options: open?.options ?? [], active: open?.active ?? -1, choose }
}

/** Tells screen readers which option of the list is meant, while the cursor stays in the field. */
function useMarks({ fieldId, listId, active }: { fieldId: string; listId: string; active: number | undefined }): void {
  useEffect(() => {
    const field = document.getElementById(fieldId)
    if (!field) return
    field.setAttribute('aria-autocomplete', 'list')
    field.setAttribute('aria-haspopup', 'listbox')
    if (active === undefined) {
      field.removeAttribute('aria-controls')
      field.removeAttribute('aria-activedescendant')
      return
    }
    field.setAttribute('aria-controls', listId)
    field.setAttribute('aria-activedescendant', `${listId}-${active}`)
    document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [fieldId, listId, active])
}
