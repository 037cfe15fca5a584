/** What `archbench` alone says: the doors by which people come in, then where the rest is. */
export const doors = `archbench: a Big Data architecture as a typed model, drawn, run, simulated and told

  See the study      archbench study                    into out/study/: report, slides, diagrams, evidence
  Change it          edit model/omnishop/, then         archbench check
  Start yours        write model/omnishop/ anew, then   archbench run      your topologies, checked and at work
  Present it         archbench slides, archbench demo   twelve slides with notes; Kappa and Lambda live on one page

Every command has --help with an example:
  study  report  slides  check  diagrams  generate  run  claims  bench  compare  simulate  demo  doctor`;
