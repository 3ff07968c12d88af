// An upload server: node tus_server.mjs PORT FOLDER
// Port 0 takes a free one. Prints the address for uploads when it is ready; runs until it is ended.

import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";

const [port, folder] = process.argv.slice(2);
const host = "127.0.0.1";
const server = new Server({ path: "/files", datastore: new FileStore({ directory: folder }) });
const listening = server.listen({ host, port: Number(port) }, () => {
  console.log(`http://${host}:${listening.address().port}/files`);
});
