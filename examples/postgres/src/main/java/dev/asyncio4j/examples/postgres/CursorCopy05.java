package dev.asyncio4j.examples.postgres;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.postgres.Show.dsn;
import static dev.asyncio4j.examples.postgres.Show.say;
import static dev.asyncio4j.postgres.Postgres.row;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.postgres.CopyFormat;
import dev.asyncio4j.postgres.CopyOptions;
import dev.asyncio4j.postgres.CopySink;
import dev.asyncio4j.postgres.CopySource;
import dev.asyncio4j.postgres.DataConversionException;
import dev.asyncio4j.postgres.PgConnection;
import dev.asyncio4j.postgres.PgRecord;
import dev.asyncio4j.postgres.Postgres;
import dev.asyncio4j.postgres.QueryOptions;
import dev.asyncio4j.postgres.errors.InvalidTextRepresentationException;
import dev.asyncio4j.postgres.errors.UniqueViolationException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/** Cursors, executeMany, COPY in and out. */
public final class CursorCopy05 {
  private static final CopyOptions PLAIN = CopyOptions.defaults();

  private final PgConnection con = await(Postgres.connect(dsn()));

  private CursorCopy05() {}

  public static void main(String[] args) {
    run(async(() -> new CursorCopy05().program()));
  }

  private void program() {
    con.transaction(this::cursors);
    many();
    copyRecords();
    copyOut();
    copyIn();
    failures();
    con.close();
  }

  private static List<Object> firsts(List<PgRecord> rows) {
    return rows.stream().map(row -> row.get(0)).toList();
  }

  private Object value(String sql) {
    return await(con.<Object>fetchVal(sql));
  }

  private void cursors() {
    var got = new ArrayList<Integer>();
    for (var r :
        each(
            con.cursor(
                QueryOptions.defaults().prefetch(7), "SELECT i FROM generate_series(1, 120) i")))
      got.add(r.getInt("i"));
    say(got.size(), got.stream().mapToInt(i -> i).sum());
    var cur = await(con.cursor("SELECT i FROM generate_series(1, $1) i", 10).open());
    say(
        firsts(await(cur.fetch(3))),
        await(cur.fetchRow()).get(0),
        await(cur.forward(2)),
        firsts(await(cur.fetch(99))),
        await(cur.fetchRow()),
        await(cur.forward(1)));
    var out = new ArrayList<Integer>();
    for (var r : each(con.cursor("SELECT i FROM generate_series(1, 1000) i"))) {
      out.add(r.getInt(0));
      if (r.getInt(0) == 3) break;
    }
    say(out, value("SELECT 'still usable'"));
  }

  private void many() {
    await(con.execute("CREATE TEMP TABLE m(id int PRIMARY KEY, v text)"));
    say(
        await(
            con.executeMany(
                "INSERT INTO m VALUES ($1, $2)",
                IntStream.range(0, 1000).mapToObj(i -> row(i, "v" + i)).toList())),
        value("SELECT count(*) FROM m"));
    try {
      await(
          con.executeMany(
              "INSERT INTO m VALUES ($1, $2)",
              List.of(row(2000, "a"), row(5, "dup"), row(2001, "b"))));
    } catch (UniqueViolationException e) {
      say("atomic:", value("SELECT count(*) FROM m WHERE id >= 2000"));
    }
    try {
      await(
          con.executeMany("INSERT INTO m VALUES ($1, $2)", List.of(row(2000, "a"), row("x", "b"))));
    } catch (DataConversionException e) {
      say("DataError:", value("SELECT count(*) FROM m WHERE id >= 2000"));
    }
  }

  private void copyRecords() {
    await(con.execute("TRUNCATE m"));
    var rows = IntStream.range(0, 5000).mapToObj(i -> row(i, i % 2 == 1 ? null : "x" + i)).toList();
    say(await(con.copyRecordsToTable("m", rows, PLAIN)), value("SELECT count(v) FROM m"));
    AsyncIterable<Object[]> more =
        asyncGenerator(
            y -> {
              for (int i = 5000; i < 5003; i++) {
                await(sleep(Duration.ZERO));
                y.emit(row(i, "async"));
              }
            });
    say(await(con.copyRecordsToTable("m", more, PLAIN.columns("id", "v"))));
  }

  private void copyOut() {
    var out = new ByteArrayOutputStream();
    var csv = PLAIN.format(CopyFormat.CSV).header(true);
    say(
        await(
            con.copyFromQuery(
                CopySink.to(out), csv, "SELECT id, v FROM m WHERE id < $1 ORDER BY id", 3)),
        out.toString(UTF_8).replace('\n', '|'));
    var chunks = new ByteArrayOutputStream();
    CopySink sink =
        piece -> {
          chunks.write(piece);
          await(sleep(Duration.ZERO));
        };
    say(
        await(con.copyFromTable("m", sink, PLAIN.columns("id"))),
        chunks.toString(UTF_8).lines().count());
  }

  private static CopySource source(String text) {
    return CopySource.from(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private void copyIn() {
    await(con.execute("TRUNCATE m"));
    say(
        await(con.copyToTable("m", source("1\ta\n2\t\\N\n"), PLAIN)),
        await(con.fetch("SELECT * FROM m ORDER BY id")).stream().map(PgRecord::values).toList());
    var csv = PLAIN.format(CopyFormat.CSV).delimiter(";").quote("'").header(true);
    say(
        await(con.copyToTable("m", source("id;v\n3;'q;r'\n"), csv)),
        value("SELECT v FROM m WHERE id = 3"));
  }

  private void failures() {
    try {
      await(con.copyToTable("m", source("x\ty\n"), PLAIN));
    } catch (InvalidTextRepresentationException e) {
      say("copy failed:", e.sqlState());
    }
    try {
      await(con.copyRecordsToTable("m", List.of(row(9, "ok"), row(1, "dup")), PLAIN));
    } catch (UniqueViolationException e) {
      say("copy failed:", e.sqlState(), value("SELECT count(*) FROM m"));
    }
    AsyncIterable<Object[]> broken =
        asyncGenerator(
            y -> {
              y.emit(row(10, "a"));
              throw new NoSuchElementException("source");
            });
    try {
      await(con.copyRecordsToTable("m", broken, PLAIN));
    } catch (NoSuchElementException e) {
      say("source failed:", value("SELECT count(*) FROM m"));
    }
    CopySink bad =
        piece -> {
          throw new IllegalStateException("sink");
        };
    try {
      await(con.copyFromQuery(bad, PLAIN, "SELECT * FROM generate_series(1, 100000)"));
    } catch (IllegalStateException e) {
      say("sink failed:", value("SELECT 'usable'"));
    }
  }
}
