import { elementRules } from "./element-rules.ts";
import { governanceRules } from "./governance-rules.ts";
import { needRules } from "./need-rules.ts";
import type { ArchitectureRule } from "./rule.ts";

/** All rules about what stands around the topologies. */
export const architectureRules: readonly ArchitectureRule[] = [
  ...elementRules,
  ...needRules,
  ...governanceRules,
];
