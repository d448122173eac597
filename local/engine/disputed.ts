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
    choice: "no: a step is read and left aside, and [1:-1] finds nothing; [:-1] and [-2:] count from behind",
    source:
      "https://github.com/json-path/JsonPath/blob/master/json-path/src/main/java/com/jayway/jsonpath/internal/path/ArraySliceToken.java; RFC 9535 would give both a meaning",
  },
  {
    question: "Where does a path in SecondsPath, TimestampPath, TimeoutSecondsPath or MaxConcurrencyPath begin?",
    choice: "at the input after InputPath, before Parameters, as ItemsPath does; so do the other number paths of a Map",
    source:
      "by analogy with ItemsPath, which https://states-language.net/#map-state applies to the effective input; AWS does not say",
  },
  {
    question: "Do the states in the body of a Map see $$.Map.Item?",
    choice: "no, only ItemSelector does; a body gets what it needs through that",
    source: "https://github.com/floci-io/floci/pull/1588 (tried on AWS, not found in child states)",
  },
  {
    question: "Does a Choice assign its own Assign when a rule without one matches?",
    choice: "yes; but where the rule has an Assign of its own, that one alone",
    source:
      "https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html says that the one of the Choice applies whichever rule matches; recorded are rules with one of their own, which is then the only one",
  },
  {
    question: "Which error is it when variables are larger than they may be?",
    choice: "States.DataLimitExceeded, with a cause in words of our own",
    source: "https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html names the sizes and no error",
  },
  {
    question: "How deep may a JSONata expression be evaluated?",
    choice: "100 evaluations inside each other, so that a sum has 100 terms at most",
    source: "https://github.com/floci-io/floci/issues/2737 (tried on AWS: every boundary lies between 99 and 101)",
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
    question: "Is a word without quotes in a filter a text: `$.Labels[?(@.Name==Receipt)]`?",
    choice: "yes",
    source:
      "https://github.com/aws-samples/step-functions-workflows-collection (parallel-translate, textract-analyze-expense-tf), machines that are published as working; Jayway of today refuses it",
  },
  {
    question: "Which numbers do seeded States.MathRandom and $random give?",
    choice: "those of java.util.Random",
    source:
      "https://github.com/floci-io/floci/issues/2662 (seed 42 of $random on AWS); for States.MathRandom it is a guess",
  },
  {
    question: "May MaxDelaySeconds be as long as IntervalSeconds, or shorter?",
    choice: "as long: yes, the interval does not grow then; shorter is refused",
    source:
      "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html names only the range 1 to 31622400 and no order of the two",
  },
  {
    question: "Is a MaxItemsPerBatch or MaxInputBytesPerBatch of 0 no limit?",
    choice: "no, it is refused: both are positive",
    source: "https://states-language.net (a positive integer); whether the service refuses it was not tried",
  },
];
