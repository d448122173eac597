import path from "node:path";

/** The folder that holds main.ts: image folders and the provider lock are found from here, whatever folder a command runs in. */
export const projectRoot = path.resolve(__dirname, "..");
