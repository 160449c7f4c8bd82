package dev.asyncio4j.postgres;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.postgres.Pg.connected;
import static dev.asyncio4j.postgres.Pg.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.postgres.errors.DuplicatePreparedStatementException;
import dev.asyncio4j.support.NothingLeftBehind;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Prepared statements under names that their users choose. */
@ExtendWith(NothingLeftBehind.class)
class PgStatementTest {
  private static final String KNOWN =
      "SELECT string_agg(name, ',' ORDER BY name) FROM pg_prepared_statements"
          + " WHERE name LIKE 'my%'";

  final String server = Pg.DSN; // started before a test looks at what is left behind

  @Test
  @DisplayName("PG-12 a chosen name is the server's; SQL may use it; a close frees it")
  void named() {
    connected(
        con -> {
          var twice = await(con.prepare("SELECT $1::int * 2", "my_twice"));
          var text = await(con.prepare("SELECT $1::text || '!'", "my_té"));
          assertThat(twice.name()).isEqualTo("my_twice");
          assertThat(value(con, KNOWN)).isEqualTo("my_twice,my_té");
          for (int i = 0; i < 3; i++) {
            assertThat(await(twice.<Integer>fetchVal(i))).isEqualTo(2 * i);
            assertThat(await(text.<String>fetchVal("é" + i))).isEqualTo("é" + i + "!");
          }
          assertThat(value(con, "EXECUTE my_twice(21)")).isEqualTo(42);
          assertThat(Pg.firsts(await(twice.fetchMany(List.of(List.of(1), List.of(2))))))
              .containsExactly(2, 4);
          con.transaction(
              () -> assertThat(await(await(twice.cursor(4).open()).fetch(9))).hasSize(1));
          twice.close();
          assertThat(value(con, KNOWN)).isEqualTo("my_té");
          var again = await(con.prepare("SELECT $1::int * 4", "my_twice"));
          assertThat(await(again.<Integer>fetchVal(2))).isEqualTo(8);
          again.close();
          text.close();
        });
  }

  @Test
  @DisplayName("PG-12 a name that is taken is the server's error; types that are new are learned")
  void taken() {
    connected(
        con -> {
          await(con.execute("CREATE TYPE pg_temp.hue AS ENUM ('red', 'blue')"));
          var hue = await(con.prepare("SELECT $1::pg_temp.hue", "my_hue"));
          assertThatThrownBy(() -> await(con.prepare("SELECT 1", "my_hue")))
              .isInstanceOf(DuplicatePreparedStatementException.class);
          assertThat(await(hue.<String>fetchVal("blue"))).isEqualTo("blue");
          hue.close();
          for (var bad : List.of("", "a\0b"))
            assertThatThrownBy(() -> await(con.prepare("SELECT 1", bad)))
                .isInstanceOf(IllegalArgumentException.class);
        });
  }

  @Test
  @DisplayName("PG-20 rows whose later ones name a type that is new are decoded once each")
  void newTypeInALaterRow() {
    connected(
        con -> {
          await(con.execute("CREATE TYPE pg_temp.tone AS ENUM ('low', 'high')"));
          var rows =
              await(
                  con.fetch(
                      "SELECT v FROM (VALUES (ROW(1)), (ROW('low'::pg_temp.tone)), (ROW(2)))"
                          + " r(v)"));
          assertThat(rows)
              .extracting(row -> ((PgRecord) row.get(0)).get(0))
              .containsExactly(1, "low", 2);
        });
  }

  @Test
  @DisplayName("PG-16 a list of rows is read again and again, and cannot be changed")
  void rows() {
    connected(
        con -> {
          var rows = await(con.fetch("SELECT i FROM generate_series(1, 3) i"));
          assertThat(Pg.firsts(rows)).containsExactly(1, 2, 3);
          assertThat(rows.get(1)).isEqualTo(rows.get(1)).isNotEqualTo(rows.get(2));
          assertThatThrownBy(() -> rows.remove(0))
              .isInstanceOf(UnsupportedOperationException.class);
        });
  }
}
