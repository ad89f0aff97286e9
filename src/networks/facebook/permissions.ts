/** Without it nothing is published. */
export const publishPermission = 'pages_manage_posts'
/** Reads what others wrote: comments under posts of the Page, and posts that mention it. A Page without it publishes all the same. */
export const commentsPermission = 'pages_read_user_content'

/** What is asked for on the consent page: to list the Pages, read them, publish, answer and count, and to read what others say. */
export const facebookPermissions = ({ comments }: { comments: boolean }): string[] => [
  'pages_show_list',
  'pages_read_engagement',
  publishPermission,
  'pages_manage_engagement',
  'read_insights',
  ...(comments ? [commentsPermission] : []),
]
