/** The looks of the page behind a review link: it stands alone, so it brings its own, light and dark. */
export const reviewStyle = `
:root { color-scheme: light dark; --ground: #f6f5f3; --paper: #fff; --ink: #1d1c1a; --quiet: #5f5b55; --line: #dcd8d2; --link: #1b5fa8; --good: #e2f2e4; --good-ink: #17501f; --bad: #fbe5e3; --bad-ink: #7c1d15; --button: #24221f; --button-ink: #fff; }
@media (prefers-color-scheme: dark) { :root { --ground: #161514; --paper: #201f1d; --ink: #efece7; --quiet: #aaa49b; --line: #3a3734; --link: #8abaf0; --good: #1c3a22; --good-ink: #bfe8c5; --bad: #4a1f1b; --bad-ink: #f7c8c3; --button: #efece7; --button-ink: #1d1c1a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; }
main { max-width: 40rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; display: flex; flex-direction: column; gap: 1.25rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .25rem 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.05rem; line-height: 1.3; margin: 0; overflow-wrap: anywhere; }
p { margin: 0; }
a { color: var(--link); overflow-wrap: anywhere; }
.quiet { color: var(--quiet); font-size: .93rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
article, form { background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; padding: 1.1rem 1.25rem 1.25rem; display: flex; flex-direction: column; gap: .75rem; }
article h2 { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem; border-bottom: 1px solid var(--line); padding-bottom: .6rem; }
.network { font-weight: 400; color: var(--quiet); font-size: .93rem; }
figure { margin: 0; }
img { display: block; max-width: 100%; height: auto; border-radius: .5rem; border: 1px solid var(--line); margin-bottom: .35rem; }
.card { display: flex; flex-direction: column; border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .8rem; text-decoration: none; color: inherit; }
.card:hover { border-color: var(--quiet); }
hr { border: 0; border-top: 1px dashed var(--line); width: 100%; margin: .25rem 0; }
.comments { list-style: none; margin: .6rem 0 0; padding: 0; display: flex; flex-direction: column; gap: .8rem; }
.comments li { border-inline-start: 3px solid var(--line); padding-inline-start: .8rem; }
label { display: flex; flex-direction: column; gap: .25rem; }
input, textarea { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line); border-radius: .5rem; padding: .55rem .7rem; width: 100%; }
textarea { resize: vertical; }
button { font: inherit; font-weight: 600; align-self: flex-start; border: 0; border-radius: .5rem; padding: .65rem 1.1rem; background: var(--button); color: var(--button-ink); cursor: pointer; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.notice { border-radius: .5rem; padding: .7rem .9rem; }
.good { background: var(--good); color: var(--good-ink); }
.bad { background: var(--bad); color: var(--bad-ink); }
@media (max-width: 30rem) { main { padding-top: 1.25rem; } button { align-self: stretch; } }
`
