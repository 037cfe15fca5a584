import { useCases } from "#workbench";
import { withJson } from "../flags.ts";
import { loaded } from "../loaded.ts";
import type { AddCommand } from "./add-command.ts";

export const addDoctor: AddCommand = (parser, terminal, finish) => {
  parser.command(
    "doctor",
    "say what is installed and what can run",
    (command) => withJson(command).example("$0 doctor", "what this machine can do"),
    async ({ json }) => {
      const examineMachine = await loaded(useCases.examineMachine);
      const findings = await examineMachine();
      if (json) {
        terminal.out(JSON.stringify(findings, null, 2));
      } else {
        for (const { what, found, needed } of findings) {
          terminal.out(`${found ? "ok     " : "missing"} ${what}: ${needed}`);
        }
      }
      finish(findings.every(({ found, required }) => found || !required) ? 0 : 1);
    },
  );
};
