import type { Argv } from "yargs";
import type { Terminal } from "../terminal.ts";

/** Adds one command to the parser; `finish` takes the exit code of what it did. */
export type AddCommand = (parser: Argv, terminal: Terminal, finish: (code: number) => void) => void;
