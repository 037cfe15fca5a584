/** What `archbench` alone says: the doors by which people come in, then where the rest is. */
export const doors = `archbench: a Big Data architecture as a typed model, drawn, run, simulated and told

  See the study      archbench study                    into out/study/: report, diagrams, evidence
  Change it          edit model/omnishop/, then         archbench check
  Run it             archbench run --variant lambda     the model's own pipeline, on generated sales
  Present it         archbench demo                     Kappa and Lambda live, side by side, on one local page

Every command has --help with an example:
  study  report  slides  check  diagrams  generate  run  claims  bench  compare  simulate  demo  doctor`;
