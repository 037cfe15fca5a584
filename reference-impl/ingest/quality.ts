import type { Contract, Field, Must, QualityRule } from "#model";
import { personalOf } from "#model";
import { invariant } from "#kernel/invariant";
import { isCardNumber } from "./card-number.ts";
import { describe, type Refusal } from "./dead-letter.ts";
import { isPlainObject, type PlainObject } from "./shape.ts";

type RuleCheck = (record: PlainObject) => Refusal | null;
type RowCheck = (record: PlainObject, index: number) => Refusal | null;

/** A contract's quality rules, compiled; of several breaches the first rule's counts. */
export type Quality = Readonly<{
  /** What refuses the whole record. */
  ofRecord: RuleCheck;
  /** What refuses one entry of the list that the contract counts as rows; the others may stay. */
  ofRow: RowCheck;
}>;

/**
 * Compiles a contract's quality rules into checks of a record of the right shape. A rule on a field of the list that
 * is counted as rows judges each row by itself; every other rule judges the record. Null breaks no rule. The checks
 * allocate nothing for a good record.
 */
export function compileQuality(contract: Contract): Quality {
  const isOnRows = ({ on }: QualityRule): boolean =>
    contract.rows !== null && on.startsWith(`${contract.rows}.`);
  const recordChecks = contract.rules
    .filter((rule) => !isOnRows(rule))
    .map((rule) => compileRule(rule, contract));
  const rowChecks = contract.rules.filter(isOnRows).map((rule) => compileRowRule(rule, contract));
  return {
    ofRecord: (record) => {
      for (const check of recordChecks) {
        const refusal = check(record);
        if (refusal !== null) return refusal;
      }
      return null;
    },
    ofRow: (record, index) => {
      for (const check of rowChecks) {
        const refusal = check(record, index);
        if (refusal !== null) return refusal;
      }
      return null;
    },
  };
}

function compileRule(rule: QualityRule, contract: Contract): RuleCheck {
  const [outer = "", inner] = rule.on.split(".");
  const binds = compileWhere(rule);
  if (inner === undefined) {
    const { isKept, refuse } = compileValue(rule, fieldOf(contract, { outer, inner }));
    return (record) => (binds(record) && !isKept(record[outer]) ? refuse(outer, record[outer]) : null);
  }
  const judge = compileRowRule(rule, contract);
  return (record) => {
    for (let index = 0; index < listOf(record, outer).length; index++) {
      const refusal = judge(record, index);
      if (refusal !== null) return refusal;
    }
    return null;
  };
}

function compileRowRule(rule: QualityRule, contract: Contract): RowCheck {
  const [outer = "", inner = ""] = rule.on.split(".");
  const { isKept, refuse } = compileValue(rule, fieldOf(contract, { outer, inner }));
  const binds = compileWhere(rule);
  return (record, index) => {
    const item = listOf(record, outer)[index];
    if (!isPlainObject(item) || !binds(record) || isKept(item[inner])) return null;
    return refuse(`${outer}[${index}].${inner}`, item[inner]);
  };
}

function compileWhere({ where }: QualityRule): (record: PlainObject) => boolean {
  return where === undefined ? () => true : (record) => record[where.field] === where.is;
}

const noRows: readonly unknown[] = [];

/** The entries of a record's list; none where there is no list. */
export function listOf(record: PlainObject, name: string): readonly unknown[] {
  const list = record[name];
  return Array.isArray(list) ? list : noRows;
}

type ValueCheck = Readonly<{
  isKept: (value: unknown) => boolean;
  refuse: (place: string, value: unknown) => Refusal;
}>;

function compileValue({ id, must }: QualityRule, field: Field): ValueCheck {
  const isPersonal = personalOf(field) !== "none";
  const words = wordsOf(must);
  return {
    isKept: compileMust(must),
    refuse: (place, value) => ({
      reason: id,
      detail: `${place} is ${describe(value, isPersonal)}, and must be ${words}`,
    }),
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
