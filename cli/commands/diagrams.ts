import { useCases } from "#workbench";
import { withLanguage, withOutput } from "../flags.ts";
import { loaded } from "../loaded.ts";
import type { AddCommand } from "./add-command.ts";

export const addDiagrams: AddCommand = (parser, terminal) => {
  parser.command(
    "diagrams",
    "draw every view of the architecture as SVG and Mermaid, and all of it as one Structurizr workspace",
    (command) =>
      withLanguage(withOutput(command, "out/diagrams")).example(
        "$0 diagrams --lang en",
        "the pictures, in English",
      ),
    async ({ out, lang }) => {
      const drawDiagrams = await loaded(useCases.drawDiagrams);
      for (const path of await drawDiagrams({ out, language: lang })) terminal.out(path);
    },
  );
};
