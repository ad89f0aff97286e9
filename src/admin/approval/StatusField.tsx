'use client'
import { SelectField, useDocumentInfo } from '@payloadcms/ui'
import type { SelectFieldClientProps } from 'payload'
import { editorialStatuses } from '../../domain/states.ts'
import { ApprovalPanel } from './ApprovalPanel.tsx'

/** The status of a post: on its page as the way it goes, with the steps that this person may take; where many are edited at once, as a choice. */
export function StatusField({ channels, ...props }: SelectFieldClientProps & { channels: string }) {
  const { collectionSlug } = useDocumentInfo()
  if (collectionSlug) return <ApprovalPanel channels={channels} />
  const options = props.field.options.filter((option) => (editorialStatuses as readonly string[]).includes(typeof option === 'string' ? option : option.value))
  return <SelectField {...props} field={{ ...props.field, options }} />
}
