package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.nurseries.Nurseries.openNursery;
import static dev.asyncio4j.nurseries.Nurseries.serveTcp;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.ask;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.port;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.TaskGroupException;
import dev.asyncio4j.streams.ConnectionHandler;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Ends;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server whose clients are children of a nursery. */
@ExtendWith(NothingLeftBehind.class)
class ServeTcpTest {
  private final Trail trail = Trail.create();

  private static Server serving(Nursery nursery, ConnectionHandler handler) {
    return await(nursery.<Server>start(status -> serveTcp(handler, LOOPBACK, 0, status)));
  }

  @Test
  @DisplayName("serveTcp has a child for each client, and ends with its scope")
  void serves() {
    run(
        async(
            () ->
                openNursery(
                    nursery -> {
                      int port = port(serving(nursery, Ends::echo));
                      assertThat(ask(port, "hello")).isEqualTo("hello");
                      try (var idle = await(openConnection(LOOPBACK, port))) {
                        idle.writer().write(bytes("x"));
                        assertThat(await(idle.reader().readExactly(1))).isEqualTo(bytes("x"));
                        nursery.cancelScope().cancel();
                        Nurseries.shielded(
                            () -> assertThat(await(idle.reader().read(-1))).isEmpty());
                        trail.add("closed by the server");
                      }
                    })));
    trail.assertIs("closed by the server");
  }

  @Test
  @DisplayName("serveTcp closes a client's connection behind its handler")
  void closesBehindTheHandler() {
    run(
        async(
            () ->
                openNursery(
                    nursery -> {
                      int port = port(serving(nursery, (r, w) -> w.write(bytes("bye"))));
                      try (var client = await(openConnection(LOOPBACK, port))) {
                        assertThat(await(client.reader().read(-1))).isEqualTo(bytes("bye"));
                      }
                      nursery.cancelScope().cancel();
                    })));
  }

  @Test
  @DisplayName("a failing handler fails the service, and with it all clients")
  void aFailingHandler() {
    run(
        async(
            () ->
                assertThatThrownBy(
                        () ->
                            openNursery(
                                nursery -> {
                                  int port =
                                      port(
                                          serving(
                                              nursery,
                                              (r, w) -> {
                                                throw new IOException("handler");
                                              }));
                                  try (var client = await(openConnection(LOOPBACK, port))) {
                                    await(sleep(Duration.ofSeconds(20)));
                                    trail.add("never " + client);
                                  }
                                }))
                    .isInstanceOfSatisfying(
                        TaskGroupException.class,
                        e ->
                            assertThat(e.exceptions())
                                .singleElement()
                                .isInstanceOfSatisfying(
                                    TaskGroupException.class,
                                    service ->
                                        assertThat(service.exceptions())
                                            .singleElement()
                                            .satisfies(
                                                x -> assertThat(x).hasMessage("handler"))))));
    assertThat(trail.lines()).isEmpty();
  }

  @Test
  @DisplayName("a port that is taken comes out of start, bare, and the nursery is unharmed")
  void aTakenPort() {
    run(
        async(
            () ->
                openNursery(
                    nursery -> {
                      int port = port(serving(nursery, Ends::echo));
                      assertThatThrownBy(
                              () ->
                                  await(
                                      nursery.<Server>start(
                                          s -> serveTcp(Ends::echo, LOOPBACK, port, s))))
                          .isInstanceOf(UncheckedIOException.class);
                      assertThat(nursery.cancelScope().cancelCalled()).isFalse();
                      nursery.cancelScope().cancel();
                    })));
  }
}
