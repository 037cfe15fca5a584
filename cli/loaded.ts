import { brokenModel } from "./broken-model.ts";

/**
 * Loads a part of the workbench. The model comes with it: what is wrong with it is told as any other fault.
 *
 * @throws {Error} `MODEL_BROKEN`, or what keeps a package from being loaded.
 */
export async function loaded<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (cause) {
    throw brokenModel(cause);
  }
}
