import type { CollectionConfig } from 'payload'
import { hasRole, hostRoles, isAdmin, isAdminField, isSignedIn } from './access.ts'

/** People who sign in. Their roles are mapped to what they may do on social media in `payload.config.ts`. */
export const users = (): CollectionConfig => ({
  slug: 'users',
  auth: true,
  admin: { useAsTitle: 'name', defaultColumns: ['name', 'email', 'roles'], group: 'Site' },
  access: {
    admin: isSignedIn as () => boolean,
    read: isSignedIn,
    create: isAdmin,
    update: ({ req, id }) => hasRole('admin')({ req }) || (req.user ? { id: { equals: id === req.user.id ? req.user.id : 0 } } : false),
    delete: isAdmin,
  },
  fields: [
    { name: 'name', type: 'text', required: true },
    {
      name: 'roles',
      type: 'select',
      hasMany: true,
      required: true,
      saveToJWT: true,
      defaultValue: ['author'],
      options: hostRoles.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) })),
      access: { create: isAdminField, update: isAdminField },
    },
  ],
})
