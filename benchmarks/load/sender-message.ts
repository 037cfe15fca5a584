/** What the thread of the sender is told; one thing at a time, but for `stop`. */
export type SenderOrder =
  | Readonly<{ kind: "prepare"; count: number; ratePerSecond: number; name: string }>
  | Readonly<{ kind: "send"; startNs: bigint }>
  | Readonly<{ kind: "stop" }>
  | Readonly<{ kind: "close" }>;

/** What it tells: that it is ready, what is durable so far, and that it is through. */
export type SenderNews =
  | Readonly<{ kind: "ready" }>
  | Readonly<{ kind: "prepared"; atMs: Float64Array }>
  | Readonly<{ kind: "offered"; offered: number; clockMs: number }>
  | Readonly<{ kind: "sent" }>
  | Readonly<{ kind: "closed" }>;
