package dev.asyncio4j.examples.mongo;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.examples.mongo.Show.py;
import static dev.asyncio4j.examples.mongo.Show.say;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.mongo.MongoClient;
import dev.asyncio4j.mongo.odm.AlreadyRegisteredDocumentException;
import dev.asyncio4j.mongo.odm.Doc;
import dev.asyncio4j.mongo.odm.DocType;
import dev.asyncio4j.mongo.odm.Embedded;
import dev.asyncio4j.mongo.odm.EmbeddedType;
import dev.asyncio4j.mongo.odm.Field;
import dev.asyncio4j.mongo.odm.Fields;
import dev.asyncio4j.mongo.odm.Instance;
import dev.asyncio4j.mongo.odm.NoDatabaseException;
import dev.asyncio4j.mongo.odm.Ref;
import dev.asyncio4j.mongo.odm.RefOptions;
import dev.asyncio4j.mongo.odm.UnknownFieldInDbException;
import dev.asyncio4j.mongo.odm.Validate;
import dev.asyncio4j.mongo.odm.ValidationException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * References of all kinds, validators that ask the database, several errors at once, unknown fields
 * in the database. Python: {@code 05_references.py}.
 */
public final class References {
  private static final Instance INSTANCE = Instance.create();

  static final class Author extends Doc {
    static final Field<String> NAME = Fields.str().required().validate(Validate.length(2, null));
  }

  static final class Chapter extends Embedded {
    static final Field<String> TITLE = Fields.str().required();
    static final Field<Integer> PAGES = Fields.integer().validate(Validate.range(1, 100));
  }

  static final class Book extends Doc {
    static final Field<Ref<Author>> AUTHOR = Fields.reference(Author.class);
    static final Field<String> EDITOR = Fields.str().ioValidate((f, name) -> known(name));
    static final Field<Ref<? extends Doc>> ABOUT = Fields.genericReference();
    static final Field<List<Chapter>> CHAPTERS = Fields.list(Fields.embedded(Chapter.class));
  }

  private static final DocType<Author> AUTHORS = INSTANCE.register(Author.class);
  private static final EmbeddedType<Chapter> CHAPTERS = INSTANCE.registerEmbedded(Chapter.class);
  private static final DocType<Book> BOOKS = INSTANCE.register(Book.class);

  private References() {}

  private static Coroutine<Void> known(String name) {
    return async(
        () -> {
          if (await(AUTHORS.findOne(new Document("name", name))) == null)
            throw new ValidationException("No such author.");
        });
  }

  /** Runs the program. */
  public static void main(String... args) {
    run(async(References::all));
  }

  private static void all() {
    try {
      await(AUTHORS.countDocuments());
    } catch (NoDatabaseException e) {
      say("NoDBDefinedError");
    }
    try (var client = MongoClient.create(Servers.uri())) {
      INSTANCE.database(client.database("references"));
      await(AUTHORS.collection().drop());
      await(BOOKS.collection().drop());
      var book = fetched();
      refused(book);
      chapters(book);
      unknown();
    }
  }

  private static Book fetched() {
    var ann = AUTHORS.create(Map.of("name", "Ann"));
    await(ann.commit());
    var about = Map.of("cls", "Author", "id", ann.pk());
    var chapters = List.of(Map.of("title", "One", "pages", 3));
    var book =
        BOOKS.create(Map.of("author", ann, "editor", "Ann", "about", about, "chapters", chapters));
    await(book.commit());
    var author = book.get(Book.AUTHOR);
    say(
        await(author.fetch()).get(Author.NAME),
        ann.pk().equals(book.get(Book.ABOUT).pk()),
        await(author.exists()));
    var first = await(author.fetch());
    var renamed = new Document("$set", new Document("name", "Bea"));
    await(AUTHORS.collection().updateOne(new Document("_id", ann.pk()), renamed));
    var again = RefOptions.defaults().forceReload(true);
    say(await(author.fetch()) == first, await(author.fetch(again)).get(Author.NAME));
    return book;
  }

  private static void refused(Book book) {
    book.set(Book.EDITOR, "Nobody");
    book.set("author", new ObjectId());
    try {
      await(book.commit());
    } catch (ValidationException e) {
      say(new TreeSet<>(e.messages().keySet()), e.messages().get("editor"));
    }
    say(book.isModified());
    try {
      say("?", await(book.get(Book.AUTHOR).fetch()));
    } catch (ValidationException e) {
      say("reference not found");
    }
  }

  private static void chapters(Book book) {
    book.get(Book.CHAPTERS).add(CHAPTERS.create(Map.of("pages", 5)));
    try {
      book.requiredValidate();
    } catch (ValidationException e) {
      say(e.messages());
    }
    var chapters =
        List.of(Map.of("title", "Long", "pages", 1000), Map.of("title", "Odd", "color", 1));
    try {
      say("?", BOOKS.create(Map.of("chapters", chapters)));
    } catch (ValidationException e) {
      var wrong = (Map<?, ?>) e.messages().get("chapters");
      say(
          wrong.entrySet().stream()
              .map(each -> each.getKey() + ": " + names((Map<?, ?>) each.getValue()))
              .collect(Collectors.joining(", ", "{", "}")));
    }
  }

  private static String names(Map<?, ?> wrong) {
    return py(new TreeSet<>(wrong.keySet()));
  }

  private static void unknown() {
    await(BOOKS.collection().insertOne(new Document("surprise", 1)));
    try {
      say("?", await(BOOKS.findOne(new Document("surprise", 1))));
    } catch (UnknownFieldInDbException e) {
      say("UnknownFieldInDBError");
    }
    try {
      INSTANCE.register(Author.class);
    } catch (AlreadyRegisteredDocumentException e) {
      say("AlreadyRegisteredDocumentError");
    }
  }
}
