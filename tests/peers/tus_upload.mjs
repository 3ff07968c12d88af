// One upload: node tus_upload.mjs FILE ENDPOINT METADATA HEADERS CHUNK_BYTES
// Metadata and headers are JSON objects; 0 bytes make one chunk of everything. It tries again for a while
// where that may help. Prints the upload's address and, as JSON, how long it took without starting the program;
// or ends with 1 and the reason.

import { createReadStream } from "node:fs";
import { Upload } from "tus-js-client";

const [file, endpoint, metadata, headers, chunkBytes] = process.argv.slice(2);
const retries = 12;
const pauseMs = 100;

// A stream: this client takes no path in Node.
const upload = new Upload(createReadStream(file), {
  endpoint,
  metadata: JSON.parse(metadata),
  headers: JSON.parse(headers),
  chunkSize: Number(chunkBytes) || Infinity,
  retryDelays: Array(retries).fill(pauseMs),
  onSuccess() {
    const { user, system } = process.cpuUsage(processorBefore);
    const seconds = (performance.now() - beganMs) / 1e3;
    console.log(upload.url);
    console.log(JSON.stringify({ seconds, processor_s: (user + system) / 1e6 }));
  },
  onError(error) {
    console.error(error.message);
    process.exitCode = 1;
  },
});
const beganMs = performance.now();
const processorBefore = process.cpuUsage();
upload.start();
