import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { doneLine } from "../../cli/progress-bar.ts";
import { showProgress } from "../../cli/show-progress.ts";

const done = { stage: "latency", state: "done", detail: "two figures", tookMs: 1_240 } as const;

function terminal() {
  const lines: string[] = [];
  return { lines, out: (text: string) => void lines.push(text), error: () => {} };
}

describe("progress without a screen", () => {
  it("is one line for each stage that is done, and nothing between", () => {
    const shown = terminal();
    const tell = showProgress(shown);
    tell({ stage: "latency", state: "started" });
    tell({ stage: "latency", state: "advanced", part: "kappa", done: 1, total: 2 });
    expect(shown.lines).toEqual([]);
    tell(done);
    expect(shown.lines).toEqual(["   1.2 s  latency: two figures"]);
  });

  it("leaves out what a stage has not to say", () => {
    expect(doneLine({ ...done, detail: "" })).toBe("   1.2 s  latency");
  });
});

/** What is written to it stays to be read; it has the size of a terminal. */
class Paper extends Writable {
  readonly isTTY = true;
  readonly columns = 80;
  readonly rows = 24;
  written = "";
  override _write(chunk: Uint8Array | string, _encoding: string, written: () => void): void {
    this.written += String(chunk);
    written();
  }
}

describe("progress on a screen", () => {
  it("is a bar of the parts that are behind, and a line for good when the stage is done", () => {
    const screen = new Paper();
    const shown = terminal();
    const tell = showProgress({ ...shown, screen });
    tell({ stage: "benchmarks", state: "started" });
    tell({ stage: "benchmarks", state: "advanced", part: "latency", done: 1, total: 4 });
    tell(done);
    expect(screen.written).toContain("1/4  latency");
    expect(screen.written).toContain("======");
    expect(shown.lines).toEqual(["   1.2 s  latency: two figures"]);
  });
});
