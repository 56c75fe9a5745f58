/**
 * Every limit of the judgement, in one place. Past a limit a command is `ask`: it is never run
 * unjudged and never makes the judge hang.
 */
export const limits = {
  /** Longest command text that is read, in UTF-16 code units. */
  textLengthMax: 4_194_304,
  /** Deepest nesting of commands, words and substitutions that is read. */
  depthMax: 200,
  /** Longest program of another language that is read, in UTF-16 code units. */
  codeLengthMax: 65_536,
  /** Deepest nesting of values in such a program that is followed. */
  codeDepthMax: 500,
  /** Most places that set one of its names that are followed. */
  codeSourcesMax: 400,
  /** Most ways in which its functions are called that are followed. */
  codeCallsMax: 5000,
  /** Most simple commands that one request may analyse, loops unrolled and functions entered. */
  commandsMax: 12_000,
  /** Deepest nesting of functions, `eval`, nested shells and scripts that is analysed. */
  runDepthMax: 32,
  /** Most calls of one function that run inside each other before it counts as recursion. */
  recursionMax: 3,
  /** Most values that a word may stand for before it counts as unknown. */
  choicesMax: 16,
  /** Most fields that one word may expand to before the rest counts as unknown. */
  fieldsMax: 4096,
  /** Most working directories that are followed at a time. */
  directoriesMax: 8,
  /** Most times that one loop is unrolled. */
  unrollMax: 64,
  /** Most directory entries that one request reads for pathname expansion and classification. */
  entriesMax: 20_000,
  /** Largest script or data file that is read, in bytes. */
  fileBytesMax: 1_048_576,
  /** Most files of one command that go into the ledger one by one. */
  factsMax: 200,
  /** Most findings that are reported for one request. */
  findingsMax: 50,
} as const;
