import { createRequire } from "node:module";

// The package's declarations stand where the compiler does not look for them: here is what is used of it.

type Handle = Readonly<{ __handle?: never }>;
type Pin = Readonly<{ setExclusive(exclusive: boolean): void }>;
type Route = Readonly<{ size(): number; get_ps(index: number): Readonly<{ x: number; y: number }> }>;
type Connector = Readonly<{ displayRoute(): Route; setRoutingType(type: number): void }>;
type Router = Readonly<{
  setRoutingParameter(parameter: number, value: number): void;
  setRoutingOption(option: number, value: boolean): void;
  processTransaction(): void;
}>;

/** The part of libavoid that routes orthogonal connectors between pins of shapes. */
export type Libavoid = Readonly<{
  Router: new (flags: number) => Router;
  Point: new (x: number, y: number) => Handle;
  Rectangle: new (centre: Handle, width: number, height: number) => Handle;
  ShapeRef: new (router: Router, rectangle: Handle) => Handle;
  ShapeConnectionPin: new (
    shape: Handle,
    classId: number,
    xShare: number,
    yShare: number,
    isProportional: boolean,
    insideOffset: number,
    direction: number,
  ) => Pin;
  ConnEnd: new (shape: Handle, classId: number) => Handle;
  ConnRef: new (router: Router, from: Handle, to: Handle) => Connector;
  destroy(handle: Router): void;
}>;

type Loader = Readonly<{ load(): Promise<void>; getInstance(): Libavoid }>;

let loading: Promise<Libavoid> | undefined;

/** Loads the router; once, however often it is asked for. */
export function loadLibavoid(): Promise<Libavoid> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Libavoid> {
  const { AvoidLib }: Readonly<{ AvoidLib: Loader }> = createRequire(import.meta.url)("libavoid-js");
  await AvoidLib.load();
  return AvoidLib.getInstance();
}
