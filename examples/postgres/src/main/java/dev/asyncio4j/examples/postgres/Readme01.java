package dev.asyncio4j.examples.postgres;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.examples.postgres.Show.dsn;
import static dev.asyncio4j.examples.postgres.Show.say;

import dev.asyncio4j.postgres.InterfaceException;
import dev.asyncio4j.postgres.PgConnection;
import dev.asyncio4j.postgres.PgRecord;
import dev.asyncio4j.postgres.Postgres;
import dev.asyncio4j.postgres.QueryOptions;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;

/** Connects, executes, and reads records by index, name and slice. */
public final class Readme01 {
  private Readme01() {}

  public static void main(String[] args) {
    run(async(Readme01::program));
  }

  private static void program() {
    var con = await(Postgres.connect(dsn()));
    say(
        await(
            con.execute(
                "DROP TABLE IF EXISTS users; CREATE TABLE users(id serial PRIMARY KEY, name text,"
                    + " born date)")));
    say(
        await(
            con.execute(
                "INSERT INTO users(name, born) VALUES ($1, $2)", "Bob", LocalDate.of(1984, 3, 1))));
    say(
        await(
            con.execute(
                "INSERT INTO users(name, born) VALUES ('Ann', '1990-12-31'), ('Cid', NULL)")));
    var row = await(con.fetchRow("SELECT * FROM users WHERE name = $1", "Bob"));
    say(
        row,
        row.size(),
        row.get(0),
        row.get("name"),
        row.slice(1, row.size()),
        row.contains("name"),
        row.contains("nix"),
        row.get("nix", null));
    say(row.keys(), row.values());
    say(values(await(con.fetch("SELECT id, name FROM users WHERE id > $1 ORDER BY id", 1))));
    say(
        await(con.<Object>fetchVal("SELECT count(*) FROM users")),
        await(
            con.<Object>fetchVal(
                QueryOptions.defaults().column(1), "SELECT id, name FROM users ORDER BY id")));
    say(
        await(con.fetchRow("SELECT 1 WHERE false")),
        await(con.<Object>fetchVal("SELECT 1 WHERE false")),
        await(con.fetch("SELECT 1 WHERE false")));
    say(
        await(con.execute("UPDATE users SET name = upper(name) WHERE id < 3")),
        "|",
        await(con.execute("DELETE FROM users WHERE id = $1", 3)),
        "|",
        await(con.execute("SELECT * FROM users")));
    try {
      row.get("nix");
    } catch (NoSuchElementException e) {
      say("KeyError");
    }
    try {
      row.get(7);
    } catch (IndexOutOfBoundsException e) {
      say("IndexError");
    }
    var dup = await(con.fetchRow("SELECT 1 AS a, 2 AS a, 3 AS b"));
    say(dup.size(), dup.values(), dup.keys(), dup.get("a"));
    say(await(con.fetchRow("SELECT 1 AS x")).equals(await(con.fetchRow("SELECT 1 AS x"))));
    statement(con);
    say(
        con.isClosed(),
        con.isInTransaction(),
        con.serverVersion().major() >= 10,
        con.serverPid() > 0,
        con.settings().get("server_encoding"));
    await(con.execute("DROP TABLE users"));
    con.close();
    say(con.isClosed());
    try {
      await(con.fetch("SELECT 1"));
    } catch (InterfaceException e) {
      say("InterfaceError", e.getMessage().contains("closed"));
    }
  }

  private static void statement(PgConnection con) {
    var st = await(con.prepare("SELECT name, id FROM users WHERE id = ANY($1::int[]) ORDER BY id"));
    say(
        st.parameters().stream().map(type -> type.name()).toList(),
        st.attributes().stream().map(each -> List.of(each.name(), each.type().name())).toList());
    say(
        values(await(st.fetch(List.of(1, 2)))),
        st.statusMessage(),
        await(st.<Object>fetchVal(List.of(2))));
  }

  private static List<?> values(List<PgRecord> rows) {
    return rows.stream().map(PgRecord::values).toList();
  }
}
