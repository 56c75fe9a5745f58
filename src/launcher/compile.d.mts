/** Sets of flags, best first. */
export declare const flagSets: readonly (readonly string[])[];

/** Absolute paths of all C sources of the launcher. */
export declare function sources(): readonly string[];

/** A compiler by absolute path, or undefined. */
export declare function findCompiler(
  environment?: Readonly<Record<string, string | undefined>>,
): string | undefined;

/** Builds the launcher as `output`; undefined when no set of flags works. */
export declare function compileLauncher(
  compiler: string,
  output: string,
  sets?: readonly (readonly string[])[],
): { readonly isStatic: boolean } | undefined;
