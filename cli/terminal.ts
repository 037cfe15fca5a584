/** Where a command writes: lines for the reader, and lines for errors. */
export type Terminal = Readonly<{ out: (text: string) => void; error: (text: string) => void }>;
