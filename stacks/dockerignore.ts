/**
 * Which files of an image folder its `.dockerignore` leaves out of the build.
 * https://docs.docker.com/build/concepts/context/#dockerignore-files
 *
 * One pattern a line; `*`, `?`, `[…]` within a name, `**` across folders, a pattern also covers what is below it, `!` takes back,
 * the last pattern that matches decides.
 */
export const ignoredBy = (dockerignore: string): ((relativePath: string) => boolean) => {
  const patterns = dockerignore
    .split(/\r?\n/)
    .filter((line) => !line.startsWith("#") && line.trim() !== "")
    .map((line) => {
      const [, takesBack, pattern = ""] = /^(!?)(.*)$/.exec(line.trim()) ?? [];
      return { ignores: takesBack === "", matches: matcher(pattern) };
    });
  return (relativePath) => patterns.findLast(({ matches }) => matches.test(relativePath))?.ignores ?? false;
};

/** `./a/`, `/a` and `a` are one pattern. */
const matcher = (pattern: string): RegExp => {
  const names = pattern.split("/").filter((name) => name !== "" && name !== ".");
  return new RegExp(`^${names.join("/").replace(token, translated)}(?:/.*)?$`, "s");
};

const token = /\*\*\/?|[*?]|\[\^?[^\]]+\]|\\.|./gsu;

const translated = (text: string): string => {
  if (text === "**/") return "(?:.*/)?";
  if (text === "**") return ".*";
  if (text === "*") return "[^/]*";
  if (text === "?") return "[^/]";
  if (text.startsWith("[") && text.length > 1) return text;
  return text.replace(/^\\(?=.)/s, "").replace(/[.*+?^${}()|[\]\\]/, "\\$&");
};
