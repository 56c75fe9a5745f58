import type { Value } from "../../base/value.ts";

/** What a program of another language does to the world, as its text tells. */
export type Act =
  | { readonly kind: "read"; readonly path: Value }
  | {
      readonly kind: "write";
      readonly path: Value;
      readonly how: "create" | "truncate" | "append" | "edit" | "metadata";
      readonly content?: Value;
      readonly makes?: "directory";
    }
  | {
      readonly kind: "delete";
      readonly path: Value;
      readonly recursive: boolean;
      /** It only goes if it is an empty directory. */
      readonly empty?: true;
    }
  /** Runs a program, or does what that program would do: `chmod`, `mv`. */
  | {
      readonly kind: "run";
      readonly argv: readonly Value[];
      readonly directory?: Value;
      readonly stdin?: Value;
    }
  /** Runs text in `sh`. */
  | { readonly kind: "shell"; readonly text: Value; readonly directory?: Value }
  | {
      readonly kind: "connect";
      readonly to: Value;
      readonly sends?: Value;
      readonly credential?: Value;
      readonly purpose?: "session" | "transfer" | "shell";
    }
  | {
      readonly kind: "listen";
      readonly address?: Value;
      readonly offers: "application" | "files" | "shell";
    }
  /** Runs text as a program of the same language. */
  | { readonly kind: "code"; readonly text: Value }
  /** Runs a file as a program or library. */
  | { readonly kind: "load"; readonly path: Value }
  /** Gives a file to a library of somebody else's, which reads or writes it. */
  | { readonly kind: "hand"; readonly path: Value }
  /** Prints on standard output. */
  | { readonly kind: "print"; readonly value: Value };

/** What has been made out of a program. */
export interface CodeReading {
  /** In the order of the text. */
  readonly acts: readonly Act[];
  /** Why there may be more; each completes "it is not known what it does because". */
  readonly doubts: readonly string[];
  /** Libraries that it loads, by their names in the language. */
  readonly libraries: readonly string[];
  /** It has branches, loops or functions: what is written once may happen never or often. */
  readonly compound: boolean;
}

/** What a program may ask of the place where it runs. */
export interface CodePlace {
  /** The program's own arguments. */
  readonly argv: readonly Value[];
  readonly stdin: Value;
  readonly home: string | undefined;
  /** The working directory; undefined when it is not known. */
  readonly directory: string | undefined;
  /** An environment variable; undefined when it is unset. */
  variable(name: string): Value | undefined;
  /** What a file holds, with the taint of what it is. */
  content(path: Value): Value;
  /** Whether a library of that name lies beside the program, so that it is judged as a program. */
  hasLibrary(name: string): boolean;
  /** What the whole environment carries. */
  environment(): Value;
}
