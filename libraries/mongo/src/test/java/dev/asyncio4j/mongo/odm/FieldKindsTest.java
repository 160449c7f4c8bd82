package dev.asyncio4j.mongo.odm;

import static dev.asyncio4j.Asyncio.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FieldKindsTest extends WithDocuments {
  static final class Kinds extends Doc {
    static final Field<Long> INT64 = Fields.int64();
    static final Field<Double> FLOAT64 = Fields.float64();
    static final Field<BigDecimal> DECIMAL = Fields.decimal();
    static final Field<Boolean> BOOL = Fields.bool();
    static final Field<Instant> DATE_TIME = Fields.dateTime();
    static final Field<LocalDateTime> LOCAL = Fields.localDateTime();
    static final Field<LocalDate> DATE = Fields.date();
    static final Field<UUID> UUID_ = Fields.uuid();
    static final Field<String> URL = Fields.url();
    static final Field<ObjectId> OID = Fields.objectId();
    static final Field<byte[]> BINARY = Fields.binary();
    static final Field<String> CONSTANT = Fields.constant("x");
    static final Field<TimeUnit> UNIT = Fields.enumOf(TimeUnit.class);
    static final Field<Object> ANY = Fields.any();
  }

  @Test
  @DisplayName("U-18 values of every kind come back from the database as they were put in")
  void roundTrip() {
    withInstance(
        instance -> {
          var kinds = instance.register(Kinds.class);
          var doc = kinds.create();
          doc.set(Kinds.INT64, 1L << 40);
          doc.set(Kinds.FLOAT64, 0.5);
          doc.set(Kinds.DECIMAL, new BigDecimal("1.50"));
          doc.set(Kinds.BOOL, true);
          doc.set(Kinds.DATE_TIME, Instant.parse("2020-01-02T03:04:05.678999Z"));
          doc.set(Kinds.LOCAL, LocalDateTime.parse("2020-01-02T03:04:05"));
          doc.set(Kinds.DATE, LocalDate.parse("1969-12-31"));
          doc.set(Kinds.UUID_, UUID.randomUUID());
          doc.set(Kinds.URL, "https://example.org/x?y=1");
          doc.set(Kinds.OID, new ObjectId());
          doc.set(Kinds.BINARY, new byte[] {1, 2});
          doc.set(Kinds.UNIT, TimeUnit.HOURS);
          doc.set(Kinds.ANY, List.of(1, "x"));
          await(doc.commit());
          var found = await(kinds.findOne());
          assertThat(found.dump()).isEqualTo(doc.dump());
          assertThat(found.get(Kinds.DATE_TIME))
              .isEqualTo(Instant.parse("2020-01-02T03:04:05.678Z"));
          assertThat(found.get(Kinds.DECIMAL)).isEqualTo(new BigDecimal("1.50"));
          assertThat(found.get(Kinds.BINARY)).containsExactly(1, 2);
        });
  }

  static final class Part extends Embedded {
    static final Field<Integer> SIZE = Fields.integer();
  }

  @Test
  @DisplayName("U-18 dump of anything is plain, too")
  void dumpOfAnything() {
    withInstance(
        instance -> {
          var part = instance.registerEmbedded(Part.class).create(Map.of("size", 1));
          var kinds = instance.register(Kinds.class);
          var other = kinds.create();
          await(other.commit());
          var doc = kinds.create();
          var bytes = new byte[] {1, 2};
          doc.set(
              Kinds.ANY,
              List.of(bytes, new Binary(bytes), part, other, Ref.to(other), 1.5f, (short) 2));
          var pk = other.pk().toString();
          assertThat(doc.dump().get("any"))
              .isEqualTo(List.of("AQI=", "AQI=", Map.of("size", 1), pk, pk, 1.5f, (short) 2));
        });
  }

  @Test
  @DisplayName("U-04 what the database cannot keep is refused at once, by the name of the field")
  void unstorable() {
    var doc = Instance.create().register(Kinds.class).create();
    var many = new BigDecimal("1.2345678901234567890123456789012345678");
    assertThat(refused(() -> doc.set(Kinds.DECIMAL, many)))
        .isEqualTo(Map.of("decimal", List.of("Not a valid number.")));
    assertThat(refused(() -> doc.set(Kinds.DATE, LocalDate.MAX)))
        .isEqualTo(Map.of("date", List.of("Not a valid date.")));
    assertThat(refused(() -> doc.set(Kinds.LOCAL, LocalDateTime.MAX)))
        .isEqualTo(Map.of("local", List.of("Not a valid datetime.")));
    assertThat(refused(() -> doc.set(Kinds.DATE_TIME, Instant.MAX)))
        .isEqualTo(Map.of("date_time", List.of("Not a valid datetime.")));
    doc.set(Kinds.DECIMAL, new BigDecimal("1.50"));
    assertThat(doc.get(Kinds.DECIMAL)).isEqualTo(new BigDecimal("1.50"));
  }

  @Test
  @DisplayName("U-04 the texts of the validators are marshmallow's")
  void texts() {
    assertThat(text(Validate.range(1, 5), 6))
        .isEqualTo("Must be greater than or equal to 1 and less than or equal to 5.");
    assertThat(text(Validate.range(1, null), 0)).isEqualTo("Must be greater than or equal to 1.");
    assertThat(text(Validate.range(null, 5), 6)).isEqualTo("Must be less than or equal to 5.");
    assertThat(text(Validate.length(null, 1), "ab")).isEqualTo("Longer than maximum length 1.");
    assertThat(text(Validate.length(3, 3), "ab")).isEqualTo("Length must be 3.");
    assertThat(text(Validate.equal(1), 2)).isEqualTo("Must be equal to 1.");
    assertThat(text(Validate.regexp("a+"), "b"))
        .isEqualTo("String does not match expected pattern.");
    assertThat(text(Validate.oneOf("a", "b"), "c")).isEqualTo("Must be one of: a, b.");
    assertThat(text(Validate.noneOf("a"), "a")).isEqualTo("Invalid input.");
    Validator<Collection<? extends Integer>> only = Validate.containsOnly(1, 2);
    assertThat(text(only, List.of(3)))
        .isEqualTo("One or more of the choices you made was not in: 1, 2.");
    assertThat(text(Validate.predicate("Not even.", (Integer n) -> n % 2 == 0), 1))
        .isEqualTo("Not even.");
    assertThat(text(Validate.url(), "example.org")).isEqualTo("Not a valid URL.");
    assertThat(text(Validate.email(), "a@b")).isEqualTo("Not a valid email address.");
    for (var good : List.of("a@b.cd", "ada.lovelace+x@mail.example.org"))
      assertThat(text(Validate.email(), good)).isEmpty();
    for (var good : List.of("http://localhost:80/x", "https://user@example.org", "ftp://1.2.3.4"))
      assertThat(text(Validate.url(), good)).isEmpty();
  }

  private static <T> String text(Validator<? super T> validator, T value) {
    try {
      validator.check(value);
      return "";
    } catch (ValidationException e) {
      return e.getMessage();
    }
  }
}
