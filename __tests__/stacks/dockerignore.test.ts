import { ignoredBy } from "../../stacks/dockerignore";

describe("a .dockerignore", () => {
  it.each([
    ["a name, at the top only", "notes.md", ["notes.md"], ["docs/notes.md", "notes.mdx"]],
    ["a folder and what is below it", "bin", ["bin/batch", "bin/arm64/batch"], ["binary", "tools/bin/x"]],
    ["the same with slashes around it", "/bin/", ["bin/batch"], ["tools/bin/x"]],
    ["the same with a dot before it", "./bin", ["bin/batch"], ["tools/bin/x"]],
    ["* within a name", "*.md", ["notes.md"], ["docs/notes.md"]],
    ["? for one character", "?.go", ["a.go"], ["ab.go", "a/.go"]],
    ["a set of characters", "[ab]*.go", ["a1.go", "b.go"], ["c.go"]],
    ["** for any folders", "**/*_test.go", ["main_test.go", "a/b/main_test.go"], ["main.go"]],
    ["** at the end", "docs/**", ["docs/a/b.md"], ["docs.md"]],
    ["a dot as a dot", "a.b", ["a.b"], ["axb"]],
    ["an escaped star as a star", "a\\*b", ["a*b"], ["axb"]],
    ["no comment and no empty line", "# main.go\n\n  \n", [], ["main.go", "# main.go"]],
    ["! takes back", "*\n!*.go", ["notes.md"], ["main.go"]],
    ["the last that matches decides", "!main.go\n*.go", ["main.go"], []],
    ["something below an ignored folder taken back", "docs\n!docs/keep", ["docs/a"], ["docs/keep", "docs/keep/b"]],
    ["lines that end as on Windows", "bin\r\n*.md\r\n", ["bin/batch", "notes.md"], ["main.go"]],
  ])("knows %s", (_, text, ignored, kept) => {
    expect(ignored.filter(ignoredBy(text))).toEqual(ignored);
    expect(kept.filter(ignoredBy(text))).toEqual([]);
  });

  it("that is empty ignores nothing", () => {
    expect(ignoredBy("")("main.go")).toBe(false);
  });
});
