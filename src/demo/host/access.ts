import type { Access, FieldAccess, PayloadRequest } from 'payload'

/** What people of the demo may be. An author writes articles and has no part in social media. */
export const hostRoles = ['admin', 'manager', 'editor', 'author'] as const
export type HostRole = (typeof hostRoles)[number]

/** Makes an access function: true for users with one of these roles. */
export const hasRole =
  (...roles: HostRole[]) =>
  ({ req }: { req: PayloadRequest }): boolean => {
    const user = req.user as { roles?: HostRole[] | null } | null
    return user?.roles?.some((role) => roles.includes(role)) ?? false
  }

export const isSignedIn: Access = ({ req }) => Boolean(req.user)

/** Everybody reads what is published, the signed-in read drafts too. */
export const canReadPublished: Access = ({ req }) => (req.user ? true : { _status: { equals: 'published' } })

export const isAdmin: Access = hasRole('admin')
export const isAdminField: FieldAccess = hasRole('admin')
