import { link, mkdir, open, rename, rm } from "node:fs/promises";

/** What a commit does to the disk, in the order in which it must be durable; another one may fail on purpose. */
export interface TableFiles {
  /** Writes a new file from chunks of text, or of its bytes; it is not durable before `sync`. */
  write(path: string, chunks: Iterable<string | Uint8Array>): Promise<void>;
  /** Makes a file's bytes, or a folder's entries, durable. */
  sync(path: string): Promise<void>;
  /** Moves a file into a folder, which is made if it is not there. */
  move(path: Readonly<{ from: string; into: string; name: string }>): Promise<void>;
  /** Gives a file a second name that nobody has taken; false where somebody has. */
  claim(path: Readonly<{ file: string; name: string }>): Promise<boolean>;
  /** Removes a file or a folder and all in it; nothing happens where there is none. */
  remove(path: string): Promise<void>;
}

/** The operating system's files. */
export const diskFiles: TableFiles = {
  async write(path, chunks) {
    const file = await open(path, "wx");
    try {
      for (const chunk of chunks) await file.writeFile(chunk);
    } finally {
      await file.close();
    }
  },
  async sync(path) {
    const file = await open(path, "r");
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  },
  async move({ from, into, name }) {
    await mkdir(into, { recursive: true });
    await rename(from, `${into}/${name}`);
  },
  async claim({ file, name }) {
    try {
      await link(file, name);
      return true;
    } catch (cause) {
      if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") return false;
      throw cause;
    }
  },
  remove: (path) => rm(path, { recursive: true, force: true }),
};
