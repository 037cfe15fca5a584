/** Where a study leaves its evidence unless it is told otherwise. */
export const studyEvidence = "out/study/evidence";
