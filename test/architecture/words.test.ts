import { describe, expect, it } from "vitest";
import { forbiddenWords } from "./forbidden-words.ts";
import { readProjectTexts } from "./project-texts.ts";

describe("the texts of the project", () => {
  it("speak of the project alone: no path of one machine, no registry host, no word of the workplace", () => {
    expect(forbiddenWords(readProjectTexts())).toEqual([]);
  });

  it("include the dot files", () => {
    expect(readProjectTexts().map(({ path }) => path)).toEqual(expect.arrayContaining([".npmrc", ".ci/run"]));
  });
});

describe("the search for forbidden words", () => {
  // Written in pieces, so that this file itself stays clean.
  it.each([
    ["/wo", "rk/main/kernel"],
    ["(/ro", "ot/notes.md)"],
    ["/tmp/bash", "_jobs.0"],
    ["https://regis", "try.example.org/zod"],
    ["see iss", "ue 12"],
    ["a helper", " session"],
    ["shared", "/facts/lake.md"],
  ])("finds %s%s", (start, end) => {
    expect(forbiddenWords([{ path: "docs/a.md", text: `One line.\n${start}${end}` }])).toEqual([
      expect.stringMatching(/^docs\/a\.md:2 says /),
    ]);
  });

  it.each([
    "src/work/queue.ts",
    "the square root of n",
    "an issue of style",
    "an Avro schema registry",
    "/tmp/x",
  ])("lets %s pass", (text) => {
    expect(forbiddenWords([{ path: "docs/a.md", text }])).toEqual([]);
  });
});
