package dev.asyncio4j.examples.mongo;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.examples.mongo.Show.say;

import dev.asyncio4j.mongo.MongoClient;
import dev.asyncio4j.mongo.odm.Doc;
import dev.asyncio4j.mongo.odm.DocType;
import dev.asyncio4j.mongo.odm.Field;
import dev.asyncio4j.mongo.odm.Fields;
import dev.asyncio4j.mongo.odm.Instance;
import dev.asyncio4j.mongo.odm.Ref;
import dev.asyncio4j.mongo.odm.Validate;
import dev.asyncio4j.mongo.odm.ValidationException;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.bson.Document;

/** Two users, one the friend of the other. Python: {@code 01_readme.py}. */
public final class Readme {
  private static final Instance INSTANCE = Instance.create();

  static final class User extends Doc {
    static final Field<String> EMAIL = Fields.email().required().unique();
    static final Field<LocalDateTime> BIRTHDAY =
        Fields.localDateTime().validate(Validate.range(LocalDateTime.of(1900, 1, 1, 0, 0), null));
    static final Field<List<Ref<User>>> FRIENDS = Fields.list(Fields.reference("User"));

    List<Ref<User>> friends() {
      return get(FRIENDS);
    }
  }

  private static final DocType<User> USERS = INSTANCE.register(User.class);

  private Readme() {}

  /** Runs the program. */
  public static void main(String... args) {
    run(async(Readme::all));
  }

  private static void all() {
    try (var client = MongoClient.create(Servers.uri())) {
      INSTANCE.database(client.database("readme"));
      await(USERS.collection().drop());
      await(USERS.ensureIndexes());
      friends();
      refusals();
      say(await(USERS.countDocuments()));
    }
  }

  private static void friends() {
    var birthday = LocalDateTime.of(1984, 11, 20, 0, 0);
    var goku = USERS.create(Map.of("email", "goku@sayen.com", "birthday", birthday));
    say(goku.isCreated(), goku.isModified(), goku.pk());
    await(goku.commit());
    say(goku.isCreated(), goku.isModified(), goku.pk() != null);
    var vegeta = USERS.create(Map.of("email", "vegeta@over9000.com", "friends", List.of(goku)));
    await(vegeta.commit());
    var first = vegeta.friends().get(0);
    say(vegeta.friends().size(), goku.pk().equals(first.pk()));
    var dumped = vegeta.dump();
    say(new TreeSet<>(dumped.keySet()), List.of("" + goku.pk()).equals(dumped.get("friends")));
    var found = await(USERS.findOne(new Document("email", "goku@sayen.com")));
    say(goku.equals(found), found.get(User.BIRTHDAY));
    say(await(first.fetch()).get(User.EMAIL), await(first.exists()));
  }

  private static void refusals() {
    List<Map<String, Object>> bad =
        List.of(
            Map.of("email", "no address"),
            Map.of("email", "a@b.cd", "birthday", LocalDateTime.of(1800, 1, 1, 0, 0)),
            Map.of("email", "a@b.cd", "shoes", 1));
    for (var values : bad) {
      try {
        say("?", USERS.create(values));
      } catch (ValidationException e) {
        var texts = (Collection<?>) e.messages().values().iterator().next();
        say(new TreeSet<>(e.messages().keySet()), texts.size());
      }
    }
    try {
      await(USERS.create().commit());
    } catch (ValidationException e) {
      say(e.messages());
    }
  }
}
