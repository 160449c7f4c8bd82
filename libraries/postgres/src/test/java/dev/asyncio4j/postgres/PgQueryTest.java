package dev.asyncio4j.postgres;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.postgres.Pg.connected;
import static dev.asyncio4j.postgres.Pg.firsts;
import static dev.asyncio4j.postgres.Pg.value;
import static dev.asyncio4j.postgres.Postgres.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.postgres.errors.PostgresSyntaxException;
import dev.asyncio4j.postgres.errors.UniqueViolationException;
import dev.asyncio4j.support.NothingLeftBehind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Statements: arguments, results, errors, many rows. */
@ExtendWith(NothingLeftBehind.class)
class PgQueryTest {
  @Test
  @DisplayName("PG-07 number and type of arguments are checked before anything is sent")
  void arguments() {
    connected(
        con -> {
          assertThatThrownBy(() -> value(con, "SELECT $1::int", 1, 2))
              .isInstanceOf(InterfaceException.class)
              .hasMessage("the server expects 1 argument for this query, 2 were passed");
          assertThatThrownBy(() -> value(con, "SELECT $1::text, $2::int", "a", "b"))
              .isInstanceOf(DataConversionException.class)
              .hasMessageContaining("$2 of type int4")
              .hasMessageContaining("java.lang.String is not taken as int4");
          assertThatThrownBy(() -> value(con, "SELECT $1::int", 1L << 40))
              .isInstanceOf(DataConversionException.class);
          assertThat(value(con, "SELECT $1::int", 5L)).isEqualTo(5);
        });
  }

  @Test
  @DisplayName("PG-08 an array or null that Java has spread over the arguments is told of")
  void spread() {
    connected(
        con -> {
          Object[] array = new String[] {"a", "b"};
          assertThatThrownBy(() -> value(con, "SELECT $1::text[]", array))
              .hasMessageContaining("pass arrays as List.of(…), null as (Object) null");
          assertThatThrownBy(() -> value(con, "SELECT $1::int", (Object[]) null))
              .hasMessageContaining("null as (Object) null");
          assertThat(value(con, "SELECT $1::int", (Object) null)).isNull();
        });
  }

  @Test
  @DisplayName("PG-09 a second operation fails at once and names the first, which goes on")
  void oneAtATime() {
    connected(
        con -> {
          var first = createTask(con.<Object>fetchVal("SELECT pg_sleep(0.2), 'first'"));
          await(sleep(Duration.ZERO)); // it begins
          assertThatThrownBy(() -> value(con, "SELECT 1"))
              .isInstanceOf(InterfaceException.class)
              .hasMessageContaining(
                  "cannot perform operation: another operation is in progress: SELECT"
                      + " pg_sleep(0.2)");
          assertThat(await(first)).isNull();
          assertThat(value(con, "SELECT 1")).isEqualTo(1);
        });
  }

  @Test
  @DisplayName(
      "PG-13 without arguments a script runs, with arguments one command; the tag is the last"
          + " one's")
  void scripts() {
    connected(
        con -> {
          assertThat(
                  await(
                      con.execute(
                          "SELECT 1; CREATE TEMP TABLE s(i int); INSERT INTO s VALUES (1), (2)")))
              .isEqualTo("INSERT 0 2");
          assertThat(await(con.execute(""))).isEmpty();
          assertThat(await(con.fetch(""))).isEmpty();
          assertThatThrownBy(() -> await(con.execute("SELECT $1::int; SELECT 2", 1)))
              .isInstanceOf(PostgresSyntaxException.class);
          assertThat(await(con.execute("UPDATE s SET i = $1", 5))).isEqualTo("UPDATE 2");
        });
  }

  @Test
  @DisplayName(
      "PG-14 fetchRow asks for one row; fetchVal of no row is null; a column out of range is told")
  void rowsAndValues() {
    connected(
        con -> {
          assertThat(await(con.fetchRow("SELECT i FROM generate_series(1, 1000000) i")).getInt(0))
              .isEqualTo(1);
          assertThat(value(con, "SELECT 1 WHERE false")).isNull();
          assertThatThrownBy(
                  () ->
                      await(
                          con.<Object>fetchVal(QueryOptions.defaults().column(3), "SELECT 1 AS a")))
              .isInstanceOf(IndexOutOfBoundsException.class)
              .hasMessageContaining("[a]");
          assertThat(await(con.fetchVal(Long.class, "SELECT 7::int"))).isEqualTo(7L);
          assertThatThrownBy(() -> await(con.fetchVal(Integer.class, "SELECT 'x'")))
              .isInstanceOf(DataConversionException.class);
        });
  }

  @Test
  @DisplayName("PG-15 executeMany does all or nothing, over many chunks, and names the failing row")
  void executeMany() {
    connected(
        con -> {
          await(con.execute("CREATE TEMP TABLE many(id int PRIMARY KEY, v text)"));
          var rows = IntStream.range(0, 2500).mapToObj(i -> row(i, "v" + i)).toList();
          await(con.executeMany("INSERT INTO many VALUES ($1, $2)", rows));
          assertThat(value(con, "SELECT count(*) FROM many")).isEqualTo(2500L);
          var bad =
              new ArrayList<Object>(
                  IntStream.range(3000, 5000).mapToObj(i -> row(i, "w")).toList());
          bad.add(row(5, "again"));
          assertThatThrownBy(() -> await(con.executeMany("INSERT INTO many VALUES ($1, $2)", bad)))
              .isInstanceOfSatisfying(
                  UniqueViolationException.class,
                  e -> assertThat(e.fields().context()).contains("row 2001 of the arguments"));
          AsyncIterable<Object> late =
              asyncGenerator(
                  y -> {
                    for (int i = 6000; i < 7500; i++) y.emit(row(i, null));
                    y.emit(row("x", "y"));
                  });
          assertThatThrownBy(() -> await(con.executeMany("INSERT INTO many VALUES ($1, $2)", late)))
              .isInstanceOf(DataConversionException.class)
              .hasMessageContaining("row 1501");
          assertThat(value(con, "SELECT count(*) FROM many")).isEqualTo(2500L);
          assertThat(con.isInTransaction()).isFalse();
          var doubled = await(con.fetchMany("SELECT $1::int * 2", List.of(row(1), List.of(2))));
          assertThat(firsts(doubled)).containsExactly(2, 4);
        });
  }

  @Test
  @DisplayName("PG-16 an error in the middle discards the rows; many and large rows come whole")
  void manyRows() {
    connected(
        con -> {
          assertThatThrownBy(
                  () -> await(con.fetch("SELECT 1 / (5000 - i) FROM generate_series(1, 9999) i")))
              .isInstanceOf(PostgresException.class);
          assertThat(await(con.fetch("SELECT i, 'row ' || i FROM generate_series(1, 100000) i")))
              .hasSize(100_000);
          var large = await(con.<String>fetchVal("SELECT repeat('x', 10000000)"));
          assertThat(large).hasSize(10_000_000);
        });
  }

  @Test
  @DisplayName("PG-17 every field of an error is a getter; an unknown code is of its class")
  void errors() {
    connected(
        con -> {
          assertThatThrownBy(
                  () ->
                      await(
                          con.execute(
                              "DO $$ BEGIN RAISE 'odd' USING ERRCODE = '23XYZ', HINT = 'h', DETAIL"
                                  + " = 'd'; END $$")))
              .isInstanceOfSatisfying(
                  PostgresException.class,
                  e -> {
                    assertThat(e.getClass().getSimpleName())
                        .isEqualTo("IntegrityConstraintViolationException");
                    assertThat(e.sqlState()).isEqualTo("23XYZ");
                    assertThat(e.hint()).isEqualTo("h");
                    assertThat(e).hasMessage("odd\nDETAIL:  d\nHINT:  h");
                    assertThat(e.fields().toMap())
                        .containsEntry("severity", "ERROR")
                        .containsKey("context");
                  });
          assertThatThrownBy(
                  () ->
                      await(con.execute("DO $$ BEGIN RAISE 'odd' USING ERRCODE = 'QQ123'; END $$")))
              .isExactlyInstanceOf(PostgresException.class);
        });
  }

  @Test
  @DisplayName("PG-18 the character 0 and half characters are refused before anything is sent")
  void texts() {
    connected(
        con -> {
          for (var bad : List.of("a\0b", "\ud800"))
            assertThatThrownBy(() -> await(con.fetch("SELECT $1::json", bad)))
                .isInstanceOf(DataConversionException.class);
          assertThatThrownBy(() -> value(con, "SELECT $1::text", "a\0b"))
              .isInstanceOf(DataConversionException.class);
          assertThat(value(con, "SELECT $1::text", "grüße 😀")).isEqualTo("grüße 😀");
        });
  }

  record User(int id, String userName, List<String> tags) {}

  @Test
  @DisplayName("rows are read as Java records, names of components as those of columns")
  void records() {
    connected(
        con -> {
          var sql = "SELECT 1 AS id, 'ann' AS user_name, ARRAY['a','b'] AS tags";
          assertThat(await(con.fetchRow(User.class, sql)))
              .isEqualTo(new User(1, "ann", List.of("a", "b")));
          assertThat(await(con.fetch(User.class, sql))).hasSize(1);
          assertThatThrownBy(() -> await(con.fetchRow(User.class, "SELECT 1 AS id")))
              .isInstanceOf(DataConversionException.class)
              .hasMessageContaining("userName");
          assertThat(await(async(() -> value(con, "SELECT 1")))).isEqualTo(1);
        });
  }
}
