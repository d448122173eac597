/** Recordings that the engine does not repeat, and why. A case that is repeated after all has to leave the list. */
export const knownDifferences: Readonly<Record<string, string>> = {
  "base_scenarios: lambda_invoke_with_retry_extended_input":
    "recorded before the context object had a RedriveCount (November 2023)",
  "base_scenarios: lambda_service_invoke_with_retry_extended_input":
    "recorded before the context object had a RedriveCount (November 2023)",
  "base_scenarios: map_item_reader_json_no_json_list_object":
    "recorded in 2023; since then an object is read as items too: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html",
  "timeouts: service_lambda_map_timeout":
    "four iterations run into their limits at the same moment; the service wrote them as 0, 2, 1, 3, here they come in order",
};
