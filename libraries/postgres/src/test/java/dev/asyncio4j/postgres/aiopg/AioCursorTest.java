package dev.asyncio4j.postgres.aiopg;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.support.PostgresServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cursors and notifications under aiopg's names. */
@ExtendWith(NothingLeftBehind.class)
class AioCursorTest {
  private static final String SERVER = PostgresServer.dsn();

  private static void connected(VoidBody1<AioConnection> body) {
    run(
        async(
            () -> {
              try (var connection = await(Aiopg.connect(SERVER))) {
                body.accept(connection);
              }
              return null;
            }));
  }

  @Test
  @DisplayName("PG-60 of a script the rows of the last command count, and they alone")
  void script() {
    connected(
        con -> {
          var cursor = con.cursor();
          await(cursor.execute("SELECT 1; SELECT 2, 3"));
          assertThat(await(cursor.fetchAll())).hasSize(1);
          assertThat(cursor.rowCount()).isEqualTo(1);
        });
  }

  @Test
  @DisplayName("PG-61 one cursor runs at a time; a second one fails, the first goes on")
  void oneAtATime() {
    connected(
        con -> {
          var first = con.cursor();
          var task = createTask(first.execute("SELECT pg_sleep(0.1), 7"));
          await(sleep(Duration.ZERO)); // it begins
          assertThatThrownBy(() -> await(con.cursor().execute("SELECT 1")))
              .isInstanceOf(RuntimeException.class)
              .hasMessageContaining("while another coroutine is already waiting");
          await(task);
          assertThat(await(first.fetchOne())).containsExactly("", 7);
        });
  }

  @Test
  @DisplayName("PG-61 the timeout of a cursor ends its statement, and keeps the connection")
  void timeout() {
    connected(
        con -> {
          var brief = con.cursor(Duration.ofMillis(50));
          assertThatThrownBy(() -> await(brief.execute("SELECT pg_sleep(30)")))
              .isInstanceOf(AsyncTimeoutException.class);
          assertThat(con.isClosed()).isFalse();
          var patient = con.cursor();
          await(patient.execute("SELECT pg_sleep(0.1), %s", 5));
          assertThat(await(patient.fetchAll())).isEqualTo(List.of(List.of("", 5)));
        });
  }

  @Test
  @DisplayName(
      "PG-62 notifications do not fail for an earlier statement, and end with the connection")
  void notifies() {
    connected(
        con -> {
          var cursor = con.cursor();
          await(cursor.execute("LISTEN aio"));
          assertThatThrownBy(() -> await(cursor.execute("SELECT 1/0")))
              .isInstanceOf(PsycopgException.class);
          var task = createTask(con.notifies().get());
          await(sleep(Duration.ZERO));
          await(cursor.execute("NOTIFY aio, 'hello'"));
          assertThat(await(task).payload()).isEqualTo("hello");
          var last = createTask(con.notifies().get());
          await(sleep(Duration.ZERO));
          con.close();
          assertThatThrownBy(() -> await(last)).isInstanceOf(PsycopgOperationalException.class);
        });
  }

  @Test
  @DisplayName("PG-24 a first cancel while a failed body is undone comes out, when it is undone")
  void cancelledRollback() {
    connected(
        con -> {
          var cursor = con.cursor();
          await(cursor.execute("CREATE TEMP TABLE t(i int)"));
          var task =
              createTask(
                  async(
                      () ->
                          cursor.begin(
                              () -> {
                                await(cursor.execute("INSERT INTO t VALUES (1)"));
                                getRunningLoop().callSoon(currentTask()::cancel);
                                throw new IllegalStateException("body");
                              })));
          assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
          await(cursor.execute("SELECT count(*) FROM t"));
          assertThat(await(cursor.fetchOne())).containsExactly(0L);
        });
  }

  @Test
  @DisplayName("PG-43 the end of a pool fails those that wait for a connection")
  void waiters() {
    run(
        async(
            () -> {
              var one = AioPoolOptions.defaults().sizes(1, 1);
              var pool = await(Aiopg.createPool(SERVER, one));
              try (var held = await(pool.acquire())) {
                var waiter = createTask(pool.acquire());
                await(sleep(Duration.ZERO)); // it waits
                pool.terminate();
                assertThatThrownBy(() -> await(waitFor(waiter, Duration.ofMinutes(1))))
                    .isInstanceOf(PsycopgInterfaceException.class);
                assertThat(held.isClosed()).isTrue();
              }
              return null;
            }));
  }
}
