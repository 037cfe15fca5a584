/** A work of others that figures or arguments lean on. */
export type CitedSource = Readonly<{
  id: string;
  authors: string;
  title: string;
  where: string;
  year: number;
}>;
