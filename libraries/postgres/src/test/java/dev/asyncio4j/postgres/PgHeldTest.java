package dev.asyncio4j.postgres;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.ensureFuture;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.postgres.Pg.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Operations that are cancelled while a statement, or its answer, is still on its way. */
@ExtendWith(NothingLeftBehind.class)
class PgHeldTest {
  final String server = Pg.DSN; // started before a test looks at what is left behind

  private static void cancel(Future<?> task) {
    task.cancel();
    assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
  }

  @Test
  @DisplayName("PG-31 an executeMany that is cancelled in its BEGIN leaves no transaction open")
  void begin() {
    var relay = Relay.ofAnswerTo("BEGIN");
    Pg.real(
        () ->
            relay.run(
                con -> {
                  var rows = IntStream.range(0, 1500).mapToObj(Postgres::row).toList();
                  var task = createTask(con.executeMany("SELECT $1::int", rows));
                  await(relay.holds.await());
                  relay.letGo.set();
                  cancel(task);
                  assertThat(value(con, "SELECT 1")).isEqualTo(1);
                  assertThat(con.isInTransaction()).isFalse();
                }));
  }

  @Test
  @DisplayName("PG-27 a request to cancel that overtakes its statement is made again")
  void overtaken() {
    var relay = Relay.ofStatement("pg_sleep(100)");
    Pg.real(
        () ->
            relay.run(
                con -> {
                  var task = createTask(con.execute("SELECT pg_sleep(100)"));
                  await(relay.holds.await());
                  cancel(task);
                  await(relay.cancelled.await());
                  relay.letGo.set();
                  assertThat(value(con, "SELECT 'usable'")).isEqualTo("usable");
                }));
  }

  @Test
  @DisplayName("PG-48 a pipeline that is cancelled gives up all of its statements")
  void pipeline() {
    Pg.connected(
        con -> {
          var task =
              createTask(
                  async(
                      () ->
                          con.pipeline(
                              pipeline -> {
                                for (int i = 0; i < 3; i++)
                                  pipeline.execute("SELECT pg_sleep(100)");
                                return null;
                              })));
          Pg.untilAsleep(con);
          cancel(task);
          assertThat(value(con, "SELECT 'usable'")).isEqualTo("usable");
        });
  }

  @Test
  @DisplayName("PG-31 an iteration whose first wait is cancelled in LISTEN listens at the next")
  void listening() {
    var relay = Relay.ofAnswerTo("LISTEN");
    Pg.real(
        () ->
            relay.run(
                con -> {
                  var told = con.notifications("a", "b").iterator();
                  var first = ensureFuture(told.next());
                  await(relay.holds.await());
                  relay.letGo.set();
                  cancel(first);
                  var next = ensureFuture(told.next());
                  try (var other = Pg.connect()) {
                    while (!next.done()) { // until it listens
                      await(other.execute("NOTIFY a, 'hi'"));
                      await(sleep(Duration.ofMillis(20)));
                    }
                  }
                  assertThat(await(next).payload()).isEqualTo("hi");
                }));
  }
}
