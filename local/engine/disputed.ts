/** A question that the service's documentation leaves open, and how the local run answers it. */
export interface Disputed {
  readonly question: string;
  readonly choice: string;
  /** What the choice rests on. */
  readonly source: string;
}

const recordings = "https://github.com/localstack/localstack/blob/main/tests/aws/services/stepfunctions/v2";

/** What is disputed about expressions and the flow of data; the page on the local run shows the list. */
export const disputed: readonly Disputed[] = [
  {
    question: "Does Assign see a result before or after ResultSelector?",
    choice: "before: `$` in Assign is the raw result of a Task, Parallel or Map",
    source:
      "https://github.com/localstack/localstack/blob/main/localstack-core/localstack/services/stepfunctions/asl/component/state/state_execution/execute_state.py; AWS does not say",
  },
  {
    question: "What is a path to several places when what it begins with is missing: `$.missing[*].a`?",
    choice:
      "an empty list; but a position, slice or filter that meets a value it does not fit fails the state: `$[1:]` of an object",
    source: `${recordings}/base/test_base.py (test_json_path_array_wildcard_or_slice_with_no_input); Jayway itself would fail both`,
  },
  {
    question:
      "Is a Variable of a Choice present when it leads to several places and nothing is there: `$.list[?(@.id == 1)]`?",
    choice: "yes, its value is an empty list; IsPresent asks for one place with `$.list[0]`",
    source: "https://github.com/json-path/JsonPath#what-is-returned-when",
  },
  {
    question: "May a path end with a function, `$.list.length()`?",
    choice: "yes, with length, min, max, avg, sum, stddev, keys, first and last",
    source:
      "https://github.com/json-path/JsonPath#functions; in 2018 the service refused them in InputPath (https://github.com/awsdocs/aws-step-functions-developer-guide/pull/5), nothing newer is recorded",
  },
  {
    question:
      "Do the step of a slice and an end that counts from behind mean something: `$.list[0:6:2]`, `$.list[1:-1]`?",
    choice: "yes: every second item, all but the first and the last",
    source:
      "https://www.rfc-editor.org/rfc/rfc9535#section-2.3.4; Jayway reads no further than the second number and finds nothing for [1:-1]",
  },
  {
    question: "Does States.Format take objects and arrays?",
    choice: "yes, as Java writes them: {a=1, b=[]}",
    source: `${recordings}/intrinsic_functions/test_generic.snapshot.json (test_format_2); the developer guide names only simple values`,
  },
  {
    question: "What is States.StringToJson of an empty text?",
    choice: "null",
    source: `${recordings}/intrinsic_functions/test_json_manipulation.snapshot.json (test_string_to_json)`,
  },
  {
    question: "Which error is a path that leads nowhere in an argument of an intrinsic function?",
    choice: "States.Runtime, which nothing catches; States.IntrinsicFailure is what the function itself refuses",
    source:
      "https://github.com/floci-io/floci/issues/2521 (Step Functions Local 2.0.0) for paths of templates; the cause is that of the service",
  },
  {
    question: "Does States.ALL take States.DataLimitExceeded?",
    choice: "yes",
    source: `${recordings}/error_handling/test_states_errors.snapshot.json (catch_state_all_data_limit_exceeded); the developer guide says no`,
  },
  {
    question: "Which error is a Choice in which no rule holds and that has no Default?",
    choice: "States.Runtime, which nothing takes; the specification calls it States.NoChoiceMatched",
    source: "https://github.com/floci-io/floci/issues/3167 (tried on AWS)",
  },
  {
    question: "Which numbers do seeded States.MathRandom and $random give?",
    choice: "those of java.util.Random",
    source:
      "https://github.com/floci-io/floci/issues/2662 (seed 42 of $random on AWS); for States.MathRandom it is a guess",
  },
];
