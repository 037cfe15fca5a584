import { checkArchitecture } from "#workbench";
import { withJson } from "../flags.ts";
import type { AddCommand } from "./add-command.ts";

export const addCheck: AddCommand = (parser, terminal, finish) => {
  parser.command(
    "check",
    "lint OmniShop's architecture",
    (command) => withJson(command).example("$0 check --json", "all findings as JSON"),
    ({ json }) => {
      const { findings, nodeCount } = checkArchitecture();
      if (json) terminal.out(JSON.stringify({ findings, nodeCount }, null, 2));
      else {
        for (const { severity, rule, at, message, mend } of findings) {
          terminal.out(`${severity} ${rule} ${at}: ${message}\n  ${mend}`);
        }
        terminal.out(`${nodeCount} nodes checked, ${findings.length} findings`);
      }
      finish(findings.some(({ severity }) => severity === "error") ? 1 : 0);
    },
  );
};
