// The bytes of every file of the built site: raw, gzip as hosts serve it, brotli as the best of them do.
import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { ROOT } from "../e2e/site.mjs";
import { heading, table } from "./table.mjs";

export function assetSizes(folder = `${ROOT}dist`) {
  heading("Bytes of the site");
  const rows = readdirSync(folder).toSorted().map((name) => {
    const bytes = readFileSync(`${folder}/${name}`);
    const brotli = brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    });
    return [name.replace(/-[0-9a-f]{16}/, "-…"), bytes.length, gzipSync(bytes, { level: 6 }).length, brotli.length];
  });
  table(["file", "raw", "gzip 6", "brotli 9"], rows);
}
