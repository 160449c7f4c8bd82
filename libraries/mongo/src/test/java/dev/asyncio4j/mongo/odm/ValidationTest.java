package dev.asyncio4j.mongo.odm;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ValidationTest extends WithDocuments {
  static final class Chapter extends Embedded {
    static final Field<String> TITLE = Fields.str().required();
    static final Field<Integer> PAGES = Fields.integer().validate(Validate.range(1, 100));
  }

  static final class Book extends Doc {
    static final Field<String> TITLE = Fields.str().required().validate(Validate.length(2, null));
    static final Field<List<Chapter>> CHAPTERS =
        Fields.list(Fields.embedded(Chapter.class)).validate(Validate.length(1, 3));
    static final Field<Map<String, Integer>> MARKS = Fields.dict(Fields.integer());
    static final Field<Chapter> PREFACE = Fields.embedded(Chapter.class);
    static final Field<String> NOTE = Fields.str().allowNone().loadOnly();
    static final Field<Integer> EDITION = Fields.integer().defaultValue(1);
    static final Field<Integer> SOLD = Fields.integer().defaultValue(() -> 0).dumpOnly();
  }

  @Meta(strict = false)
  static final class Loose extends Doc {
    static final Field<String> NAME = Fields.str();
  }

  static final class Wrong extends Doc {
    static final Field<Integer> N = Fields.integer().validate(Validate.range(1, 2)).defaultValue(3);
  }

  private static DocType<Book> books(Instance instance) {
    instance.registerEmbedded(Chapter.class);
    return instance.register(Book.class);
  }

  @Test
  @DisplayName("U-03 validators of a list and inside of it run again at the commit")
  void listsAgain() {
    withInstance(
        instance -> {
          var book =
              books(instance)
                  .create(Map.of("title", "Go", "chapters", List.of(Map.of("title", "A"))));
          await(book.commit());
          book.get(Book.CHAPTERS).clear();
          assertThat(refused(() -> await(book.commit())))
              .isEqualTo(Map.of("chapters", List.of("Length must be between 1 and 3.")));
          assertThat(book.isModified()).isTrue();
        });
  }

  @Test
  @DisplayName("U-04 what is required is checked at the commit, also inside, all errors together")
  void required() {
    var books = books(Instance.create());
    var book =
        books.create(
            Map.of(
                "chapters",
                List.of(Map.of("title", "A"), Map.of("pages", 2)),
                "preface",
                Map.of()));
    var missing = List.of("Missing data for required field.");
    assertThat(refused(book::requiredValidate))
        .isEqualTo(
            Map.of(
                "title", missing,
                "chapters", Map.of(1, Map.of("title", missing)),
                "preface", Map.of("title", missing)));
    assertThat(
            refused(
                () ->
                    books.create(Map.of("title", "A", "marks", Map.of("a", "x"), "edition", "y"))))
        .isEqualTo(
            Map.of(
                "title", List.of("Shorter than minimum length 2."),
                "marks", Map.of("a", Map.of("value", List.of("Not a valid integer."))),
                "edition", List.of("Not a valid integer.")));
  }

  @Test
  @DisplayName("U-05 an unknown field is refused at create and update; all or nothing is taken")
  void unknown() {
    var books = books(Instance.create());
    assertThat(refused(() -> books.create(Map.of("shoes", 1))))
        .isEqualTo(Map.of("shoes", List.of("Unknown field.")));
    assertThat(refused(() -> books.create(Map.of("sold", 1)))).containsKey("sold");
    var book = books.create(Map.of("title", "Go"));
    assertThat(refused(() -> book.update(Map.of("title", "Java", "shoes", 1))))
        .containsKey("shoes");
    assertThat(book.get(Book.TITLE)).isEqualTo("Go");
    assertThatThrownBy(() -> book.get("shoes")).hasMessageContaining("shoes");
    assertThatThrownBy(() -> book.get(Wrong.N)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("U-05 an unknown field in the database: an error if strict, else kept as it is")
  void unknownInDb() {
    withInstance(
        instance -> {
          var books = books(instance);
          await(books.collection().insertOne(new Document("title", "Go").append("x", 1)));
          var told = failure(UnknownFieldInDbException.class, books.findOne());
          assertThat(told.field()).isEqualTo("x");
          assertThat(told.document()).isEqualTo("Book");
          var loose = instance.register(Loose.class);
          await(loose.collection().insertOne(new Document("name", "A").append("x", 1)));
          var found = await(loose.findOne());
          found.set(Loose.NAME, "B");
          await(found.commit(CommitOptions.defaults().replace(true)));
          assertThat(await(loose.collection().findOne(new Document()))).containsEntry("x", 1);
        });
  }

  @Test
  @DisplayName("U-15 defaults are applied at create and checked; null needs allowNone")
  void defaults() {
    var books = books(Instance.create());
    var book = books.create();
    assertThat(book.get(Book.EDITION)).isEqualTo(1);
    assertThat(book.get(Book.SOLD)).isZero();
    assertThat(book.has(Book.TITLE)).isFalse();
    assertThat(book.get(Book.TITLE)).isNull();
    assertThat(book.toMongo()).isEqualTo(new Document("edition", 1).append("sold", 0));
    var nothing = new HashMap<String, Object>();
    nothing.put("title", null);
    nothing.put("note", null);
    assertThat(refused(() -> books.create(nothing)))
        .isEqualTo(Map.of("title", List.of("Field may not be null.")));
    book.set(Book.NOTE, null);
    assertThat(book.has(Book.NOTE)).isTrue();
    assertThat(book.toMongo()).containsEntry("note", null);
    var wrong = Instance.create().register(Wrong.class);
    assertThat(refused(wrong::create)).containsKey("n");
  }

  @Test
  @DisplayName("U-15 a document of before a field has its default, and is not changed by it")
  void laterDefaults() {
    withInstance(
        instance -> {
          var books = books(instance);
          await(books.collection().insertOne(new Document("title", "Go")));
          var book = await(books.findOne());
          assertThat(book.get(Book.EDITION)).isEqualTo(1);
          assertThat(book.isModified()).isFalse();
          await(
              books
                  .collection()
                  .updateOne(new Document(), new Document("$set", new Document("note", "x"))));
          await(book.reload());
          assertThat(book.get(Book.EDITION)).isEqualTo(1);
          book.set(Book.TITLE, "Python");
          await(book.commit());
          assertThat(await(books.collection().findOne(new Document())).keySet())
              .containsExactly("_id", "title", "note");
        });
  }

  @Test
  @DisplayName("U-18 dump gives what JSON has: keys, dates and decimals as texts, no loadOnly")
  void dumped() {
    var kinds = Instance.create().register(FieldKindsTest.Kinds.class);
    var oid = new ObjectId();
    var uuid = UUID.randomUUID();
    var doc =
        kinds.create(
            Map.of(
                "int64", "5",
                "decimal", "1.50",
                "date_time", "2020-01-02T03:04:05.678Z",
                "local", "2020-01-02T03:04:05",
                "date", "2020-01-02",
                "uuid_", uuid.toString(),
                "oid", oid.toHexString(),
                "binary", new byte[] {1, 2},
                "unit", "DAYS",
                "any", Arrays.asList(1, null, oid)));
    var dumped = doc.dump();
    assertThat(dumped)
        .containsEntry("int64", 5L)
        .containsEntry("decimal", "1.50")
        .containsEntry("date_time", "2020-01-02T03:04:05.678Z")
        .containsEntry("local", "2020-01-02T03:04:05")
        .containsEntry("date", "2020-01-02")
        .containsEntry("uuid_", uuid.toString())
        .containsEntry("oid", oid.toHexString())
        .containsEntry("binary", "AQI=")
        .containsEntry("unit", "DAYS")
        .containsEntry("constant", "x")
        .containsEntry("any", Arrays.asList(1, null, oid.toHexString()));
    var books = books(Instance.create());
    var book =
        books.create(Map.of("title", "Go", "note", "secret", "preface", Map.of("title", "P")));
    assertThat(book.dump())
        .isEqualTo(Map.of("title", "Go", "preface", Map.of("title", "P"), "edition", 1, "sold", 0));
    assertThat(book.toString()).doesNotContain("secret");
    assertThat(books.schema().asJsonSchema().getList("required", String.class))
        .containsExactly("title");
    assertThat(books.schema().fields()).containsKeys("id", "title", "note");
  }

  @Test
  @DisplayName("U-04 texts are those of the field, then translated")
  void translated() {
    var instance = Instance.create();
    var own = instance.register(Own.class);
    instance.messages(text -> "<" + text + ">");
    assertThat(refused(own.create()::requiredValidate))
        .isEqualTo(Map.of("name", List.of("<Name it.>")));
    assertThat(refused(() -> own.create(Map.of("age", "x", "shoes", 1))))
        .isEqualTo(
            Map.of("age", List.of("<Not a valid integer.>"), "shoes", List.of("<Unknown field.>")));
  }

  static final class Own extends Doc {
    static final Field<String> NAME = Fields.str().required().message("required", "Name it.");
    static final Field<Integer> AGE = Fields.integer();
  }

  @Test
  @DisplayName("U-13 checks that are awaited run all at once, and all errors are told together")
  void ioAtOnce() {
    withInstance(
        instance -> {
          var two = instance.register(Two.class);
          Two.waiting = 0;
          var doc = two.create(Map.of("a", "x", "b", "y", "c", List.of("p", "q")));
          var wrong = refused(() -> await(doc.commit()));
          assertThat(wrong)
              .isEqualTo(
                  Map.of(
                      "a", List.of("bad a x"),
                      "b", List.of("bad b y"),
                      "c", Map.of(0, List.of("bad c p"), 1, List.of("bad c q"))));
          assertThat(doc.isCreated()).isFalse();
          assertThat(await(two.countDocuments())).isZero();
        });
  }

  /** A document whose checks wait for one another: they end only if they run at once. */
  static final class Two extends Doc {
    static int waiting;
    static final Field<String> A = Fields.str().ioValidate(Two::check);
    static final Field<String> B = Fields.str().ioValidate(Two::check);
    static final Field<List<String>> C = Fields.list(Fields.str().ioValidate(Two::check));

    private static dev.asyncio4j.Coroutine<Void> check(Field<?> field, String value) {
      return async(
          () -> {
            waiting++;
            until(() -> waiting == 4);
            throw new ValidationException("bad " + field.name() + " " + value);
          });
    }
  }
}
