import type { Access, FieldAccess, PayloadRequest } from 'payload'
import type { House } from './house.ts'
import { type Role, roleNames, type SocialCampaignsOptions } from './options.ts'

/**
 * Who may do what. No role given: any signed-in user of the admin's user collection, as in Payload itself. As soon as one role is
 * given, the others deny. A role implies `see`.
 */
export function createCan(options: SocialCampaignsOptions, users: string): (role: Role, req: PayloadRequest) => Promise<boolean> {
  const given = options.roles
  const any = given !== undefined && Object.keys(given).length > 0
  return async (role, req) => {
    if (!req.user || req.user.collection !== users) return false
    if (!any) return true
    const asked = given[role]
    if (asked && (await asked({ req }))) return true
    if (role !== 'see') return false
    for (const other of roleNames) {
      const access = given[other]
      if (access && (await access({ req }))) return true
    }
    return false
  }
}

/** Collection access by role. */
export function byRole(house: House, role: Role): Access {
  return ({ req }) => house.can(role, req)
}

/** Collection access by any of several roles. */
export function byAnyRole(house: House, ...roles: Role[]): Access {
  return async ({ req }) => {
    for (const role of roles) if (await house.can(role, req)) return true
    return false
  }
}

/** Whoever writes deletes what nobody has approved yet; what is approved or on its way only those who approve or publish. */
export function deletePosts(house: House): Access {
  return async ({ req }) => {
    if (!(await house.can('write', req))) return false
    if ((await house.can('publish', req)) || (await house.can('approve', req))) return true
    return { status: { in: ['draft', 'in-review', 'cancelled'] } }
  }
}

/** Field access by role. */
export function fieldByRole(house: House, role: Role): FieldAccess {
  return ({ req }) => house.can(role, req)
}

/** Nobody through the API: rows that only the plugin writes. */
export const nobody: Access = () => false
