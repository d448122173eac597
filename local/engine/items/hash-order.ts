/**
 * Names in the order in which a java.util.HashMap gives them, in which the service keeps the columns of a row: recorded are
 * `{"0":…,"{}":…,"True":…}` for the headers `0,True,{}`. Objects of JavaScript give names like `0` first, whatever their order here.
 * https://github.com/openjdk/jdk/blob/master/src/java.base/share/classes/java/util/HashMap.java
 */
export function hashOrder(names: readonly string[]): readonly string[] {
  let buckets = 16;
  while (names.length > buckets * 0.75) buckets *= 2;
  const bucketOf = (name: string) => {
    let hash = 0;
    for (let at = 0; at < name.length; at += 1) hash = (Math.imul(hash, 31) + name.charCodeAt(at)) | 0;
    return (hash ^ (hash >>> 16)) & (buckets - 1);
  };
  // Sorting is stable: names of one bucket stay in the order in which they came.
  return names
    .map((name) => ({ name, bucket: bucketOf(name) }))
    .sort((a, b) => a.bucket - b.bucket)
    .map(({ name }) => name);
}
