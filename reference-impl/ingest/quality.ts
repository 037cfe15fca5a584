import type { Contract, Field, Must, QualityRule } from "#model";
import { personalOf } from "#model";
import { invariant } from "#kernel/invariant";
import { isCardNumber } from "./card-number.ts";
import { describe, type Refusal } from "./dead-letter.ts";
import { isPlainObject, type PlainObject } from "./shape.ts";

type RuleCheck = (record: PlainObject) => Refusal | null;

/**
 * Compiles a contract's quality rules into one check of a record of the right shape; the first breach counts. A rule
 * on `list.field` refuses the whole record. Null breaks no rule. The check allocates nothing for a good record.
 */
export function compileQuality(contract: Contract): RuleCheck {
  const checks = contract.rules.map((rule) => compileRule(rule, contract));
  return (record) => {
    for (const check of checks) {
      const refusal = check(record);
      if (refusal !== null) return refusal;
    }
    return null;
  };
}

function compileRule(rule: QualityRule, contract: Contract): RuleCheck {
  const { where } = rule;
  const check = compilePath(rule, contract);
  return where === undefined ? check : (record) => (record[where.field] === where.is ? check(record) : null);
}

function compilePath({ id, on, must }: QualityRule, contract: Contract): RuleCheck {
  const [outer = "", inner] = on.split(".");
  const field = fieldOf(contract, { outer, inner });
  const isPersonal = personalOf(field) !== "none";
  const isKept = compileMust(must);
  const breach = (place: string, value: unknown): Refusal => ({
    reason: id,
    detail: `${place} is ${describe(value, isPersonal)}, and must be ${wordsOf(must)}`,
  });
  if (inner === undefined) {
    return (record) => (isKept(record[outer]) ? null : breach(outer, record[outer]));
  }
  return (record) => {
    const list = record[outer];
    if (!Array.isArray(list)) return null;
    const items: readonly unknown[] = list;
    for (let index = 0; index < items.length; index++) {
      const item = items[index];
      if (isPlainObject(item) && !isKept(item[inner])) {
        return breach(`${outer}[${index}].${inner}`, item[inner]);
      }
    }
    return null;
  };
}

function fieldOf(
  contract: Contract,
  { outer, inner }: Readonly<{ outer: string; inner: string | undefined }>,
): Field {
  const field = contract.fields[outer];
  const found = inner !== undefined && field?.kind === "list" ? field.of[inner] : field;
  invariant(found !== undefined, `contract ${contract.id} has a rule on a field that it lacks: ${outer}`);
  return found;
}

function compileMust(must: Must): (value: unknown) => boolean {
  switch (must.kind) {
    case "above":
      return (value) => typeof value !== "number" || value > must.bound;
    case "at-least":
      return (value) => typeof value !== "number" || value >= must.bound;
    case "at-most":
      return (value) => typeof value !== "number" || value <= must.bound;
    case "not-blank":
      return (value) => typeof value !== "string" || value.trim() !== "";
    case "not-a-card-number":
      return (value) => typeof value !== "string" || !isCardNumber(value);
  }
}

function wordsOf(must: Must): string {
  switch (must.kind) {
    case "above":
      return `above ${must.bound}`;
    case "at-least":
      return `at least ${must.bound}`;
    case "at-most":
      return `at most ${must.bound}`;
    case "not-blank":
      return "a text that is not blank";
    case "not-a-card-number":
      return "a token, not the number of a card";
  }
}
