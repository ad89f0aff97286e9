import { APIError, type CollectionBeforeOperationHook } from 'payload'

const writing = ['create', 'update', 'updateByID', 'delete', 'deleteByID', 'restoreVersion'] as const

/** The record is append-only for everybody: code of the host that sets access aside is refused too. The plugin itself appends by its own statement. */
export function keepRecordsAsTheyAre(): CollectionBeforeOperationHook {
  return ({ args, operation, overrideAccess }) => {
    if (overrideAccess && writing.some((name) => name === operation)) throw new APIError('The record is append-only: what happened is not changed or removed.', 403, {}, true)
    return args
  }
}
