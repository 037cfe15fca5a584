import { fontFaces } from "./font-faces.ts";

/** The page's style sheet, with the fonts in it: every pair of colours has a contrast of 4.5 and more. */
export function htmlStyle(fonts: readonly Readonly<{ weight: number; base64: string }>[]): string {
  return fontFaces(fonts) + rules;
}

const rules = `
:root{--ink:#12203F;--soft:#4A546B;--accent:#1D4FB8;--pale:#F4F6FB;--line:#D5DAE6}
*{box-sizing:border-box}
body{margin:0;font:16px/1.6 Inter,"Segoe UI",system-ui,sans-serif;color:#1E2433;background:#fff}
header,main,nav{max-width:52rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:4rem}
h1,h2,h3,h4,h5{color:var(--ink);line-height:1.25;font-weight:600}
h1{font-size:2.4rem;margin:.2em 0}h2{font-size:1.7rem;margin:3.5rem 0 1rem;border-top:1px solid var(--line);padding-top:1.5rem}
h3{font-size:1.25rem;margin:2.2rem 0 .6rem}h4{font-size:1.05rem;color:var(--accent);margin:1.6rem 0 .4rem}h5{font-size:1rem;margin:1.2rem 0 .3rem}
.number{color:var(--soft);margin-right:.3em}.kind{color:var(--soft);font-weight:600;margin:0}.subtitle{color:var(--soft);font-size:1.15rem}
.note{background:#EEF3FD;border-left:4px solid var(--accent);padding:.8rem 1rem;border-radius:3px}
nav ol{columns:2;padding-left:1.4rem}a{color:var(--accent)}a:focus-visible,.scrolls:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
figure{margin:2rem 0}figure svg{display:block;width:100%;height:auto}figure.across{margin-left:calc(50% - min(48vw,38rem));width:min(96vw,76rem)}
figure.narrow svg{max-width:36rem;margin:0 auto}
figcaption,caption{color:var(--soft);font-size:.9rem;text-align:left;padding:.5rem 0}
.scrolls{overflow-x:auto;margin:1.6rem 0}table{border-collapse:collapse;width:100%;font-size:.86rem;line-height:1.45}
th,td{text-align:left;vertical-align:top;padding:.45rem .6rem}thead th{background:var(--ink);color:#fff;font-weight:600}
tbody th{font-weight:600}tbody tr:nth-child(even){background:var(--pale)}.end{text-align:right;font-variant-numeric:tabular-nums}
code{font-family:"JetBrains Mono",ui-monospace,monospace;font-size:.88em}pre{background:var(--pale);padding:1rem;overflow-x:auto;border-radius:3px}
.figure sup{color:var(--soft);margin-left:.1em}.absent{color:var(--soft)}
@media (max-width:40rem){nav ol{columns:1}h1{font-size:1.9rem}}
@media print{section{break-before:page}.scrolls{overflow:visible}}
`;
