import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { contentTag } from "../../stacks/content-tag";

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "content-tag-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (file: string, content: string | Buffer = ""): void => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), content);
};

/** A project whose image folder holds a Dockerfile, a program and a script. */
const project = (folder = "batch"): void => {
  write(`${folder}/Dockerfile`, "FROM scratch\n");
  write(`${folder}/main.go`, "package main\n");
  write(`${folder}/scripts/run.sh`, "#!/bin/sh\n");
};

/** The tag before and after a change to the project. */
const changes = (change: () => void): boolean => {
  project();
  const before = contentTag("batch", root);
  change();
  return contentTag("batch", root) !== before;
};

describe("a content tag", () => {
  it("is the folder and 16 digits that stay the same for the same content, on every computer", () => {
    project();
    expect(contentTag("batch", root)).toBe("batch-4b69eecd51f2a686");
  });

  it.each<[string, () => void]>([
    ["a byte of a file", () => write("batch/main.go", "package main \n")],
    ["a new file", () => write("batch/empty.txt")],
    ["a removed file", () => rmSync(path.join(root, "batch/main.go"))],
    ["a renamed file", () => renameSync(path.join(root, "batch/main.go"), path.join(root, "batch/main2.go"))],
    [
      "a byte moved from one file to the next",
      () => {
        write("batch/Dockerfile", "FROM scratch\np");
        write("batch/main.go", "ackage main\n");
      },
    ],
    ["the executable bit", () => chmodSync(path.join(root, "batch/scripts/run.sh"), 0o755)],
    ["a line end", () => write("batch/main.go", "package main\r\n")],
    ["bytes that are no text", () => write("batch/main.go", Buffer.from([0xff, 0xfe]))],
    ["a symbolic link", () => symlinkSync("main.go", path.join(root, "batch/link"))],
  ])("changes with %s", (_, change) => {
    expect(changes(change)).toBe(true);
  });

  it.each<[string, () => void]>([
    ["the time of a file", () => utimesSync(path.join(root, "batch/main.go"), 0, 0)],
    ["the bits that follow a umask", () => chmodSync(path.join(root, "batch/main.go"), 0o600)],
    ["what lies beside the folder", () => write("README.md", "text")],
    ["an empty folder, which git does not keep", () => mkdirSync(path.join(root, "batch/empty"))],
    ["a clone's .git", () => write("batch/.git/HEAD", "ref: refs/heads/main")],
  ])("does not change with %s", (_, change) => {
    expect(changes(change)).toBe(false);
  });

  it("does not depend on where the project lies, nor on the order in which files came", () => {
    project();
    const elsewhere = path.join(root, "elsewhere");
    mkdirSync(path.join(elsewhere, "batch/scripts"), { recursive: true });
    writeFileSync(path.join(elsewhere, "batch/scripts/run.sh"), "#!/bin/sh\n");
    writeFileSync(path.join(elsewhere, "batch/main.go"), "package main\n");
    writeFileSync(path.join(elsewhere, "batch/Dockerfile"), "FROM scratch\n");
    expect(contentTag("batch", elsewhere)).toBe(contentTag("batch", root));
  });

  it("tells a link from a file that holds the link's target, and does not follow it", () => {
    project();
    symlinkSync("/no/such/file", path.join(root, "batch/link"));
    const link = contentTag("batch", root);
    rmSync(path.join(root, "batch/link"));
    write("batch/link", "/no/such/file");
    expect(contentTag("batch", root)).not.toBe(link);
  });
});

describe("what the .dockerignore leaves out of the build", () => {
  it("does not count", () => {
    write("batch/.dockerignore", "bin\n**/*_test.go\n");
    expect(
      changes(() => {
        write("batch/bin/batch", "built here");
        write("batch/main_test.go", "package main\n");
      }),
    ).toBe(false);
  });

  it("counts as soon as it is taken back", () => {
    write("batch/.dockerignore", "*\n!*.go\n");
    expect(changes(() => write("batch/notes.md", "text"))).toBe(false);
    expect(changes(() => write("batch/other.go", "package main\n"))).toBe(true);
  });

  it("does not take the Dockerfile out, which shapes the image all the same", () => {
    write("batch/.dockerignore", "Dockerfile\n");
    expect(changes(() => write("batch/Dockerfile", "FROM alpine\n"))).toBe(true);
  });
});

describe("the folder in the tag", () => {
  it.each([
    ["batch", /^batch-[0-9a-f]{16}$/],
    ["batch/", /^batch-[0-9a-f]{16}$/],
    ["./batch", /^batch-[0-9a-f]{16}$/],
    ["images/daily-load", /^images_daily-load-[0-9a-f]{16}$/],
    [".images/v1.2", /^_images_v1\.2-[0-9a-f]{16}$/],
    ["バッチ", /^___-[0-9a-f]{16}$/],
    ["a".repeat(200), /^a{111}-[0-9a-f]{16}$/],
  ])("%s is made legal", (folder, tag) => {
    project(folder);
    expect(contentTag(folder, root)).toMatch(tag);
    expect(contentTag(folder, root)).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/);
  });

  it.each(["/batch", "../batch", "batch/../..", ".", ""])("%s is refused: it is not inside the project", (folder) => {
    expect(() => contentTag(folder, root)).toThrow(
      `image folder "${folder}": an image is built from a folder inside the project, named from its root, such as "batch"`,
    );
  });

  it("must exist", () => {
    expect(() => contentTag("bach", root)).toThrow(
      `image folder "bach": there is no folder ${path.join(root, "bach")}; create it with a Dockerfile, or correct the name`,
    );
  });

  it("must hold a file", () => {
    mkdirSync(path.join(root, "batch"));
    expect(() => contentTag("batch", root)).toThrow(
      `image folder "batch": found no file to build an image from in ${path.join(root, "batch")}; add a Dockerfile`,
    );
  });

  it("may hold only what an image can", () => {
    project();
    execFileSync("mkfifo", [path.join(root, "batch/pipe")]);
    expect(() => contentTag("batch", root)).toThrow(
      'image folder "batch": pipe is neither file, folder nor symbolic link and cannot be part of an image; remove it or name it in .dockerignore',
    );
  });
});
