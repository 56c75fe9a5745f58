// Why: these are no `Error`: they steer the reading of hostile texts, and stack traces are slow.

/** bash rejects the text while it reads it. */
export class Rejected {
  readonly why: string;
  /** Because the text ends here: with more of it, bash might not. */
  readonly atEnd: boolean;
  constructor(why: string, atEnd = false) {
    this.why = why;
    this.atEnd = atEnd;
  }
}

/** What the shell makes of the text from here on is not known to this reader. */
export class NotUnderstood {
  readonly why: string;
  constructor(why: string) {
    this.why = why;
  }
}

/** The nesting is deeper than `limits.depthMax`: nothing of the text is read. */
export class TooDeep {
  readonly why = "it is nested too deeply" as const;
}
