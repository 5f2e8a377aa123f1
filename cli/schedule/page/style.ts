/** The look of the page, light and dark. Text has a contrast of 4.5 and more, and nothing is told by colour alone. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --raised: #f5f7f9; --text: #1a2129; --quiet: #55606c; --line: #d3dae1; --link: #0a58b8;
  --bad: #b3261e; --warn: #8a5a00; --good: #1b6e38;
  --l1: #5b8fc9; --l2: #3f78b8; --l3: #2a62a0; --l4: #174b84; --l5: #082f5c; --slot: #c2410c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #11161c; --raised: #1a212a; --text: #e4e9ef; --quiet: #a3afbc; --line: #333e4a; --link: #7db7f5;
    --bad: #ff9a8f; --warn: #f0bf66; --good: #7fd69a;
    --l1: #3d7bb0; --l2: #5a98cc; --l3: #7db4e3; --l4: #a9d1f2; --l5: #e3f1fd; --slot: #fb923c;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
header, main, nav { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
main { padding-bottom: 4rem; }
main:focus { outline: none; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .4rem; letter-spacing: -.01em; }
h2 { font-size: 1.25rem; margin: 2.75rem 0 .75rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
p { margin: .5rem 0; max-width: 46rem; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -99rem; padding: .5rem 1rem; background: var(--page); z-index: 1; }
.skip:focus { left: .5rem; top: .5rem; }
.quiet { color: var(--quiet); }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; margin: .75rem 0 0; }
nav a { display: inline-block; padding: .25rem 0; }
code { font: .9em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .75rem; margin: 1.5rem 0 0; }
.facts div { background: var(--raised); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; }
.facts dt { color: var(--quiet); font-size: .875rem; }
.facts dd { margin: 0; font-size: 1.375rem; font-weight: 600; line-height: 1.3; font-variant-numeric: tabular-nums; }
.facts small { display: block; font-size: .8125rem; font-weight: 400; color: var(--quiet); }
.findings { list-style: none; padding: 0; margin: 0; display: grid; gap: .75rem; }
.findings li { border: 1px solid var(--line); border-left: .3rem solid var(--warn); border-radius: .5rem; padding: .75rem 1rem; background: var(--raised); }
.findings li.error { border-left-color: var(--bad); }
.findings p { margin: .25rem 0; max-width: none; overflow-wrap: anywhere; }
.findings .quiet { font-size: .9375rem; }
.badge { font-size: .8125rem; font-weight: 600; white-space: nowrap; }
.badge::before { display: inline-block; width: 1.2em; content: "·"; }
.badge.error, .badge.unprotected { color: var(--bad); }
.badge.error::before, .badge.unprotected::before { content: "✕"; }
.badge.note, .badge.unrendered, .badge.excluded { color: var(--warn); }
.badge.note::before, .badge.unrendered::before, .badge.excluded::before { content: "!"; }
.badge.protected { color: var(--good); }
.badge.protected::before { content: "✓"; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .5rem; margin: .75rem 0; }
.tall { max-height: 44rem; overflow-y: auto; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding: .6rem .75rem; color: var(--quiet); }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem; border-top: 1px solid var(--line); }
thead th { background: var(--raised); border-top: 0; border-bottom: 1px solid var(--line); position: sticky; top: 0; white-space: nowrap; }
tbody th { font-weight: 600; }
th.number, td.number { text-align: right; white-space: nowrap; }
td code { white-space: nowrap; }
td.wrap, th.wrap { overflow-wrap: anywhere; min-width: 9rem; }
ul.notes { padding-left: 1.1rem; margin: .5rem 0; }
ul.notes li { margin: .3rem 0; max-width: 46rem; }
ul.notes li::first-letter { text-transform: uppercase; }
figure { margin: 1rem 0; }
figcaption { color: var(--quiet); font-size: .875rem; margin-bottom: .5rem; }
.heat { display: grid; grid-template-columns: 2.75rem 1fr; gap: .25rem .5rem; font-size: .75rem; color: var(--quiet); }
.heat .minutes { grid-column: 2; display: grid; grid-template-columns: repeat(6, 1fr); }
.heat .hours { display: grid; grid-template-rows: repeat(8, 1fr); text-align: right; line-height: 1; }
.heat svg { display: block; width: 100%; height: 24rem; background: var(--raised); border: 1px solid var(--line); border-radius: .25rem; }
.heat.small svg { height: 12rem; }
.l1 { fill: var(--l1); } .l2 { fill: var(--l2); } .l3 { fill: var(--l3); } .l4 { fill: var(--l4); } .l5 { fill: var(--l5); }
.grid { stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
.slot { fill: none; stroke: var(--slot); stroke-width: 2; vector-effect: non-scaling-stroke; }
.legend { display: flex; flex-wrap: wrap; gap: .35rem 1.1rem; list-style: none; margin: .6rem 0 0; padding: 0; font-size: .8125rem; color: var(--quiet); }
.legend li { display: flex; align-items: center; gap: .4rem; }
.legend svg { width: 1rem; height: 1rem; background: var(--raised); border: 1px solid var(--line); }
details { margin: .75rem 0; }
summary { cursor: pointer; padding: .35rem 0; color: var(--link); width: fit-content; }
.filter { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; margin: 1rem 0 .25rem; }
.filter label { display: grid; gap: .2rem; font-size: .875rem; color: var(--quiet); }
.filter input, .filter select { font: inherit; color: var(--text); background: var(--page); border: 1px solid var(--quiet); border-radius: .35rem; padding: .4rem .6rem; height: 2.5rem; min-width: 12rem; max-width: 100%; }
[hidden] { display: none; }
@media (max-width: 40rem) {
  header { padding-top: 1.25rem; }
  h1 { font-size: 1.5rem; }
  .heat { grid-template-columns: 2.25rem 1fr; }
  .heat svg { height: 20rem; }
  th, td { padding: .4rem .5rem; }
}
@media print { .skip, nav, .filter { display: none; } .tall { max-height: none; } }
`;
