/** What `archbench` alone says: the doors by which people come in, then where the rest is. */
export const doors = `archbench: a Big Data architecture as a typed model, drawn, run and told

  See the study      archbench study                    into out/study/: report, diagrams, evidence
  Change it          edit model/omnishop/, then         archbench check
  Run it             archbench run --variant lambda     the model's own pipeline, on generated sales
  Present it         archbench study --lang en          the report and the pictures, in English

Every command has --help with an example:
  study  report  check  diagrams  generate  run  claims  doctor`;
