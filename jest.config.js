/** @type {import("jest").Config} */
module.exports = {
  testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
  // Types are checked once, by `npm run check`; here each file is only transpiled (tsconfig: isolatedModules).
  transform: { "^.+\\.ts$": ["ts-jest", { diagnostics: false }] },
  // Many tests wait for a process of their own; jest alone would leave one processor idle.
  maxWorkers: "100%",
  modulePathIgnorePatterns: ["<rootDir>/cdktf.out"],
};
