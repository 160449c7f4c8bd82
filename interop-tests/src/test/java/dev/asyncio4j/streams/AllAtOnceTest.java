package dev.asyncio4j.streams;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.Asyncio.timeout;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.sync.Barrier;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What "all at once" means, shown by a server that answers when all have asked: by no clock, so a
 * busy machine changes nothing.
 */
class AllAtOnceTest {
  private static final int CALLERS = 40;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private interface Callers {
    void call(int port);
  }

  private static void withServer(Callers callers) {
    VoidBody body =
        () -> {
          var all = Barrier.create(CALLERS);
          ConnectionHandler answer =
              (reader, writer) -> {
                await(reader.readLine());
                await(all.await());
                writer.write("answer\n".getBytes(UTF_8));
                writer.close();
                await(writer.waitClosed());
              };
          try (var server = await(startServer(answer, "127.0.0.1", 0))) {
            callers.call(((InetSocketAddress) server.sockets().get(0)).getPort());
          }
        };
    run(async(body));
  }

  private static Coroutine<String> ask(int port) {
    return async(
        () -> {
          try (var connection = await(openConnection("127.0.0.1", port))) {
            connection.writer().write("question\n".getBytes(UTF_8));
            return new String(await(connection.reader().readLine()), UTF_8);
          }
        });
  }

  @Test
  @DisplayName("F-39 forty callers at once of a server that waits for them all are all answered")
  void atOnce() {
    withServer(
        port -> {
          var calls = Stream.generate(() -> ask(port)).limit(CALLERS).toList();
          timeout(
              PATIENCE,
              () -> {
                assertThat(await(gather(calls)))
                    .isEqualTo(Collections.nCopies(CALLERS, "answer\n"));
              });
        });
  }

  @Test
  @DisplayName("F-39 who calls it alone waits until its patience ends, on the fastest machine too")
  void alone() {
    withServer(
        port -> {
          VoidBody alone = () -> await(ask(port));
          assertThatThrownBy(() -> timeout(Duration.ofMillis(50), alone))
              .isInstanceOf(AsyncTimeoutException.class);
        });
  }
}
