/** The looks of the open chat: its frame, windows, and the answer as a card, on the screen and on paper. */
export const chatStyle = /* css */ `
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
p, h1, h2, ul, figure, blockquote { margin: 0; padding: 0; }
ul { list-style: none; }
.panel { position: relative; flex-direction: column; background: var(--page); color: var(--ink); margin: 0; padding: 0; border: 1px solid var(--hair); overflow: hidden; }
section.panel, dialog.panel[open] { display: flex; }
section.panel { height: 100%; border-radius: var(--xinshimin-radius, .75rem); }
[data-position="page"] section.panel { max-width: var(--xinshimin-page-width, 52em); margin: 0 auto; border-width: 0 1px; border-radius: 0; }
[data-position="page"] { background: var(--page); }
dialog.panel {
  position: fixed; inset: auto var(--xinshimin-offset, 1rem) var(--xinshimin-offset, 1rem) auto; z-index: var(--xinshimin-z, 2147483000);
  width: var(--xinshimin-width, 27em); max-width: calc(100vw - 2rem); height: var(--xinshimin-height, 44em); max-height: calc(100vh - 2rem); max-height: calc(100dvh - 2rem);
  border-radius: var(--xinshimin-radius, .75rem); box-shadow: 0 6px 30px rgb(0 0 0 / .35);
}
[data-position="bottom-left"] dialog.panel { inset: auto auto var(--xinshimin-offset, 1rem) var(--xinshimin-offset, 1rem); }
.panel::backdrop { background: var(--page); }
.head { display: flex; align-items: center; gap: .25em; padding: .6em .75em; background: var(--accent); color: var(--on-accent); }
.head .name { flex: 1; min-width: 0; }
.head h1, .head h2 { font-size: 1.125em; line-height: 1.3; }
.head h1:focus, .head h2:focus, .window h2:focus { outline: none; }
.head p { font-size: .875em; line-height: 1.3; }
.head button { border-color: transparent; background: none; color: inherit; padding: .5em; min-width: 2.75em; }
.head :focus-visible { outline-color: var(--on-accent); outline-offset: -3px; }
.line-status { padding: .4em .75em; background: var(--quote); border-bottom: 1px solid var(--hair); }
.line-status.bad { background: var(--warn); font-weight: 700; }
.line-status:empty { display: none; }
.view { position: relative; flex: 1; min-height: 0; display: flex; }
.log { position: relative; flex: 1; min-width: 0; overflow: auto; padding: .75em; overscroll-behavior: contain; }
.log:focus-visible { outline-offset: -3px; }
.log, .said, .welcome { display: flex; flex-direction: column; gap: .75em; }
.said:empty { display: none; }
.message { max-width: 94%; padding: .6em .85em; border-radius: .75em; background: var(--sheet); border: 1px solid var(--hair); overflow-wrap: anywhere; align-self: flex-start; }
.message.mine { align-self: flex-end; background: var(--mine); }
.message.mine.unsent { border: 1px dashed var(--edge); }
.message.system { align-self: center; background: none; border: 0; color: var(--quiet); text-align: center; }
.message.operator { border-left: .3em solid var(--accent); }
.message > .text, .consent .text, .window .text { white-space: pre-wrap; unicode-bidi: plaintext; }
.message time { display: block; font-size: .8125em; color: var(--quiet); margin-top: .25em; }
.state { margin-top: .4em; font-size: .9375em; display: flex; flex-wrap: wrap; gap: .5em; align-items: center; }
.state p { flex: 1 1 100%; }
.working { align-self: flex-start; padding: .6em .85em; color: var(--quiet); }
.working .dots { display: inline-block; width: .6em; height: .6em; margin-left: .5em; border-radius: 50%; background: var(--accent); animation: breathe 1.2s infinite ease-in-out alternate; }
.working.stopped .dots { display: none; }
@keyframes breathe { from { opacity: .2; } to { opacity: 1; } }
.consent { padding: .75em .85em; border: 2px solid var(--accent); border-radius: .75em; background: var(--sheet); }
.label { font-weight: 700; font-size: .9375em; }
.quiet, .said-in { color: var(--quiet); font-size: .9375em; }
.note { font-weight: 700; }
.choices { display: flex; flex-wrap: wrap; gap: .5em; margin-top: .6em; }
.welcome > .choices { margin-top: 0; }
.old .next { display: none; }
button, select, input, textarea { font: inherit; color: inherit; }
button { min-height: 2.75em; padding: .25em .9em; border: 1px solid var(--accent); border-radius: .6em; background: none; color: var(--accent); cursor: pointer; text-align: start; overflow-wrap: anywhere; }
button:hover { text-decoration: underline; }
button.strong { background: var(--accent); color: var(--on-accent); font-weight: 700; }
button.danger { border-color: var(--bad); color: var(--bad); }
button.plain { border-color: transparent; padding: .25em .4em; text-decoration: underline; }
button[aria-pressed="true"] { background: var(--accent); color: var(--on-accent); }
.jump { position: absolute; right: 1em; bottom: .75em; background: var(--accent); color: var(--on-accent); box-shadow: 0 2px 8px rgb(0 0 0 / .3); }
.composer { padding: .6em .75em; border-top: 1px solid var(--hair); background: var(--sheet); }
.composer .line { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: .4em; align-items: flex-end; }
.composer .send { flex: none; }
.composer .mic { flex: none; min-width: 2.75em; display: grid; place-items: center; }
.head button .icon { display: block; }
textarea { flex: 1 1 7em; min-width: 0; min-height: 2.75em; padding: .5em .7em; line-height: 1.5; resize: none; border: 1px solid var(--edge); border-radius: .6em; background: var(--page); }
textarea[aria-invalid="true"] { border: 2px solid var(--bad); }
::placeholder { color: var(--quiet); opacity: 1; }
.composer .quiet:empty { display: none; }
.window { width: min(30em, calc(100vw - 1rem)); max-width: none; max-height: calc(100vh - 1rem); max-height: calc(100dvh - 1rem); padding: .9em; overflow: auto; border: 1px solid var(--edge); border-radius: .75em; background: var(--sheet); color: var(--ink); }
.window.wide { width: min(46em, calc(100vw - 1rem)); }
.window::backdrop { background: rgb(0 0 0 / .5); }
.window-head { display: flex; align-items: center; gap: .5em; margin-bottom: .5em; }
.window-head h2 { flex: 1; font-size: 1.125em; }
.window-head button { min-width: 2.75em; padding: .5em; }
.setting { display: flex; flex-wrap: wrap; align-items: center; gap: .6em; min-height: 2.75em; }
.setting input { width: 1.5em; height: 1.5em; accent-color: var(--accent); }
select, .picker input { min-height: 2.75em; padding: .25em .6em; border: 1px solid var(--edge); border-radius: .6em; background: var(--page); }
.picker input { width: 100%; margin: .4em 0; }
.picker ul { max-height: 50vh; overflow: auto; }
.picker li { display: flex; justify-content: space-between; gap: .75em; align-items: center; min-height: 2.75em; padding: .25em .6em; border-radius: .4em; cursor: pointer; overflow-wrap: anywhere; }
.picker li:hover { background: var(--quote); }
.picker li[aria-selected="true"] { background: var(--accent); color: var(--on-accent); }
.picker li[aria-selected="true"] .quiet { color: inherit; }
.source { max-height: 60vh; overflow: auto; position: relative; padding: .5em; border: 1px solid var(--hair); }
@media (max-width: 540px), (max-height: 520px) {
  dialog.panel[open] { inset: 0; width: 100vw; max-width: none; height: 100vh; height: 100dvh; max-height: none; border: 0; border-radius: 0; }
  .message.theirs { max-width: 100%; }
}
@media (max-height: 440px) {
  .panel, dialog.panel[open] { display: block; overflow: auto; }
  .view { display: block; }
  .log { overflow: visible; }
  .jump { display: none; }
}
@media (prefers-reduced-motion: reduce) { *, ::before, ::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; } }
@media (prefers-reduced-motion: no-preference) { .log { scroll-behavior: smooth; } }
@media (forced-colors: active) { .message, .clause, .consent, .launcher, button { border: 1px solid; } mark { forced-color-adjust: none; background: Mark; color: MarkText; } }
.message.theirs:has(.card) { width: 100%; }
.card { display: flex; flex-direction: column; gap: .6em; }
.headline { font-weight: 700; }
.crisis .headline { font-size: 1.125em; color: var(--bad); }
.clause { padding: .7em .8em; border: 1px solid var(--hair); border-left: .3em solid var(--accent); border-radius: .5em; background: var(--quote); display: flex; flex-direction: column; gap: .45em; }
.level { display: inline-block; margin-right: .5em; padding: 0 .5em; border: 1px solid var(--accent); border-radius: .3em; color: var(--accent); }
blockquote { font-size: 1.0625em; line-height: 1.75; white-space: pre-line; unicode-bidi: plaintext; }
mark { background: var(--mark); color: var(--on-mark); border-radius: .15em; }
cite { font-style: normal; font-weight: 700; font-size: .9375em; unicode-bidi: isolate; }
.bureaus li, .contacts li { overflow-wrap: anywhere; }
.contacts ul { display: flex; flex-direction: column; gap: .4em; }
.contacts li { display: flex; flex-wrap: wrap; align-items: center; gap: .25em .6em; }
.phone { display: inline-flex; align-items: center; gap: .3em; min-height: 2.25em; padding: 0 .7em; border: 1px solid var(--accent); border-radius: .6em; color: var(--accent); background: var(--sheet); font-weight: 700; overflow-wrap: anywhere; }
.phone .icon { width: 1.1em; height: 1.1em; }
.crisis .phone { min-height: 2.75em; background: var(--bad); border-color: var(--bad); color: var(--sheet); }
.conditions li { display: block; padding-left: 1.6em; position: relative; }
.conditions .sign { position: absolute; left: 0; width: 1.3em; text-align: center; font-weight: 700; }
.conditions .met > .sign { color: var(--accent); }
.conditions .unmet > .sign { color: var(--bad); }
.conditions .any { padding-left: 0; }
.conditions .any > ul { border-left: 2px solid var(--edge); padding-left: .6em; }
.caveat { padding: .3em .6em; border-radius: .4em; background: var(--warn); font-size: .9375em; }
.asked { font-weight: 700; }
details > summary { min-height: 2.75em; display: flex; align-items: center; cursor: pointer; color: var(--accent); font-weight: 700; list-style: none; }
summary::before { content: "＋"; margin-right: .4em; }
details[open] > summary::before { content: "－"; }
summary::-webkit-details-marker { display: none; }
details > .clause + .clause { margin-top: .6em; }
.tools, .rating { display: flex; flex-wrap: wrap; gap: .4em; align-items: center; }
.tools button, .rating button { min-height: 2.5em; }
.tools .told, .rating p { flex: 1 1 100%; }
.told:empty, .rating p:empty { display: none; }
.rating { border-top: 1px solid var(--hair); padding-top: .6em; }
.rating .choices { flex: 1 1 100%; margin: 0; }
[data-large] .read { order: -1; background: var(--accent); color: var(--on-accent); font-weight: 700; }
.printed { padding: 0; font-size: 12pt; color: #000; --sheet: #fff; --quote: #fff; --warn: #fff; --ink: #000; --quiet: #333; --accent: #000; --mark: #fff; --on-mark: #000; }
.printed mark { text-decoration: underline; font-weight: 700; }
.printed .tools, .printed .rating, .printed .choices, .printed .place button { display: none; }
`;
