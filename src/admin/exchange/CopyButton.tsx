'use client'
import { Button, toast } from '@payloadcms/ui'
import { useSay } from '../hooks.ts'

/** Copies a text, and says so. Where the browser does not let us, the field is selected to be copied by hand. */
export function CopyButton({ text, label, fieldId, primary = false }: { text: string; label: string; fieldId?: string; primary?: boolean }) {
  const say = useSay()
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      toast.success(say('copied'))
    } catch {
      const field = fieldId ? document.getElementById(fieldId) : null
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
        field.focus()
        field.select()
      }
      toast.error(say('copyByHand'))
    }
  }
  return (
    <Button buttonStyle={primary ? 'primary' : 'secondary'} margin={false} onClick={() => void copy()} size="small" type="button">
      {label}
    </Button>
  )
}
