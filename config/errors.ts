/**
 * The configuration cannot be used. The message is for a person and stands by itself: one line for each finding, in the
 * order of the file, such as
 * `config/dev.json:12:16: network.wayOut: found "igw", allowed "nat", "endpoints" or "public-ip"`.
 */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
}
