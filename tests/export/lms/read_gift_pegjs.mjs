// GIFT as the grammar of npm's gift-pegjs reads it, one JSON object a line:
// node read_gift_pegjs.mjs PATH-OF-THE-PACKAGE FILE
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [, , folder, file] = process.argv;
const require = createRequire(pathToFileURL(folder + "/"));
const gift = require(folder);
for (const question of gift.parse(readFileSync(file, "utf8")))
    console.log(JSON.stringify(question));
