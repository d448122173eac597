import { javaRandom } from "../../../local/engine/java-random";

// What `new Random(42)` gives in Java.
it("gives the numbers of java.util.Random", () => {
  expect(javaRandom(42).nextDouble()).toBe(0.7275636800328681);
  const random = javaRandom(42);
  expect(Array.from({ length: 5 }, () => random.nextInt(10))).toEqual([0, 3, 8, 4, 0]);
  expect(javaRandom(42).nextInt(16)).toBe(11);
});

it("takes seeds below 0 and with a fraction", () => {
  expect(javaRandom(-1).nextDouble()).toBe(javaRandom(-1.9).nextDouble());
  expect(javaRandom(-1).nextDouble()).not.toBe(javaRandom(1).nextDouble());
});
