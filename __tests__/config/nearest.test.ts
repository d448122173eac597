import { nearest } from "../../config/nearest";

const keys = ["region", "cpu", "wayOut", "availabilityZones"];

it.each<readonly [word: string, meant: string | undefined]>([
  ["WayOut", "wayOut"],
  ["reigon", "region"],
  ["regions", "region"],
  ["gpu", "cpu"],
  ["availabilityZone", "availabilityZones"],
  ["avilabiltyZones", "availabilityZones"],
  ["zones", undefined],
  ["cost", undefined],
  ["", undefined],
])("%j stands for %j", (word, meant) => {
  expect(nearest(word, keys)).toBe(meant);
});

it("takes the nearest of several, not the first", () => {
  expect(nearest("memory2", ["memory33", "memory"])).toBe("memory");
});
