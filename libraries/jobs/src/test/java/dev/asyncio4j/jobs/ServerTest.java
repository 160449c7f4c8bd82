package dev.asyncio4j.jobs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.ask;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.port;
import static dev.asyncio4j.testing.Ends.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.sync.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server whose requests leave work behind, in real time. */
@ExtendWith(NothingLeftBehind.class)
class ServerTest {
  private final List<String> saved = new ArrayList<>();

  /** Opened when all requests are answered: the last jobs end after that. */
  private final Event answered = Event.create();

  private int most;
  private int running;

  private Coroutine<Void> save(String line) {
    return async(
        () -> {
          most = Math.max(most, ++running);
          await(sleep(Duration.ofMillis(1)));
          if (saved.size() >= 15) await(answered.await()); // two run and three queue
          running--;
          saved.add(line);
        });
  }

  @Test
  @DisplayName("JOBS-01 requests are answered before their jobs end; the end waits for these")
  void requestsLeaveJobsBehind() {
    run(
        async(
            () -> {
              try (var scheduler =
                  Scheduler.create(SchedulerOptions.defaults().limit(2).pendingLimit(3))) {
                var server =
                    await(
                        startServer(
                            (reader, writer) -> {
                              try (var client = new Connection(reader, writer)) {
                                var line = text(await(client.reader().readExactly(2)));
                                await(scheduler.spawn(save(line)));
                                client.writer().write(bytes("ok"));
                                await(client.writer().drain());
                              }
                            },
                            LOOPBACK,
                            0));
                var answers = new ArrayList<Coroutine<String>>();
                for (int i = 10; i < 30; i++) {
                  var line = "" + i;
                  answers.add(async(() -> ask(port(server), line)));
                }
                assertThat(await(gather(answers))).containsOnly("ok");
                assertThat(saved.size()).isLessThan(20);
                answered.set();
                server.close();
                await(server.waitClosed());
              }
            }));
    assertThat(saved).hasSize(20).doesNotHaveDuplicates();
    assertThat(most).isEqualTo(2);
  }
}
