/** Parameters of an address that pay somebody for the visit. A value can be required. */
export const affiliateParameters: readonly { name: string; value?: RegExp }[] = [
  { name: 'aff' },
  { name: 'affid' },
  { name: 'aff_id' },
  { name: 'affiliate' },
  { name: 'affiliateid' },
  { name: 'affiliate_id' },
  { name: 'affcode' },
  { name: 'aff_code' },
  { name: 'a_aid' },
  { name: 'a_bid' },
  { name: 'afftrack' },
  { name: 'partner_id' },
  { name: 'partnerid' },
  { name: 'irclickid' },
  { name: 'irgwc' },
  { name: 'clickid' },
  { name: 'click_id' },
  { name: 'cjevent' },
  { name: 'awc' },
  { name: 'ranmid' },
  { name: 'raneaid' },
  { name: 'ransiteid' },
  { name: 'ascsubtag' },
  { name: 'linkcode' },
  { name: 'sca_ref' },
  { name: 'rfsn' },
  { name: 'refid' },
  { name: 'ref_id' },
  { name: 'refcode' },
  { name: 'ref_code' },
  { name: 'referral' },
  { name: 'referralcode' },
  { name: 'referral_code' },
  { name: 'referrer_id' },
  { name: 'invite_code' },
  { name: 'promo_code' },
  { name: 'promocode' },
  { name: 'couponcode' },
  { name: 'coupon' },
  { name: 'discount_code' },
  { name: 'tap_a' },
  { name: 'subid' },
  { name: 'hop' },
  { name: 'via', value: /^[a-z0-9_-]+$/iu },
  { name: 'partner', value: /./u },
  { name: 'tag', value: /-2[0-3]$/u },
  { name: 'ref' },
  { name: 'fpr' },
]

/** Values of `ref` that name a branch, a page or where a visit came from, and pay nobody. */
export const harmlessReference =
  /^(?:main|master|develop|dev|head|stable|latest|trunk|v?\d[\w.-]*|refs\/.*|blog|home|homepage|header|footer|nav|readme|docs?|newsletter|mail|email|mastodon|fosstodon|bluesky|linkedin|twitter|x|facebook|pinterest|social|github|gitlab|producthunt|hackernews|hn|rss|feed|share|sharing|website|site|event|events|badge|banner|search|heads\/.*)$/iu

/** Hosts on which `ref`, `tag`, `via` and `hop` mean something else. */
export const codeHosts = [
  'github.com',
  'gitlab.com',
  'codeberg.org',
  'bitbucket.org',
  'sourcehut.org',
  'readthedocs.io',
  'readthedocs.org',
  'pypi.org',
  'python.org',
  'stackoverflow.com',
  'zenodo.org',
  'doi.org',
]

/** Hosts that only exist to pay for visits. */
export const affiliateHosts = [
  'amzn.to',
  'shareasale.com',
  'shareasale-analytics.com',
  'awin1.com',
  'linksynergy.com',
  'anrdoezrs.net',
  'jdoqocy.com',
  'tkqlhce.com',
  'dpbolvw.net',
  'kqzyfj.com',
  'prf.hn',
  'pxf.io',
  'sjv.io',
  'evyy.net',
  'tradedoubler.com',
  'clickbank.net',
  'rstyle.me',
  'skimresources.com',
  'viglink.com',
  'go2cloud.org',
  'avantlink.com',
  'flexlinks.com',
  'impact.com',
  'partnerstack.com',
  'refersion.com',
  'hasoffers.com',
  '7eer.net',
  'ojrq.net',
  'zanox.com',
  'admitad.com',
  'geni.us',
  'm.do.co',
  's.click.aliexpress.com',
  'refer.wordpress.com',
]

/** Parts of shops where every link pays somebody. */
export const affiliatePages: readonly { host: string; path: RegExp }[] = [{ host: 'bookshop.org', path: /^\/a\//u }]

/** Paths like `/ref/name`, `/go/name`, `/aff/12`. */
export const affiliatePath = /\/(?:aff|affiliates?|referrals?|r\/aff)\/[\w-]+|\/ref[/=](?!sr_|nav_|cm_|main|master)[\w-]{3,}/iu

/** Parameters that only follow readers around. The organisation's own campaign parameters (utm_…) are not among them. */
export const trackingParameters =
  /^(?:fbclid|gclid|dclid|gbraid|wbraid|msclkid|ttclid|twclid|igshid|igsh|li_fat_id|mc_eid|mc_cid|_hsenc|_hsmi|mkt_tok|yclid|s_kwcid|vero_id|oly_enc_id|si)$/iu
