import fc from 'fast-check'

fc.configureGlobal({ seed: 8_251_973, numRuns: 300 })

/** Texts in many scripts, several sentences each. */
export const samples: Record<string, string> = {
  english: 'The new issue is out. It has forty pages, three interviews and a map! Read it at https://example.com/issue/7 and tell @alice@mastodon.social what you think. Thanks…',
  german: 'Die Straße wurde am 3. Oktober gesperrt. Dr. Müller sagte: „Das dauert.“ Mehr unter https://grå.org/straße, wie immer.',
  combining: 'Cafe\u0301 and nai\u0308ve. A\u030a lo\u0323ng wo\u0308rd. Z\u0351\u0352\u0353algo is fine.',
  arabic: 'مرحبا بالعالم؟ صدر العدد الجديد اليوم. اقرأ المزيد على https://example.com/ar وشاركنا رأيك #أخبار',
  hebrew: 'הגיליון החדש יצא לאור. יש בו ארבעים עמודים! קראו עוד ב־https://example.com/he ושתפו.',
  devanagari: 'नया अंक आ गया है। इसमें चालीस पृष्ठ हैं। क्षत्रिय और ज्ञान पढ़ें। #हिन्दी',
  thai: 'นิตยสารฉบับใหม่ออกแล้ววันนี้ มีสี่สิบหน้าและแผนที่หนึ่งแผ่น อ่านต่อได้ที่ https://example.com/th',
  japanese: '新しい号が出ました。四十ページです！地図もあります。https://example.com/ja をご覧ください。ｶﾞｷﾞも。',
  chinese: '新一期出版了。共有四十页，还有三篇访谈和一张地图！你怎么看？',
  korean: '새 호가 나왔습니다. 마흔 쪽입니다! 각각의 지도도 있습니다. 각각.',
  emoji: 'Family 👨‍👩‍👧‍👦 and flags 🇩🇪🇯🇵🏴󠁧󠁢󠁳󠁣󠁴󠁿. Skin 👍🏽👩🏿‍🚀! Hearts ❤️‍🔥 keycaps 1️⃣ and 🏳️‍⚧️.',
}

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-zA-Z0-9'-]{1,12}$/) },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('.', '! ', '? ', '。', '\n', '\n\n', ' ', '，', '…', '(', ')', '"', 'Dr.', '3.', '👩🏿‍🚀', '🇩🇪🇯🇵', 'e\u0301', 'ক্ষ', 'กำ', '新しい', '한국어'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('https://example.com/a_(b)?q=1#f', 'http://grå.org', '#OpenSource', '@alice@mastodon.social', '@bob', 'example.com', 'see@example.com', '#日本'),
  },
)

/** Generated texts: words, sentences, paragraphs, many scripts, emoji, addresses, hashtags, mentions, and plain noise. */
export const generatedText = fc.array(fc.tuple(piece, fc.constantFrom('', ' ', ' ', ' ')), { maxLength: 60 }).map((pieces) => pieces.flat().join(''))
