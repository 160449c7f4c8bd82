package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.streams.Connection;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What does not depend on the JDK, or on how bodies suspend: the texts are the same in each run.
 */
class ModesTest {
  @AsyncTest(seed = 11)
  @DisplayName("TST-10 TST-21 one seed has one trace, in each mode, on each JDK, byte by byte")
  void trace(FakeNetwork net, Trail trail) {
    net.link(net.local(), net.host("server"))
        .latency(Duration.ofMillis(1), Duration.ofMillis(9))
        .chunks(Chunks.random(5));
    var server =
        net.on(
            net.host("server"),
            () ->
                await(
                    startServer(
                        (reader, writer) -> {
                          try (var c = new Connection(reader, writer)) {
                            writer.write(await(reader.readLine()));
                            await(writer.drain());
                          }
                        },
                        "server",
                        80)));
    await(
        gather(
            IntStream.range(0, 3)
                .mapToObj(
                    n ->
                        async(
                            () -> {
                              try (var c = await(openConnection("server", 80))) {
                                c.writer().write("hello " + n + "\n");
                                trail.at(new String(await(c.reader().readLine())).strip());
                              }
                            }))
                .toList()));
    await(sleep(Duration.ofSeconds(1)));
    server.close();
    await(server.waitClosed());
    trail.assertIs("0.011984266s: hello 1", "0.015795399s: hello 0", "0.01899479s: hello 2");
    assertThat(net.trace().lines())
        .containsExactly(
            "0s: server listens on [server/10.0.0.2:80]",
            "0.004418777s: local/10.0.0.1:49152 to server/10.0.0.2:80 connected",
            "0.006035995s: local/10.0.0.1:49153 to server/10.0.0.2:80 connected",
            "0.006842725s: local/10.0.0.1:49154 to server/10.0.0.2:80 connected",
            "0.011984266s: local/10.0.0.1:49152 to server/10.0.0.2:80 is over, 8 and 8 bytes",
            "0.015795399s: local/10.0.0.1:49154 to server/10.0.0.2:80 is over, 8 and 8 bytes",
            "0.01899479s: local/10.0.0.1:49153 to server/10.0.0.2:80 is over, 8 and 8 bytes");
  }

  @Test
  @DisplayName("TST-10 a failure has the same text in each mode")
  void failure() {
    assertThatThrownBy(
            () -> AsyncTests.run(() -> createTask(sleep(Duration.ofHours(1)), "forgotten")))
        .message()
        .matches(
            """
            the test left behind:
              task forgotten made at ModesTest\\.java:\\d+
                <Task pending name='forgotten' .*>\
            """);
  }
}
