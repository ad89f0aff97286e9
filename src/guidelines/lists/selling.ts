/** Phrases of selling, with a weight: three together make a post an advertisement, and a link to somebody else's site counts one. In six languages; they do not collide. */
export const sellingPhrases: readonly { find: string; weight: 1 | 2 | 3 }[] = [
  {
    find: '(?:buy|order|shop|purchase) (?:it |yours |them |one |(?:your|a|the|our) (?:\\w+ ){1,3})?(?:now|today|yours|here)|get yours (?:now|today|before)|add to (?:cart|basket)|shop (?:the|our) (?:sale|collection|deals?)',
    weight: 2,
  },
  {
    find: 'limited[- ]time(?: only| offers?| deals?| promotions?| discounts?)?',
    weight: 3,
  },
  {
    find: "(?:special|exclusive|unbeatable|amazing|incredible|unmissable|introductory|today's|hot|crazy|insane|killer|best) (?:offers?|deals?|prices?(?! of)|discounts?|promotions?|promos?|bargains?)",
    weight: 2,
  },
  {
    find: 'lowest prices?|best price(?! of)|unbeatable (?:value|prices?)|cheapest|money[- ]back(?: guarantee)?|risk[- ]free|no strings attached|satisfaction guaranteed',
    weight: 2,
  },
  {
    find: '(?:flash|mega|summer|winter|spring|clearance|holiday|christmas|black friday|cyber monday|anniversary|huge|massive) (?:sale|deals?|discounts?|bargains?)|(?:sale|offer|deal|discount|promotion|promo) (?:ends|expires|valid|is valid|only|runs)|while (?:stocks?|supplies) lasts?|before (?:the )?prices? (?:go|goes|rise)',
    weight: 3,
  },
  {
    find: 'make (?:easy |fast |quick |big |serious |extra |real )?money|(?:earn|make|making|earning) (?:up to |over |more than |an extra |an additional |extra )?[$€£]\\s?\\d[\\d.,]*k?|earn (?:extra |easy |passive )?(?:cash|money|income)|get rich|passive income|financial freedom|be your own boss|six[- ]figure(?: salar(?:y|ies)| incomes?)?|double your (?:money|income|salary|followers|sales)',
    weight: 3,
  },
  {
    find: 'bitcoin giveaway|airdrops?|nft (?:drop|mint|collection)s?|presale|pre-sale|(?:going|straight|off) to the moon|1000x|(?:buy|invest in|investing in) (?:bitcoin|crypto|\\$\\w+|our token|this coin|nfts?)|guaranteed (?:returns?|profits?|income|results?|job|placement)|trading signals?|forex|casino|betting (?:tips|site)|free spins|viagra|weight loss|lose \\d+ (?:kg|pounds|lbs)',
    weight: 3,
  },
  {
    find: "you(?:'ve| have) won|claim your (?:prize|discount|bonus|reward|free|gift|spot before)|congratulations,? you(?:'ve| have)? (?:won|been selected)|free (?:iphone|ipad|macbook|gift cards?|money|bitcoin|followers)|(?:win|winning) (?:a |an |one of |the )?(?:new |brand new |free |\\d+ )?(?:iphones?|ipads?|macbooks?|laptops?|gift cards?|vouchers?|amazon|cash|playstations?|ps5|airpods|\\$\\d+|€\\d+)",
    weight: 3,
  },
  {
    find: '(?:dm|message|inbox|whatsapp|text|call) (?:me|us) (?:for|to get) (?:prices?|rates?|a quote|details on pricing|pricing|the link|your discount)|follow (?:for follow|4 follow|back)|f4f|l4l|like for like|follow[- ]back|buy (?:followers|likes|reviews|stars)|gain followers',
    weight: 3,
  },
  {
    find: '(?:sponsored|advertisement|promoted|advertorial):|sponsored (?:content|post)|paid (?:partnership|promotion|advertisement|post)|affiliate (?:links?|program|partner)|(?:we|i) (?:earn|get|receive) (?:a )?(?:small )?(?:commission|kickback)|(?:our|my|this) (?:referral|affiliate|partner) (?:link|code)|refer a friend',
    weight: 2,
  },
  {
    find: "(?:the )?(?:#1|number one|no\\. ?1|world's (?:best|leading|#1)|best|leading|most powerful|top-rated|fastest|cheapest) (?:[\\w-]+ ){1,4}(?:on the market|in the industry|money can buy|in the business|around)|#1 (?:hosting|provider|tool|platform|bootcamp|course|vpn|app|rated)|best-?in-?class|industry-leading|you won't find (?:it )?(?:cheaper|better)",
    weight: 2,
  },
  {
    find: '(?:sign up|join|register|subscribe|enrol+|start|upgrade|switch|apply|order|book|try)(?: \\S+){0,4}?,? (?:and|to) (?:save|get|receive|claim|enjoy) (?:up to |an? |your )?(?:\\d+ months? free|(?:one|two|three|six) months? free|\\d+ ?%|[$€£]\\d+|extra \\d+|free (?:month|trial|gift|bonus|credits?)|discount|bonus)|plans? (?:start(?:ing)?|from) (?:at |from )?(?:only |just )?[$€£]\\s?\\d|(?:only|just|now|was|from just|from only|for only|for just|as low as) (?:[$€£]\\s?\\d[\\d.,]*|\\d+[.,]\\d\\d)|\\d+(?:[.,]\\d\\d)? ?[$€£] (?:only|statt|au lieu)',
    weight: 2,
  },
  {
    find: "don't miss (?:out )?(?:on )?(?:this|these|our|the|their) (?:\\w+ )?(?:deal|offer|sale|discount|bargain|promo)s?|great deals?|deal (?:alert|of the)|bargains?|limited offer",
    weight: 1,
  },
  { find: '(?:subscribe|upgrade|enrol+|download|get started) (?:now|today)', weight: 1 },
  { find: 'hurry(?: up)?|act (?:now|fast)|last chance to (?:save|buy|get \\d+)|once in a lifetime|what are you waiting for', weight: 1 },
  {
    find: '\\d+ ?% (?:off|discount|cashback|de descuento|de réduction|rabatt|de desconto|zniżki|taniej|billiger|günstiger|cheaper|less)|(?:huge|big|great|massive|exclusive|extra) (?:discounts?|savings)',
    weight: 2,
  },
  {
    find: '(?:only|just|now|from|nur|solo|sólo|seulement|apenas|tylko|für nur) \\d[\\d.,]* ?(?:[$€£]|euros?|dollars?|usd|eur|zł|reais)|instead of (?:[$€£]\\s?\\d|\\d[\\d.,]* ?[$€£])|statt \\d[\\d.,]* ?€|first month (?:is )?free|\\d+ months? free|free for \\d+ (?:days|months)',
    weight: 2,
  },
  {
    find: '(?:using|through|via|with|from) (?:our|my) (?:special |partner )?link|secure your (?:spot|place|copy)|expires? (?:at|on|in|soon|today|tonight)|today only|instead of the usual',
    weight: 1,
  },
  { find: '(?:buy|cheap|more|real|instant) (?:\\w+ ){0,2}(?:followers|likes)|buy (?:shares|stocks?|options)|before the price (?:explodes|rises|goes)', weight: 3 },
  {
    find: 'descuentos?|ofertas?|réductions?|promos?|soldes|rabatte?|(?:super-?)?angebote?|schnäppchen|jetzt zugreifen|sonderpreis|descontos?|promoç(?:ão|ões)|zniżk[iai]|rabat(?:y|u|em)?|promocj[aęi]|taniej',
    weight: 1,
  },
  { find: 'no credit card (?:needed|required)|boost your (?:career|sales|income|productivity|business|salary)', weight: 1 },
  { find: 'buy one,? get one(?: free)?|(?:10x|double|triple|multiply) your (?:money|savings|income|investment)', weight: 3 },
  {
    find: 'invest (?:in|now|today)(?! (?:yourself|your (?:team|people|community)|open source|diversity|time|people))|(?:best|greatest|coolest) (?:\\w+ ){1,3}(?:you can (?:buy|get)|money can buy)|lifetime (?:plan|deal|licen[cs]e)',
    weight: 2,
  },
  { find: 'click here|click the link|swipe up|link in bio', weight: 1 },
  { find: 'guaranteed|100 ?% free|no obligation|instant(?:ly)? (?:access|approval|download)|lifetime access', weight: 1 },
  {
    find: '(?:save|saving|saves) (?:up to |over )?(?:\\d+ ?[%$€£]|[$€£]\\s?\\d+)|discount(?:s|ed)?|half price|cashback|vouchers?|free trial|premium (?:plan|version|account|subscription)|bonus|pricing|(?:[$€£]\\s?\\d[\\d.,]*|\\d[\\d.,]* ?[$€£]) ?(?:/|per |a )(?:mo|month|year|mth|monat|mois|mes|mês)',
    weight: 1,
  },
  {
    find: 'compra (?:ahora|ya|hoy)|oferta (?:limitada|especial|exclusiva|única)|solo por tiempo limitado|haz clic aquí|no te pierdas esta oferta|gana dinero|dinero fácil|el mejor precio|aprovecha (?:ya|ahora|esta oferta|el descuento)|garantizad[oa]s?',
    weight: 2,
  },
  {
    find: "achetez (?:maintenant|vite|dès)|offre (?:limitée|spéciale|exclusive|à durée limitée)|profitez(?:-en)? (?:vite|maintenant|de cette offre)|cliquez ici|gagnez (?:de l'argent|jusqu'à)|meilleur prix|satisfait ou remboursé|soldes monstres",
    weight: 2,
  },
  {
    find: 'jetzt (?:kaufen|bestellen|zuschlagen|sichern)|nur für kurze zeit|(?:exklusives?|einmaliges?|unschlagbares?|limitiertes?) (?:angebot|preis|rabatt)|bester preis|bestpreis|geld verdienen|klick(?:t|en)? (?:hier|jetzt)|hier klicken|geld-zurück-garantie|schnäppchen|nur solange der vorrat reicht|verdiene \\d+',
    weight: 2,
  },
  {
    find: 'compre (?:agora|já|hoje)|oferta (?:limitada|especial|exclusiva|imperdível)|por tempo limitado|clique aqui|ganhe dinheiro|dinheiro fácil|melhor preço|aproveite (?:já|agora|esta oferta|o desconto)|últimas unidades|renda extra',
    weight: 2,
  },
  {
    find: 'kup (?:teraz|już|dziś)|oferta (?:limitowana|specjalna|ograniczona)|tylko (?:dziś|teraz) za|najlepsza cena|najniższa cena|kliknij (?:tutaj|tu)|zarabiaj|łatwe pieniądze|nie przegap (?:tej )?(?:okazji|promocji|oferty)|wyprzedaż|promocja (?:trwa|tylko)|gwarancja zwrotu',
    weight: 2,
  },
]

/** Words of a community's own events and fundraising: prices and discounts are normal there. */
export const ownOffer =
  'tickets?|early[- ]birds?|registration|conference pass(?:es)?|conference|workshops?|seats?|bursar(?:y|ies)|scholarships?|financial aid|donat(?:e|ion|ions|ing|ors?)|fundrais(?:er|ing)|proceeds|crowdfunding|patreon|supporters?|patrons?|membership|sponsorship|support (?:us|our)|student (?:discount|price|rate|ticket)s?|for students|our (?:t-?shirts?|shirts?|stickers?|merch|shop|store|pencils?)|grants?|entradas|billets?|inscriptions?|eintrittskarten|anmeldung|ingressos|bilet(?:y|ów)?'

/** A code to type in at a till: "use code SAVE20". The word itself is group `code`. */
export const couponCode =
  '(?:(?:[Uu]se|USE|[Ww]ith|[Ee]nter|ENTER|[Aa]pply|[Uu]sing|[Pp]romo|PROMO|[Dd]iscount|DISCOUNT|[Cc]oupon|COUPON|[Vv]oucher|[Rr]eferral|[Oo]ffer|[Mm]y|[Oo]ur|[Uu]sa|[Cc]on|[Aa]vec|[Mm]it|[Uu]se o|[Cc]om o|[Uu]żyj|[Zz])(?: the| our| my| your| this| el| le| dem| unserem| o| a| meu| mi)?(?: (?:promo|discount|coupon|voucher|referral|special|exclusive|affiliate|promotional))?[ -]?(?:[Cc]odes?|CODE|[Cc]ódigo|[Cc]odigo|[Gg]utschein(?:code)?|[Rr]abattcode|[Cc]upom|[Cc]upón|[Kk]od(?:em|u)?(?: (?:rabatowy|rabatowym))?)(?: (?:de descuento|de desconto|promo(?:cional)?|rabatowy|rabatowym))?|(?:[Gg]utschein|[Rr]abatt|[Pp]romo)code|[Kk]od rabatowy|[Cc]ode promo|[Cc]ódigo de (?:descuento|desconto)|[Cc]oupon|COUPON|[Vv]oucher)(?: (?:is|es|ist|é|to))?\\s*[:=-]?\\s*["\'“«„`*]?(?<code>[A-Z][A-Z0-9_-]{3,19})(?![a-z])'

/** Words in capitals after "code" that are no coupons. */
export const noCoupon =
  'HTML|HTML5|JSON|YAML|TOML|README|CSS3|CAMP|CLUB|WEEK|WITH|REVIEW|OF|CONDUCT|PYTHON|PYPI|RUST|NUMPY|JAVASCRIPT|SPRINT|SPRINTS|JAM|SNIPPET|SNIPPETS|ASCII|LICENSE|CHALLENGE'

/** Like, share and follow to win something. */
export const bait =
  '(?:likes?|follow|share|retweet|repost|rt|tag (?:\\d+|two|three|a|your) friends?|comment|subscribe)[^.!?\\n]{0,60}(?:to win|(?:for |to get )?(?:a |your )?chance to win|to enter|to be entered|and win|win a)|(?:giveaway|win|prize)[^\\n]{0,80}(?:like,? (?:and |& )?(?:share|follow|comment|subscribe|retweet)|tag (?:\\d+|two|three) friends|follow (?:us )?(?:and|\\+|&) (?:rt|retweet|share|like))|(?:rt|retweet|like|share) if you|(?:follow|subscribe)[^.!?\\n]{0,30}(?:we|i) follow back|type (?:yes|amen) (?:if|in the)'
