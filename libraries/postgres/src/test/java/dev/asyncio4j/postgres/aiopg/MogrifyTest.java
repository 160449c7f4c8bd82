package dev.asyncio4j.postgres.aiopg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Values in the text of statements. */
class MogrifyTest {
  private final Mogrify standard = new Mogrify(true);

  private String one(Object value) {
    return standard.positional("%s", new Object[] {value});
  }

  @Test
  @DisplayName("PG-60 values are quoted as psycopg2 does, by standard_conforming_strings")
  void values() {
    assertThat(one(null)).isEqualTo("NULL");
    assertThat(one(true)).isEqualTo("true");
    assertThat(one(-5)).isEqualTo(" -5");
    assertThat(one(Double.NaN)).isEqualTo("'NaN'::float");
    assertThat(one("o'k\\")).isEqualTo("'o''k\\'");
    assertThat(new Mogrify(false).positional("%s", new Object[] {"o'k\\"}))
        .isEqualTo(" E'o''k\\\\'");
    assertThat(one(new byte[] {1, -1})).isEqualTo("'\\x01ff'::bytea");
    assertThat(one(LocalDate.of(2024, 2, 29))).isEqualTo("'2024-02-29'::date");
    assertThat(one(List.of(1, 2))).isEqualTo("ARRAY[1, 2]");
    assertThat(one(List.of())).isEqualTo("'{}'");
    assertThat(one(new Object[] {1, "a"})).isEqualTo("(1, 'a')");
    assertThat(standard.named("%(a)s %% %(a)s", Map.of("a", 1))).isEqualTo("1 % 1");
  }

  @Test
  @DisplayName("PG-60 too few, too many and unknown places are refused before sending")
  void wrong() {
    for (var args : List.of(List.of(), List.of(1, 2)))
      assertThatThrownBy(() -> standard.positional("SELECT %s", args.toArray()))
          .isInstanceOf(PsycopgProgrammingException.class);
    for (var sql : Arrays.asList("%d", "%", "%(b)s"))
      assertThatThrownBy(() -> standard.named(sql, Map.of("a", 1)))
          .isInstanceOf(PsycopgProgrammingException.class);
    assertThatThrownBy(() -> one(new Object())).hasMessageContaining("can't adapt type");
  }
}
