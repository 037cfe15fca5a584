/** The system's words, and those in which lmdb and DuckDB pass them on; a limit on the size of a file ends writing alike. */
const fullWords = /\b(?:ENOSPC|EDQUOT|EFBIG)\b|no space left|quota exceeded|file too large/i;
const causeDepthMax = 8;

/** Whether a fault, or what caused it, says that a disk is full, a quota used up, or a file as large as it may be. */
export function isDiskFull(fault: unknown): boolean {
  let at = fault;
  for (let depth = 0; depth < causeDepthMax && at instanceof Error; depth++) {
    if (fullWords.test(at.message)) return true;
    at = at.cause;
  }
  return false;
}
