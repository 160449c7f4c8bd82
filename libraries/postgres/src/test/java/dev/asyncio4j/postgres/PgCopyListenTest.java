package dev.asyncio4j.postgres;

import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.ensureFuture;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.postgres.Pg.connected;
import static dev.asyncio4j.postgres.Pg.value;
import static dev.asyncio4j.postgres.Postgres.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.postgres.errors.ConnectionDoesNotExistException;
import dev.asyncio4j.postgres.errors.InvalidTextRepresentationException;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.sync.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** COPY, and notifications. */
@ExtendWith(NothingLeftBehind.class)
class PgCopyListenTest {
  private static final CopyOptions PLAIN = CopyOptions.defaults();
  final String server = Pg.DSN;
  @TempDir Path folder;

  @Test
  @DisplayName(
      "PG-32, PG-34 files and slow sinks get all; rows are checked by number and column; sources"
          + " may use others")
  void copies() {
    connected(
        con -> {
          var file = folder.resolve("rows.txt");
          assertThat(
                  await(
                      con.copyFromQuery(
                          CopySink.to(file), PLAIN, "SELECT i FROM generate_series(1, 200000) i")))
              .isEqualTo("COPY 200000");
          await(con.execute("CREATE TEMP TABLE copied(i int, t text)"));
          assertThat(await(con.copyToTable("copied", CopySource.from(file), PLAIN.columns("i"))))
              .isEqualTo("COPY 200000");
          assertThat(Files.size(file)).isGreaterThan(1_000_000);
          for (var bad : List.of(row(1), row("x", "y")))
            assertThatThrownBy(
                    () -> await(con.copyRecordsToTable("copied", List.of(row(1, "a"), bad), PLAIN)))
                .isInstanceOf(DataConversionException.class)
                .hasMessageContaining("row 2");
          try (var other = Pg.connect()) {
            AsyncIterable<Object> rows =
                asyncGenerator(
                    y -> {
                      for (int i = 0; i < 5; i++)
                        y.emit(row(value(other, "SELECT $1::int", i), "from the other"));
                    });
            assertThat(await(con.copyRecordsToTable("copied", rows, PLAIN))).isEqualTo("COPY 5");
          }
        });
  }

  @Test
  @DisplayName("PG-32 a sink gets what has come in one piece, not row by row")
  void pieces() {
    connected(
        con -> {
          var sizes = new ArrayList<Integer>();
          CopySink sink = piece -> sizes.add(piece.length);
          var rows = "SELECT repeat('x', 9) FROM generate_series(1, 50000)";
          assertThat(await(con.copyFromQuery(sink, PLAIN, rows))).isEqualTo("COPY 50000");
          assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(500_000);
          assertThat(sizes).hasSizeLessThan(10_000);
        });
  }

  @Test
  @DisplayName("PG-33 a failing source or sink ends the copy, and its own exception comes out")
  void failures() {
    connected(
        con -> {
          await(con.execute("CREATE TEMP TABLE copied(i int)"));
          AsyncIterable<byte[]> source =
              asyncGenerator(
                  y -> {
                    y.emit("1\n".getBytes());
                    throw new IllegalStateException("x".repeat(100_000));
                  });
          assertThatThrownBy(() -> await(con.copyToTable("copied", CopySource.from(source), PLAIN)))
              .isInstanceOf(IllegalStateException.class);
          CopySink sink =
              piece -> {
                throw new IllegalStateException("full");
              };
          assertThatThrownBy(
                  () ->
                      await(
                          con.copyFromQuery(
                              sink, PLAIN, "SELECT * FROM generate_series(1, 100000)")))
              .hasMessage("full");
          assertThatThrownBy(() -> await(con.execute("COPY copied FROM STDIN")))
              .isInstanceOf(UnsupportedClientFeatureException.class);
          assertThat(value(con, "SELECT count(*) FROM copied")).isEqualTo(0L);
        });
  }

  @Test
  @DisplayName("PG-33 an error of the server stops a source that waits for something else")
  void refused() {
    connected(
        con -> {
          await(con.execute("CREATE TEMP TABLE copied(i int)"));
          var never = Event.create();
          AsyncIterable<byte[]> source =
              asyncGenerator(
                  y -> {
                    y.emit("not a number\n".getBytes());
                    await(never.await());
                  });
          assertThatThrownBy(() -> await(con.copyToTable("copied", CopySource.from(source), PLAIN)))
              .isInstanceOf(InvalidTextRepresentationException.class);
          assertThat(value(con, "SELECT count(*) FROM copied")).isEqualTo(0L);
        });
  }

  @Test
  @DisplayName(
      "PG-35 listeners hear in order; the failure of one goes to the loop's handler, others go on")
  void listeners() {
    connected(
        con -> {
          var reports = new ArrayList<Object>();
          getRunningLoop().setExceptionHandler((loop, context) -> reports.add(context.exception()));
          var heard = new ArrayList<String>();
          NotificationListener bad =
              (from, told) -> {
                throw new IllegalStateException("bad listener");
              };
          await(con.addListener("Odd \"name\"", bad));
          await(con.addListener("Odd \"name\"", (from, told) -> heard.add(told.payload())));
          for (int i = 0; i < 5; i++)
            await(con.execute("SELECT pg_notify('Odd \"name\"', '" + i + "')"));
          await(sleep(Duration.ofMillis(50)));
          assertThat(heard).containsExactly("0", "1", "2", "3", "4");
          assertThat(reports).hasSize(5);
        });
  }

  @Test
  @DisplayName(
      "PG-36 an iteration over notifications ends with an exception when the connection does")
  void iteration() {
    Pg.real(
        () -> {
          var con = Pg.connect();
          var told = con.notifications("a", "b").iterator();
          var first = ensureFuture(told.next());
          try (var other = Pg.connect()) {
            while (!first.done()) { // until it listens
              await(other.execute("NOTIFY b, 'hi'"));
              await(sleep(Duration.ofMillis(20)));
            }
          }
          assertThat(await(first).payload()).isEqualTo("hi");
          con.close();
          await(sleep(Duration.ZERO));
          assertThatThrownBy(
                  () -> {
                    while (true) await(told.next());
                  })
              .isInstanceOf(ConnectionDoesNotExistException.class);
        });
  }

  @Test
  @DisplayName("PG-35 a second listener of a channel waits for LISTEN, and fails as that does")
  void secondListener() {
    connected(
        con -> {
          await(con.execute("BEGIN"));
          assertThatThrownBy(() -> value(con, "SELECT 1/0")).isInstanceOf(PostgresException.class);
          var first = ensureFuture(con.addListener("a", (from, told) -> {}));
          var second = ensureFuture(con.addListener("a", (from, told) -> {}));
          for (var task : List.of(first, second))
            assertThatThrownBy(() -> await(task)).isInstanceOf(PostgresException.class);
          await(con.execute("ROLLBACK"));
          var heard = Event.create();
          await(con.addListener("a", (from, told) -> heard.set()));
          await(con.execute("NOTIFY a"));
          await(heard.await());
        });
  }
}
