import { writeFileSync } from "node:fs";
import { partOf } from "#model";
import { omnishop } from "#model/omnishop";
import { componentView, containerView, contextView, dataFlowView, deploymentView, toSvg } from "#report";
import { layoutFrames, layoutGrid, layoutView, svgToPng } from "#report/press";
const language = "fr";
const [kappa] = omnishop.topologies;
if (!kappa) throw new Error("x");
const layouts = [
  ...await Promise.all(omnishop.topologies.map((topology) => layoutGrid(containerView(omnishop, topology, { id: `containers-${topology.id}`, title: "OmniShop – conteneurs", language })))),
  await layoutGrid(contextView(omnishop, kappa, { id: "context", title: "OmniShop – contexte", language })),
  ...omnishop.deployments.map((d) => layoutFrames(deploymentView(d, kappa, { id: `deployment-${d.id}`, title: d.words.name[language], language }))),
  ...omnishop.containers.filter((c) => kappa.nodes.some((n) => n.host.id === c.host?.id)).map((c) => layoutFrames(componentView(omnishop, { topology: kappa, container: c }, { id: `components-${c.id}`, title: c.words.name[language], language }))),
  ...await Promise.all(omnishop.topologies.flatMap((t) => omnishop.needs.map((need) => layoutView(dataFlowView(partOf(t, need.servedBy), omnishop.nodeWords, { id: `flow-${need.id}-${t.id}`, title: need.words.name[language], language}))))),
];
for (const layout of layouts) {
  const svg = toSvg(layout);
  writeFileSync(`/tmp/pics/${layout.view.id}.png`, svgToPng(svg, 1600));
  const [, w = 0, h = 0] = (/viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []).map(Number);
  console.log(layout.view.id, w, h, (12.5 * Math.min(762 / w, 414 / h)).toFixed(2), layout.view.cards.length);
}
