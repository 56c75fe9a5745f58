/** An arithmetic expression of bash, read. Source: bash 5.2 manual, 6.5 Shell Arithmetic. */
export type Expression =
  | { readonly kind: "number"; readonly value: bigint }
  /** An operand whose text is not known: `unknownOperand` in the source. */
  | { readonly kind: "unknown" }
  | Place
  | { readonly kind: "unary"; readonly operator: UnaryOperator; readonly operand: Expression }
  | {
      readonly kind: "update";
      readonly by: 1n | -1n;
      readonly prefix: boolean;
      readonly place: Place;
    }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "logical";
      readonly operator: "&&" | "||";
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "conditional";
      readonly test: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    }
  | {
      readonly kind: "assign";
      readonly operator?: BinaryOperator;
      readonly place: Place;
      readonly value: Expression;
    };

/** A variable or array element, which has a value and can be given one. */
export interface Place {
  readonly kind: "place";
  readonly name: string;
  /** The text between the brackets. */
  readonly subscript?: string;
}

/** Operators before one operand. */
export type UnaryOperator = "+" | "-" | "!" | "~";

/** Operators between two operands that are both evaluated. */
export type BinaryOperator =
  | ","
  | "|"
  | "^"
  | "&"
  | "=="
  | "!="
  | "<="
  | ">="
  | "<"
  | ">"
  | "<<"
  | ">>"
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | "**";

/** Stands in an expression's text for an operand that is not known. No text of bash holds it. */
export const unknownOperand = "\u{10fffe}";
