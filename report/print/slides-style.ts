import { fontFaces } from "./font-faces.ts";

/** The style of slides, with the fonts in it; sizes are for a page of 1280 by 720, read from the back of a room. */
export function slidesStyle(fonts: readonly Readonly<{ weight: number; base64: string }>[]): string {
  return fontFaces(fonts) + rules;
}

const rules = `
:root{--ink:#12203F;--soft:#4A546B;--accent:#1D4FB8;--pale:#F4F6FB;--line:#D5DAE6}
body{background:#fff}
.reveal{font:26px/1.4 Inter,"Segoe UI",system-ui,sans-serif;color:#1E2433}
.reveal .slides{text-align:left}
.reveal .slides section{height:100%;padding:18px 36px;box-sizing:border-box}
.reveal h1,.reveal h2{color:var(--ink);font-weight:600;line-height:1.15;margin:0;letter-spacing:-.01em}
.reveal h2{font-size:40px;padding-bottom:14px;border-bottom:3px solid var(--accent)}
.reveal .opening h1{font-size:62px;margin-top:120px}
.reveal .opening .subtitle{font-size:28px;color:var(--soft);margin:26px 0 48px;max-width:1000px}
.reveal .content{margin-top:24px;height:574px}
.reveal .opening .content{height:auto}
.reveal .both .content{display:grid;grid-template-columns:37fr 63fr;gap:36px}
.reveal ul{margin:0;padding-left:26px}
.reveal li{margin:0 0 18px}
.reveal li::marker{color:var(--accent)}
.reveal .words ul li{font-size:31px;margin-bottom:28px}
.reveal .opening .words ul li{font-size:28px;margin-bottom:18px}
.reveal .stacked .words ul{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:36px;list-style-position:outside}
.reveal .stacked .words ul li{font-size:22px;margin:0}
.reveal .stacked .content{display:grid;grid-template-rows:auto minmax(0,1fr);gap:10px}
.reveal .stacked .visuals{height:100%}
.reveal .stacked figure svg{height:100%}
.reveal .both .words ul li{font-size:26px;margin-bottom:22px}
.reveal figure{margin:0;height:100%}
.reveal .visuals{height:574px;min-width:0}
.reveal figure svg{display:block;width:100%;height:566px}
.reveal figcaption,.reveal caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.reveal .scrolls{overflow:visible}
.reveal table{border-collapse:collapse;width:100%;font-size:21px;line-height:1.35}
.reveal .both table{font-size:17px}
.reveal th,.reveal td{text-align:left;vertical-align:top;padding:9px 12px}
.reveal thead th{background:var(--ink);color:#fff;font-weight:600}
.reveal tbody th{font-weight:600}
.reveal tbody tr:nth-child(even){background:var(--pale)}
.reveal .end{text-align:right;font-variant-numeric:tabular-nums}
.reveal code{font-family:"JetBrains Mono",ui-monospace,monospace;font-size:.85em}
.reveal sup{font-size:.6em;color:var(--soft)}
.reveal .absent{color:var(--soft)}
.reveal .place{position:absolute;right:36px;bottom:0;margin:0;font-size:16px;color:var(--soft)}
.reveal aside.notes{display:none}
`;
