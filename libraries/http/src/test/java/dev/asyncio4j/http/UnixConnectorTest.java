package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startUnixServer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Servers at unix sockets. */
class UnixConnectorTest {
  @Test
  @DisplayName(
      "HTTP-C-40: a unix socket is a server like another; a path without one fails with the path")
  void connectsToUnixSockets() throws Exception {
    Path folder = Files.createTempDirectory("http");
    Path path = folder.resolve("s");
    run(
        async(
            () -> {
              var server =
                  await(
                      startUnixServer(
                          (reader, writer) -> {
                            await(reader.readUntil("\r\n\r\n".getBytes()));
                            writer.write(
                                "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nunix".getBytes());
                            await(reader.read(-1));
                            writer.close();
                          },
                          path));
              try (var session =
                  ClientSession.create(SessionOptions.defaults().connector(Connector.unix(path)))) {
                try (var response = await(session.get("http://any.name/"))) {
                  assertThat(await(response.text())).isEqualTo("unix");
                }
              }
              server.close();
              server.abortClients();
              await(server.waitClosed());
              Path none = folder.resolve("none");
              try (var session =
                  ClientSession.create(SessionOptions.defaults().connector(Connector.unix(none)))) {
                var error =
                    (UnixClientConnectorException)
                        catchThrowable(() -> await(session.get("http://any.name/")));
                assertThat(error.path()).isEqualTo(none);
              }
            }));
    Files.deleteIfExists(path);
    Files.delete(folder);
  }
}
