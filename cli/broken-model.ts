/** The code of the model, or what binds it, that cannot even be loaded. */
class BrokenModelError extends Error {
  readonly code = "MODEL_BROKEN";
}

/** What in the stack of a fault is a file of ours, with its line. */
const ownFile =
  /file:\/\/\S+?\/((?:model|reference-impl|simulators|report|benchmarks|workbench)\/\S+?\.ts:\d+)/g;

/** Says where a model stopped being loaded, and what tells more of it; a missing package is no fault of a model. */
export function brokenModel(cause: unknown): unknown {
  if (!(cause instanceof Error)) return cause;
  if ("code" in cause && cause.code === "ERR_MODULE_NOT_FOUND" && cause.message.includes("package")) {
    return cause;
  }
  const files = [...(cause.stack ?? "").matchAll(ownFile)].map(([, file = ""]) => file);
  // Where somebody wrote the model, rather than where the language reads it.
  const file = files.find((each) => /^model\/(?!language\/)/.test(each)) ?? files[0] ?? "model/";
  return new BrokenModelError(
    `the model cannot be loaded, at ${file}: ${cause.message.trim()}. Run tsc: it says what does not fit there.`,
    { cause },
  );
}
