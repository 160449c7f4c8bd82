package dev.asyncio4j.examples.postgres;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.examples.postgres.Show.dsn;
import static dev.asyncio4j.examples.postgres.Show.say;

import dev.asyncio4j.postgres.CodecOptions;
import dev.asyncio4j.postgres.DataConversionException;
import dev.asyncio4j.postgres.PgCodec;
import dev.asyncio4j.postgres.PgConnection;
import dev.asyncio4j.postgres.PgRange;
import dev.asyncio4j.postgres.PgRecord;
import dev.asyncio4j.postgres.Postgres;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Types both ways: scalars, arrays, ranges, composites, enums, domains, codecs, refusals. */
public final class Types03 {
  private static final Object[][] SAMPLES = {
    {"bool", true},
    {"int2", -5},
    {"int4", 1 << 30},
    {"int8", 1L << 60},
    {"float8", 1.5},
    {"numeric", new BigDecimal("12.340")},
    {"text", "grüße"},
    {"bytea", new byte[] {0, (byte) 255}},
    {"uuid", new UUID(0, 7)},
    {"date", LocalDate.of(2024, 2, 29)},
    {"interval", Duration.ofHours(1).plusNanos(5000)},
    {"json", "{\"a\": 1}"},
    {"jsonb", "{\"a\": 1}"},
    {"int4[]", Arrays.asList(1, null, 3)},
    {"text[]", List.of("a", "b\"c", "")},
    {"int4[]", List.of(List.of(1, 2), List.of(3, 4))},
    {"int4range", PgRange.of(1, 5)},
    {"daterange", PgRange.empty()},
  };

  private final PgConnection con = await(Postgres.connect(dsn()));

  private Types03() {}

  public static void main(String[] args) {
    run(async(() -> new Types03().program()));
  }

  private @Nullable Object value(String sql, @Nullable Object... args) {
    return await(con.<Object>fetchVal(sql, args));
  }

  private void program() {
    for (var sample : SAMPLES) say(sample[0], value("SELECT $1::" + sample[0], sample[1]));
    for (var type : List.of("text", "int4[]", "int4range"))
      say(type, value("SELECT $1::" + type, (Object) null));
    ofUsers();
    refusals();
    codecs();
    con.close();
  }

  private void ofUsers() {
    await(con.execute("CREATE TYPE pg_temp.mood AS ENUM ('sad', 'happy')"));
    await(con.execute("CREATE TYPE pg_temp.pair AS (a int, b text)"));
    await(con.execute("CREATE DOMAIN pg_temp.small AS int CHECK (VALUE < 10)"));
    say("enum", value("SELECT $1::pg_temp.mood", "happy"));
    say("enums", value("SELECT ARRAY['sad', 'happy']::pg_temp.mood[]"));
    say("composite", value("SELECT $1::pg_temp.pair", List.of(1, "x")));
    say("composites", value("SELECT ARRAY[(1, 'x'), (2, NULL)]::pg_temp.pair[]"));
    var row = await(con.fetchVal(PgRecord.class, "SELECT ROW(1, 'x'::text)"));
    say("row", row == null ? null : row.values());
    say("domain", value("SELECT $1::pg_temp.small", 5));
  }

  private void refusals() {
    var refused = new Object[][] {{"int2", 1 << 20}, {"int4", "5"}, {"text", 5}, {"int4[]", 5}};
    for (var each : refused)
      try {
        say(each[0], value("SELECT $1::" + each[0], each[1]) == null ? "null" : "taken");
      } catch (DataConversionException e) {
        var message = String.valueOf(e.getMessage());
        say(each[0], "refused", message.substring(0, message.indexOf(" of type")));
      }
  }

  private void codecs() {
    var options = CodecOptions.defaults().schema("pg_catalog");
    var codec = PgCodec.text(Integer[].class, Arrays::toString, Types03::numbers);
    await(con.setTypeCodec("json", codec, options));
    say(
        "codec",
        value("SELECT $1::json", (Object) new Integer[] {1, 2}),
        value("SELECT '[3]'::json"));
    await(con.resetTypeCodec("json", "pg_catalog"));
    say("reset", value("SELECT $1::json", "[4]"));
  }

  private static Integer[] numbers(String json) {
    var texts = json.substring(1, json.length() - 1).split(", *");
    return Arrays.stream(texts).map(Integer::valueOf).toArray(Integer[]::new);
  }
}
