package dev.asyncio4j.http.asks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Ends;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes wrong, in the words of asks. */
@ExtendWith(NothingLeftBehind.class)
class AsksFailuresTest {
  private final AsksServer server = new AsksServer();

  @Test
  @DisplayName("HTTP-asks failures in its words: status, redirects, time, connection")
  void failures() {
    server.during(
        base -> {
          var gone = await(Asks.get(base + "/gone"));
          assertThatThrownBy(gone::raiseForStatus)
              .isInstanceOfSatisfying(
                  BadStatusException.class, e -> assertThat(e.statusCode()).isEqualTo(410));
          await(Asks.get(base + "/set")).raiseForStatus();
          assertFails(
              TooManyRedirectsException.class,
              Asks.get(base + "/loop", AsksOptions.defaults().maxRedirects(3)));
          assertThat(
                  await(Asks.get(base + "/loop", AsksOptions.defaults().followRedirects(false)))
                      .statusCode())
              .isEqualTo(302);
          assertFails(
              RequestTimeoutException.class,
              Asks.get(base + "/slow", AsksOptions.defaults().timeout(Duration.ofMillis(50))));
          assertFails(ConnectivityException.class, Asks.get("http://127.0.0.1:1/"));
          var slow = createTask(Asks.get(base + "/slow"));
          await(sleep(Duration.ofMillis(50)));
          slow.cancel();
          assertFails(CancelledError.class, slow);
        });
  }

  @Test
  @DisplayName("HTTP-asks a server that closes instead of a reply is asked again, as often as told")
  void retries() {
    int[] asked = {0};
    run(
        async(
            () -> {
              var server =
                  await(
                      startServer(
                          (reader, writer) -> {
                            await(reader.readUntil("\r\n\r\n".getBytes(US_ASCII)));
                            if (++asked[0] % 3 == 0) {
                              writer.write(
                                  "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
                                      .getBytes(US_ASCII));
                            }
                            writer.close();
                          },
                          "127.0.0.1",
                          0));
              String url = "http://127.0.0.1:" + Ends.port(server) + "/";
              assertFails(ServerClosedConnectionException.class, Asks.post(url));
              assertThat(asked[0]).isEqualTo(2);
              assertThat(await(Asks.post(url)).text()).isEqualTo("ok");
              assertThat(await(Asks.post(url, AsksOptions.defaults().retries(2))).text())
                  .isEqualTo("ok");
              assertThat(asked[0]).isEqualTo(6);
              server.close();
              await(server.waitClosed());
            }));
  }

  @AsyncTest(realTime = true)
  @DisplayName("HTTP-asks a reply that is no HTTP, and one that is cut")
  void badReplies() {
    for (String bad :
        List.of("garbage\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")) {
      var server =
          await(
              startServer(
                  (reader, writer) -> {
                    await(reader.readUntil("\r\n\r\n".getBytes(US_ASCII)));
                    writer.write(bad.getBytes(US_ASCII));
                    writer.close();
                  },
                  "127.0.0.1",
                  0));
      String url = "http://127.0.0.1:" + Ends.port(server) + "/";
      assertFails(BadHttpResponseException.class, Asks.get(url));
      server.close();
      await(server.waitClosed());
    }
  }
}
