/** Colours and sizes, all that the page may change of them, and the button that opens the chat. */
export const launcherStyle = /* css */ `
:host([hidden]) { display: none; }
.root {
  all: initial; display: block; direction: ltr;
  --accent: var(--xinshimin-accent, #0b6b3a); --on-accent: var(--xinshimin-on-accent, #fff);
  --page: #f3f5f4; --sheet: #fff; --ink: #1a2023; --quiet: #48545c; --edge: #737f87; --hair: #d3dad7;
  --mine: #dcefe3; --quote: #f2f8f4; --mark: #fff0b3; --on-mark: #1a2023; --bad: #a3231b; --warn: #fdf3e3; --focus: #0a4f9e;
  font-family: var(--xinshimin-font, "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif);
  font-size: var(--xinshimin-size, max(1rem, 16px)); line-height: 1.6; color: var(--ink); color-scheme: light;
}
.root[data-theme="dark"] {
  --accent: var(--xinshimin-accent-dark, #7fd6a4); --on-accent: var(--xinshimin-on-accent-dark, #10231a);
  --page: #14191b; --sheet: #1e2528; --ink: #eef2f3; --quiet: #b3bfc5; --edge: #8b979d; --hair: #3a4448;
  --mine: #1d4530; --quote: #17211c; --mark: #5b4a00; --on-mark: #fff6d6; --bad: #ffa69e; --warn: #3a2e18; --focus: #9cc9ff; color-scheme: dark;
}
@media (prefers-color-scheme: dark) {
  .root[data-theme="auto"] {
    --accent: var(--xinshimin-accent-dark, #7fd6a4); --on-accent: var(--xinshimin-on-accent-dark, #10231a);
    --page: #14191b; --sheet: #1e2528; --ink: #eef2f3; --quiet: #b3bfc5; --edge: #8b979d; --hair: #3a4448;
    --mine: #1d4530; --quote: #17211c; --mark: #5b4a00; --on-mark: #fff6d6; --bad: #ffa69e; --warn: #3a2e18; --focus: #9cc9ff; color-scheme: dark;
  }
}
.root[data-theme="contrast"] {
  --accent: #ffeb3b; --on-accent: #000; --page: #000; --sheet: #000; --ink: #fff; --quiet: #fff; --edge: #fff; --hair: #fff;
  --mine: #000; --quote: #000; --mark: #ffeb3b; --on-mark: #000; --bad: #ffb4ab; --warn: #000; --focus: #00e5ff; color-scheme: dark;
}
@media (prefers-contrast: more) {
  .root[data-theme="auto"], .root[data-theme="light"] { --quiet: var(--ink); --edge: var(--ink); --hair: var(--ink); }
}
.root[data-large] { font-size: var(--xinshimin-size-large, max(1.5rem, 24px)); line-height: 1.7; }
.root[data-position="inline"], .root[data-position="page"] { height: 100%; }
:host([position="inline"]) { display: block; height: var(--xinshimin-height, 40rem); max-height: 100vh; }
:host([position="page"]) { display: block; height: 100vh; height: 100dvh; }
.icon { width: 1.4em; height: 1.4em; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; flex: none; }
.launcher {
  position: fixed; z-index: var(--xinshimin-z, 2147483000); right: var(--xinshimin-offset, 1rem); bottom: var(--xinshimin-offset, 1rem);
  display: flex; align-items: center; gap: .5em; min-height: 3.5em; padding: .5em 1.25em; border: 2px solid transparent; border-radius: 2em;
  font: inherit; font-weight: 700; background: var(--accent); color: var(--on-accent); box-shadow: 0 2px 10px rgb(0 0 0 / .3); cursor: pointer;
}
.root[data-position="bottom-left"] .launcher { right: auto; left: var(--xinshimin-offset, 1rem); }
.launcher[data-unread]::after { content: ""; width: .75em; height: .75em; border-radius: 50%; background: var(--on-accent); }
.launcher[aria-expanded="true"] { visibility: hidden; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
@media print { .launcher { display: none; } }
`;
