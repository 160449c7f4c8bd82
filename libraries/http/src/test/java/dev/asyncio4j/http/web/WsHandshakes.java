package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.asyncio4j.Future;
import dev.asyncio4j.http.ClientSession;
import dev.asyncio4j.http.ws.Handshake;
import dev.asyncio4j.testing.Ends;
import java.util.regex.Pattern;

/** A peer that answers one handshake by a script. */
final class WsHandshakes {
  /** What is done with it. */
  interface Body {
    void with(ClientSession session, String url, Future<Boolean> closed) throws Exception;
  }

  private WsHandshakes() {}

  /** Answers with these fields, and the right key in place of a dollar sign. */
  static void answering(String fields, Body body) {
    run(
        async(
            () -> {
              Future<Boolean> closed = getRunningLoop().createFuture();
              var server =
                  await(
                      startServer(
                          (reader, writer) -> {
                            byte[] head = await(reader.readUntil("\r\n\r\n".getBytes(ISO_8859_1)));
                            var key =
                                Pattern.compile("(?i)sec-websocket-key: (\\S+)")
                                    .matcher(new String(head, ISO_8859_1));
                            String accept = key.find() ? Handshake.accept(key.group(1)) : "";
                            String text =
                                fields.replace("$", "Sec-WebSocket-Accept: " + accept + "\r\n");
                            writer.write(
                                ("HTTP/1.1 101 Switching Protocols\r\n" + text + "\r\n")
                                    .getBytes(ISO_8859_1));
                            closed.setResult(await(reader.read(100)).length == 0);
                            writer.close();
                          },
                          "127.0.0.1",
                          0));
              try (var session = ClientSession.create()) {
                body.with(session, "ws://127.0.0.1:" + Ends.port(server) + "/", closed);
              } finally {
                server.close();
              }
              await(server.waitClosed());
            }));
  }
}
