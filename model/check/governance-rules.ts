import { contractsOf } from "../language/architecture.ts";
import { isPersonal } from "../language/contract.ts";
import type { GovernanceSubject } from "../language/governance.ts";
import { nodesOf } from "../language/topology.ts";
import type { ArchitectureRule } from "./rule.ts";

/** What must be ruled for a contract that has personal fields. */
const ofPersons: readonly GovernanceSubject[] = ["legal-basis", "retention", "access", "erasure"];

/** Rules about who may do what with data, and how long. */
export const governanceRules: readonly ArchitectureRule[] = [
  {
    id: "personal-contract-has-basis-and-retention",
    severity: "error",
    why: "Personal data needs a ground (GDPR, article 6) and an end (article 5).",
    mend: "Give the contract the ground that holds, and a retention above zero; or take the personal field out.",
    finds: (architecture) =>
      contractsOf(architecture)
        .filter(isPersonal)
        .filter(({ legalBasis, retentionDays }) => legalBasis === "not-personal" || !(retentionDays > 0))
        .map(({ id }) => ({
          at: `contracts.${id}`,
          message: "it has personal fields and lacks a ground or an end",
        })),
  },
  {
    id: "personal-contract-is-governed",
    severity: "error",
    why: "Each use of personal data answers four questions: why, how long, for whom, and how it is erased.",
    mend: "List the contract in a governance rule of each subject that is named.",
    finds: (architecture) =>
      contractsOf(architecture)
        .filter(isPersonal)
        .flatMap(({ id }) =>
          ofPersons
            .filter(
              (subject) =>
                !architecture.governance.some(
                  (rule) => rule.subject === subject && rule.contracts.some((bound) => bound.id === id),
                ),
            )
            .map((subject) => ({ at: `contracts.${id}`, message: `no rule on ${subject} binds it` })),
        ),
  },
  {
    id: "source-contract-has-quality",
    severity: "error",
    why: "What enters unexamined is found out by a customer.",
    mend: "Write a quality rule in the contract, and list it in a governance rule on quality.",
    finds: ({ topologies, governance }) => {
      const entering = new Set(
        topologies.flatMap((topology) => nodesOf(topology, "source").map(({ contract }) => contract)),
      );
      const ruled = new Set(
        governance
          .filter(({ subject }) => subject === "quality")
          .flatMap(({ contracts }) => contracts.map(({ id }) => id)),
      );
      return [...entering]
        .filter(({ id, rules }) => rules.length === 0 || !ruled.has(id))
        .map(({ id }) => ({
          at: `contracts.${id}`,
          message: "it enters from outside, and has no quality rule or none that governs it",
        }));
    },
  },
  {
    id: "governed-contract-is-used",
    severity: "error",
    why: "A rule on data that nobody keeps hides one that is missing.",
    mend: "Take the contract out of the rule, or give a node that contract.",
    finds: (architecture) => {
      const used = new Set(contractsOf(architecture).map(({ id }) => id));
      return architecture.governance.flatMap(({ id, contracts }) =>
        contracts
          .filter((contract) => !used.has(contract.id))
          .map((contract) => ({
            at: `governance.${id}`,
            message: `no node has the contract ${contract.id}`,
          })),
      );
    },
  },
];
