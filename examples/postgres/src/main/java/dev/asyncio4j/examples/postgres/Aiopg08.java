package dev.asyncio4j.examples.postgres;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.examples.postgres.Show.dsn;
import static dev.asyncio4j.examples.postgres.Show.say;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.postgres.aiopg.AioCursor;
import dev.asyncio4j.postgres.aiopg.AioPool;
import dev.asyncio4j.postgres.aiopg.AioPoolOptions;
import dev.asyncio4j.postgres.aiopg.Aiopg;
import dev.asyncio4j.postgres.aiopg.PsycopgException;
import dev.asyncio4j.postgres.aiopg.PsycopgProgrammingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The names of aiopg: pool, cursors, parameters put into the text, transactions, notifications. */
public final class Aiopg08 {
  private Aiopg08() {}

  public static void main(String[] args) {
    run(async(Aiopg08::program));
  }

  private static void program() {
    var pool = await(Aiopg.createPool(dsn(), AioPoolOptions.defaults().sizes(1, 3)));
    try (pool) {
      say(pool.size(), pool.freeSize(), pool.minSize(), pool.maxSize());
      notify(pool);
      try (var conn = await(pool.acquire())) {
        try (var cur = conn.cursor()) {
          statements(cur);
          transactions(cur);
          failures(cur);
        }
        notInAsyncMode("commit", conn.commit());
        notInAsyncMode("rollback", conn.rollback());
      }
      try (var c = await(pool.acquire());
          var cur = c.cursor(Duration.ofMillis(100))) {
        await(cur.execute("SELECT pg_sleep(3)"));
      } catch (AsyncTimeoutException e) {
        say("timeout");
      }
      try (var c = await(pool.acquire());
          var cur = c.cursor()) {
        await(cur.execute("SELECT 5"));
        say(await(cur.fetchOne()));
      }
    }
    say(pool.isClosed());
  }

  private static void notify(AioPool pool) {
    try (var l = await(pool.acquire());
        var n = await(pool.acquire())) {
      await(l.cursor().execute("LISTEN ch"));
      await(n.cursor().execute("NOTIFY ch, 'hi'"));
      var msg = await(waitFor(l.notifies().get(), Duration.ofSeconds(2)));
      say(msg.channel(), msg.payload());
    }
  }

  private static void statements(AioCursor cur) {
    await(cur.execute("SELECT 1"));
    var rows = new ArrayList<Object>();
    for (var row : each(cur)) rows.add(row);
    say(rows);
    await(cur.execute("CREATE TEMP TABLE tbl(id int, val text)"));
    for (int i = 0; i < 5; i++)
      await(cur.execute("INSERT INTO tbl VALUES (%s, %s)", i, i == 0 ? null : "it's " + i + "%"));
    say(cur.rowCount(), cur.statusMessage());
    await(
        cur.execute(
            "SELECT id, val FROM tbl WHERE id < %(n)s AND 'a%%' LIKE 'a%%' ORDER BY id",
            Map.of("n", 4)));
    say(
        cur.rowCount(),
        cur.description(),
        await(cur.fetchOne()),
        await(cur.fetchMany(2)),
        await(cur.fetchAll()),
        await(cur.fetchOne()));
    say(cur.mogrify("SELECT %s, %s", 1, "o'k"));
  }

  private static void transactions(AioCursor cur) {
    cur.begin(
        () -> {
          await(cur.execute("INSERT INTO tbl VALUES (10, 'a')"));
          try {
            cur.beginNested(
                () -> {
                  await(cur.execute("INSERT INTO tbl VALUES (11, 'b')"));
                  await(cur.execute("SELECT 1/0"));
                });
          } catch (PsycopgException e) {
            say(e.pgCode());
          }
        });
    await(cur.execute("SELECT count(*) FROM tbl WHERE id >= 10"));
    say(await(cur.fetchOne()));
    await(cur.callProc("abs", List.of(-3)));
    say(await(cur.fetchOne()));
  }

  private static void failures(AioCursor cur) {
    for (var call :
        List.of(
            cur.execute("SELECT %s"),
            cur.execute("SELECT %s", 1, 2),
            cur.execute("SELECT * FROM nix"))) {
      try {
        await(call);
      } catch (PsycopgProgrammingException e) {
        if (e.pgCode() == null) say("wrong number of parameters");
        else say("ProgrammingError", e.pgCode());
      }
    }
  }

  private static void notInAsyncMode(String what, Coroutine<?> call) {
    try {
      await(call);
    } catch (PsycopgProgrammingException e) {
      say(what, "not in async mode");
    }
  }
}
