import Handlebars from "handlebars";

/** What is wrong in a chapter, at a line from 1. */
export type Fault = Readonly<{ line: number; says: string }>;

/** A chapter whose references stand aside: each is a mark in the text, and no line has moved. */
export type ReferencedText = Readonly<{
  text: string;
  references: readonly Reference[];
  faults: readonly Fault[];
}>;

/** A reference as written between braces: `kind:name`. */
type Reference = Readonly<{ key: string; line: number }>;

/** Marks of the private-use area: no chapter may hold one of its own. */
const open = "\ue000";
const close = "\ue001";
export const referenceMark: RegExp = /\ue000(\d+)\ue001/;

const keyPattern = /^[a-z]+:[a-z0-9][a-z0-9.-]*$/;

/**
 * Reads a chapter as a Handlebars template and takes its references out. Only plain mustaches `{{kind:name}}` and comments
 * are chapters' business: a block, a partial or a helper call is a fault.
 */
export function takeReferences(source: string): ReferencedText {
  if (/[\ue000-\uf8ff]/.test(source)) {
    return {
      text: "",
      references: [],
      faults: [{ line: 1, says: "holds a private-use character: delete it" }],
    };
  }
  let program: hbs.AST.Program;
  try {
    program = Handlebars.parseWithoutProcessing(source);
  } catch (error) {
    return { text: "", references: [], faults: [parseFault(error)] };
  }
  const references: Reference[] = [];
  const faults: Fault[] = [];
  let text = "";
  for (const statement of program.body) {
    const line = statement.loc.start.line;
    // A statement that spans lines leaves as many behind, so that what follows keeps its number.
    const lines = "\n".repeat(statement.loc.end.line - line);
    if (isContent(statement)) {
      text += statement.value;
    } else if (isComment(statement)) {
      text += lines;
    } else {
      const key = isMustache(statement) ? keyOf(statement) : null;
      if (key === null) {
        faults.push({ line, says: `${written(source, statement)} is no reference: write {{kind:name}}` });
      } else {
        text += `${open}${references.length}${close}${lines}`;
        references.push({ key, line });
      }
    }
  }
  return { text, references, faults };
}

function isContent(statement: hbs.AST.Statement): statement is hbs.AST.ContentStatement {
  return statement.type === "ContentStatement";
}

function isComment(statement: hbs.AST.Statement): statement is hbs.AST.CommentStatement {
  return statement.type === "CommentStatement";
}

function isMustache(statement: hbs.AST.Statement): statement is hbs.AST.MustacheStatement {
  return statement.type === "MustacheStatement";
}

function keyOf({ path, params, hash, escaped }: hbs.AST.MustacheStatement): string | null {
  const key = "original" in path ? path.original : "";
  const isPlain = params.length === 0 && (hash === undefined || hash.pairs.length === 0) && escaped;
  return isPlain && keyPattern.test(key) ? key : null;
}

function written(source: string, { loc }: hbs.AST.Statement): string {
  const first = source.split("\n")[loc.start.line - 1] ?? "";
  const end = loc.end.line === loc.start.line ? loc.end.column : first.length;
  return first.slice(loc.start.column, end);
}

function parseFault(error: unknown): Fault {
  const says = error instanceof Error ? error.message : String(error);
  const line = Number(/line (\d+)/.exec(says)?.[1] ?? 1);
  return { line, says: `is not a template: ${says.split("\n").at(-1) ?? says}` };
}
