package dev.asyncio4j.postgres;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.postgres.Pg.connected;
import static dev.asyncio4j.postgres.Pg.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.NothingLeftBehind;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Values of the server's types, there and back. */
@ExtendWith(NothingLeftBehind.class)
class PgTypesTest {
  final String server = Pg.DSN;

  private static void roundTrip(PgConnection con, String type, Object... values) {
    for (var value : values) {
      assertThat(value(con, "SELECT $1::" + type, value))
          .as("%s of %s", value, type)
          .isEqualTo(value);
      var list = Arrays.asList(value, null, value);
      if (!(value instanceof byte[]))
        assertThat(value(con, "SELECT $1::" + type + "[]", list))
            .as("array of " + type)
            .isEqualTo(list);
    }
  }

  @Test
  @DisplayName(
      "every type of the table goes to the server and comes back, alone and in arrays with nulls")
  void table() throws Exception {
    var v4 = InetAddress.getByName("10.1.2.3");
    var v6 = InetAddress.getByName("fe80::1");
    Map<String, Object[]> values = new LinkedHashMap<>();
    values.put("bool", new Object[] {true, false});
    values.put("int2", new Object[] {(short) -5});
    values.put("int4", new Object[] {Integer.MIN_VALUE, 7});
    values.put("int8", new Object[] {Long.MAX_VALUE});
    values.put("oid", new Object[] {4_000_000_000L});
    values.put("float4", new Object[] {1.5f, Float.NaN});
    values.put("float8", new Object[] {0.1, Double.NEGATIVE_INFINITY});
    values.put("text", new Object[] {"", "grüße 😀"});
    values.put("varchar(20)", new Object[] {"abc"});
    values.put("name", new Object[] {"n"});
    values.put("json", new Object[] {"{\"a\": [1, 2]}"});
    values.put("jsonb", new Object[] {"{\"a\": [1, 2]}"});
    values.put("xml", new Object[] {"<a/>"});
    values.put("uuid", new Object[] {UUID.randomUUID()});
    values.put(
        "date",
        new Object[] {
          LocalDate.of(1984, 3, 1), LocalDate.of(-43, 3, 15), LocalDate.MAX, LocalDate.MIN
        });
    values.put("time", new Object[] {LocalTime.of(1, 2, 3, 4000)});
    values.put("timetz", new Object[] {OffsetTime.of(1, 2, 3, 4000, ZoneOffset.ofHours(-5))});
    values.put(
        "timestamp",
        new Object[] {
          LocalDateTime.of(2024, 2, 29, 1, 2, 3, 4000),
          LocalDateTime.MAX,
          LocalDateTime.of(-43, 1, 1, 0, 0)
        });
    values.put(
        "timestamptz",
        new Object[] {
          OffsetDateTime.of(2024, 2, 29, 1, 2, 3, 0, ZoneOffset.UTC), OffsetDateTime.MIN
        });
    values.put("interval", new Object[] {new PgInterval(14, -3, -1_500_000)});
    values.put("inet", new Object[] {InetNetwork.of(v4), new InetNetwork(v6, 64)});
    values.put("cidr", new Object[] {new InetNetwork(InetAddress.getByName("10.1.0.0"), 16)});
    values.put("macaddr", new Object[] {"08:00:2b:01:02:03"});
    values.put("varbit", new Object[] {BitString.of("10110"), BitString.of("")});
    values.put("bit(3)", new Object[] {BitString.of("101")});
    values.put("point", new Object[] {new Point(1, 2)});
    values.put("box", new Object[] {new Box(new Point(3, 4), new Point(1, 2))});
    values.put("path", new Object[] {new Path(true, List.of(new Point(1, 2), new Point(3, 4)))});
    values.put(
        "polygon",
        new Object[] {new Polygon(List.of(new Point(1, 2), new Point(3, 4), new Point(5, 6)))});
    values.put("line", new Object[] {new Line(1, 2, 3)});
    values.put("lseg", new Object[] {new LineSegment(new Point(1, 2), new Point(3, 4))});
    values.put("circle", new Object[] {new Circle(new Point(1, 2), 3)});
    values.put("int4range", new Object[] {PgRange.of(1, 5), PgRange.empty(), PgRange.of(null, 5)});
    values.put(
        "tstzrange",
        new Object[] {PgRange.of(OffsetDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), null)});
    values.put("money", new Object[] {"$1.50"});
    values.put("tsquery", new Object[] {"'a' & 'b'"});
    connected(con -> values.forEach((type, each) -> roundTrip(con, type, each)));
  }

  @Test
  @DisplayName(
      "PG-21 numeric keeps its scale, and has NaN and infinities; a time without zone is no"
          + " timestamptz")
  void numbersAndTimes() {
    connected(
        con -> {
          for (var text :
              List.of(
                  "0",
                  "1",
                  "-1.50",
                  "0.0001",
                  "12345678901234567890.123456789",
                  "1e20",
                  "0.00",
                  "10000",
                  "99999999",
                  "-0.00010000"))
            assertThat(value(con, "SELECT $1::numeric", new BigDecimal(text)).toString())
                .isEqualTo(value(con, "SELECT '" + text + "'::numeric").toString());
          assertThat(value(con, "SELECT '1.500'::numeric")).isEqualTo(new BigDecimal("1.500"));
          assertThat(value(con, "SELECT 'NaN'::numeric")).isEqualTo(Double.NaN);
          assertThat(value(con, "SELECT $1::numeric", Double.NaN)).isEqualTo(Double.NaN);
          assertThatThrownBy(() -> value(con, "SELECT $1::timestamptz", LocalDateTime.now()))
              .isInstanceOf(DataConversionException.class)
              .hasMessageContaining("expected an OffsetDateTime, Instant or ZonedDateTime");
          assertThat(value(con, "SELECT $1::timestamptz", Instant.EPOCH))
              .isEqualTo(Instant.EPOCH.atOffset(ZoneOffset.UTC));
          assertThat(value(con, "SELECT $1::interval", Duration.ofMillis(1500)))
              .isEqualTo(new PgInterval(0, 0, 1_500_000));
          assertThat(value(con, "SELECT $1::interval", Period.of(1, 2, 3)))
              .isEqualTo(new PgInterval(14, 3, 0));
          assertThat(value(con, "SELECT '\\x0001ff'::bytea")).isEqualTo(new byte[] {0, 1, -1});
          assertThat(value(con, "SELECT $1::bytea", (Object) new byte[] {1, 2}))
              .isEqualTo(new byte[] {1, 2});
          assertThat(value(con, "SELECT pg_sleep(0)")).isNull();
          assertThat(value(con, "SELECT '{[1,3)}'::int4multirange")).isNotNull();
        });
  }

  private static void declare(PgConnection con) {
    await(
        con.execute(
            """
            DROP SCHEMA IF EXISTS typed CASCADE; CREATE SCHEMA typed;
            SET search_path = typed, public;
            CREATE TYPE mood AS ENUM ('sad', 'ok');
            CREATE DOMAIN positive AS int CHECK (VALUE > 0);
            CREATE DOMAIN ints AS int[];
            CREATE TYPE pair AS (a int, gone text, b mood);
            ALTER TYPE pair DROP ATTRIBUTE gone;
            CREATE TYPE nested AS (p pair, many pair[]);
            CREATE TYPE textrange AS RANGE (subtype = text);
            """));
  }

  @Test
  @DisplayName(
      "PG-19, PG-20 enums, domains, composites, their arrays and ranges are learned from the"
          + " server")
  void introspection() {
    connected(
        con -> {
          declare(con);
          assertThat(value(con, "SELECT 'ok'::mood")).isEqualTo("ok");
          assertThat(value(con, "SELECT $1::mood[]", List.of("sad", "ok")))
              .isEqualTo(List.of("sad", "ok"));
          assertThat(value(con, "SELECT $1::positive", 5)).isEqualTo(5);
          assertThat(value(con, "SELECT $1::ints", List.of(1, 2))).isEqualTo(List.of(1, 2));
          var pair = (PgRecord) value(con, "SELECT $1::pair", (Object) new Object[] {1, "ok"});
          assertThat(pair.toMap()).isEqualTo(Map.of("a", 1, "b", "ok"));
          var nested =
              (PgRecord)
                  value(con, "SELECT ROW(ROW(1, 'sad')::pair, ARRAY[ROW(2, 'ok')::pair])::nested");
          assertThat(((List<?>) nested.get("many")).get(0)).isInstanceOf(PgRecord.class);
          assertThat(
                  value(
                      con,
                      "SELECT $1::pair[]",
                      List.of(new Object[] {1, "ok"}, new Object[] {2, null})))
              .asString()
              .contains("a=2");
          var anonymous = (PgRecord) value(con, "SELECT ROW(1, 'x'::text, ROW(2, 'ok'::mood))");
          assertThat(anonymous.get(0)).isEqualTo(1);
          assertThat(value(con, "SELECT $1::textrange", PgRange.of("a", "c")))
              .isEqualTo(PgRange.of("a", "c"));
          con.transaction(
              TransactionOptions.defaults().readOnly(true),
              () -> assertThat(value(con, "SELECT NULL::nested[]")).isNull());
          await(con.execute("DROP SCHEMA typed CASCADE"));
        });
  }

  @Test
  @DisplayName("PG-20 arrays of any dimension come as lists; ragged ones are refused")
  void arrays() {
    connected(
        con -> {
          assertThat(value(con, "SELECT '{}'::int[]")).isEqualTo(List.of());
          assertThat(value(con, "SELECT '[0:1][2:3]={{1,2},{3,NULL}}'::int[]"))
              .isEqualTo(List.of(List.of(1, 2), Arrays.asList(3, null)));
          assertThat(value(con, "SELECT $1::int[]", List.of(List.of(1, 2), List.of(3, 4))))
              .isEqualTo(List.of(List.of(1, 2), List.of(3, 4)));
          assertThat(value(con, "SELECT $1::int[]", (Object) new int[] {1, 2}))
              .isEqualTo(List.of(1, 2));
          assertThatThrownBy(
                  () -> value(con, "SELECT $1::int[]", List.of(List.of(1, 2), List.of(3))))
              .isInstanceOf(DataConversionException.class)
              .hasMessageContaining("non-homogeneous array");
        });
  }

  @Test
  @DisplayName(
      "PG-22 a user's codecs read and write texts, bytes and parts; their exceptions come out as"
          + " thrown")
  void codecs() {
    connected(
        con -> {
          declare(con);
          var typed = CodecOptions.defaults().schema("typed");
          var catalog = CodecOptions.defaults().schema("pg_catalog");
          await(
              con.setTypeCodec(
                  "mood",
                  PgCodec.text(StringBuilder.class, StringBuilder::toString, StringBuilder::new),
                  typed));
          assertThat(value(con, "SELECT $1::mood", new StringBuilder("ok")))
              .isInstanceOf(StringBuilder.class)
              .hasToString("ok");
          await(con.resetTypeCodec("mood", "typed"));
          assertThat(value(con, "SELECT 'ok'::mood")).isEqualTo("ok");
          await(
              con.setTypeCodec(
                  "interval",
                  PgCodec.tuple(
                      Long.class,
                      days -> new Object[] {0, days, 0},
                      parts -> ((Number) parts[1]).longValue()),
                  catalog));
          assertThat(value(con, "SELECT $1::interval", 3L)).isEqualTo(3L);
          assertThat(value(con, "SELECT ARRAY['5 days'::interval]")).isEqualTo(List.of(5L));
          await(
              con.setTypeCodec(
                  "pair",
                  PgCodec.tuple(
                      String.class,
                      text -> new Object[] {Integer.valueOf(text), "ok"},
                      parts -> parts[0] + "/" + parts[1]),
                  typed));
          assertThat(value(con, "SELECT $1::pair", "7")).isEqualTo("7/ok");
          assertThatThrownBy(() -> value(con, "SELECT $1::pair", "x"))
              .isInstanceOf(NumberFormatException.class);
          await(
              con.setTypeCodec(
                  "json",
                  PgCodec.binary(Integer.class, i -> ("" + i).getBytes(), bytes -> bytes.length),
                  catalog));
          assertThat(value(con, "SELECT $1::json", 1234)).isEqualTo(4);
          assertThatThrownBy(
                  () ->
                      await(
                          con.setTypeCodec(
                              "nix", PgCodec.text(String.class, s -> s, s -> s), typed)))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("unknown type: typed.nix");
          await(con.execute("DROP SCHEMA typed CASCADE"));
        });
  }
}
