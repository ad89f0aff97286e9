import type { FieldAccess, PayloadRequest, SelectField } from 'payload'
import { type Role, type RoleAccess, roleNames } from './options.ts'

type RoleFieldOptions = {
  /** Name of the field on the host's users. @default 'socialRoles' */
  name?: string
  /** Who may give and take roles. @default whoever manages channels, by the same field */
  mayGive?: FieldAccess
}

const defaultName = 'socialRoles'
const rolesIn = (req: PayloadRequest, name: string): readonly unknown[] => {
  const value = (req.user as Record<string, unknown> | null)?.[name]
  return Array.isArray(value) ? value : []
}

/**
 * A field for hosts whose users have no roles: add it to the fields of the user collection, and give the plugin `roles: rolesFromField()`. The first user
 * who registers chooses freely; later only who manages channels can give roles, so that nobody gives them to oneself.
 */
export function socialRoleField({ name = defaultName, mayGive = ({ req }) => rolesIn(req, name).includes('manageChannels') }: RoleFieldOptions = {}): SelectField {
  const words: Record<Role, string> = {
    see: 'See only',
    write: 'Write',
    approve: 'Approve',
    publish: 'Publish',
    manageChannels: 'Manage channels',
    override: 'Override guidelines',
  }
  return {
    name,
    type: 'select',
    label: 'Social media: may',
    hasMany: true,
    saveToJWT: true,
    options: roleNames.map((value) => ({ value, label: words[value] })),
    access: { create: mayGive, update: mayGive },
  }
}

/** The plugin's `roles`, read from the field that `socialRoleField` makes. */
export function rolesFromField({ name = defaultName }: Pick<RoleFieldOptions, 'name'> = {}): Record<Role, RoleAccess> {
  const access =
    (role: Role): RoleAccess =>
    ({ req }) =>
      rolesIn(req, name).includes(role)
  return Object.fromEntries(roleNames.map((role) => [role, access(role)])) as Record<Role, RoleAccess>
}
