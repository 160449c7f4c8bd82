package dev.asyncio4j.examples.mongo;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.mongo.Show.py;
import static dev.asyncio4j.examples.mongo.Show.say;

import com.mongodb.client.model.Filters;
import com.mongodb.client.result.DeleteResult;
import com.mongodb.client.result.InsertOneResult;
import com.mongodb.client.result.UpdateResult;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.mongo.Cursor;
import dev.asyncio4j.mongo.MongoClient;
import dev.asyncio4j.mongo.odm.AbstractDocumentException;
import dev.asyncio4j.mongo.odm.Doc;
import dev.asyncio4j.mongo.odm.DocType;
import dev.asyncio4j.mongo.odm.Embedded;
import dev.asyncio4j.mongo.odm.EmbeddedType;
import dev.asyncio4j.mongo.odm.Field;
import dev.asyncio4j.mongo.odm.Fields;
import dev.asyncio4j.mongo.odm.Instance;
import dev.asyncio4j.mongo.odm.Meta;
import dev.asyncio4j.mongo.odm.NotRegisteredDocumentException;
import dev.asyncio4j.mongo.odm.UpdateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Inheritance in one collection, an abstract parent, hooks that await, and cursors of documents.
 * Python: {@code 03_inheritance.py}.
 */
public final class Inheritance {
  private static final Instance INSTANCE = Instance.create();
  private static final List<String> STEPS = new ArrayList<>();

  @Meta(isAbstract = true)
  static class Animal extends Doc {
    static final Field<String> NAME = Fields.str().required();
  }

  @Meta(collection = "dog")
  static class Dog extends Animal {
    static final Field<Integer> AGE = Fields.integer().defaultValue(0);
    static final Field<Integer> VERSION = Fields.integer().defaultValue(1);

    @Override
    protected Coroutine<Bson> preInsert() {
      return async(
          () -> {
            await(sleep(Duration.ZERO));
            STEPS.add("pre_insert " + get(NAME));
            return null;
          });
    }

    @Override
    protected Coroutine<Void> postInsert(InsertOneResult result) {
      return async(
          () -> {
            await(sleep(Duration.ZERO));
            var id = result.getInsertedId().asObjectId().getValue();
            STEPS.add("post_insert " + py(id.equals(pk())));
            return null;
          });
    }

    @Override
    protected Coroutine<Bson> preUpdate() {
      return async(
          () -> {
            STEPS.add("pre_update");
            int version = get(VERSION);
            set(VERSION, version + 1);
            return new Document("version", version);
          });
    }

    @Override
    protected Coroutine<Void> postUpdate(UpdateResult result) {
      return async(() -> step("post_update " + result.getModifiedCount()));
    }

    @Override
    protected Coroutine<Bson> preDelete() {
      return async(
          () -> {
            step("pre_delete");
            return null;
          });
    }

    @Override
    protected Coroutine<Void> postDelete(DeleteResult result) {
      return async(() -> step("post_delete " + result.getDeletedCount()));
    }
  }

  static class Guide extends Dog {
    static final Field<String> OWNER = Fields.str();
  }

  static final class Puppy extends Guide {
    static final Field<List<String>> TOYS = Fields.list(Fields.str());
  }

  static class Part extends Embedded {
    static final Field<Integer> SIZE = Fields.integer();
  }

  static final class Wing extends Part {
    static final Field<String> COLOR = Fields.str();
  }

  static final class Bird extends Animal {
    static final Field<List<Part>> PARTS = Fields.list(Fields.embedded(Part.class));
  }

  private static final DocType<Animal> ANIMALS = INSTANCE.register(Animal.class);
  private static final DocType<Dog> DOGS = INSTANCE.register(Dog.class);
  private static final DocType<Guide> GUIDES = INSTANCE.register(Guide.class);
  private static final DocType<Puppy> PUPPIES = INSTANCE.register(Puppy.class);
  private static final EmbeddedType<Part> PARTS = INSTANCE.registerEmbedded(Part.class);
  private static final EmbeddedType<Wing> WINGS = INSTANCE.registerEmbedded(Wing.class);
  private static final DocType<Bird> BIRDS = INSTANCE.register(Bird.class);

  private Inheritance() {}

  /** Runs the program. */
  public static void main(String... args) {
    run(async(Inheritance::all));
  }

  private static Void step(String what) {
    STEPS.add(what);
    return null;
  }

  private static void told() {
    say(STEPS);
    STEPS.clear();
  }

  private static void all() {
    try (var client = MongoClient.create(Servers.uri())) {
      INSTANCE.database(client.database("inheritance"));
      await(DOGS.collection().drop());
      await(BIRDS.collection().drop());
      var rex = DOGS.create(Map.of("name", "rex", "age", 3));
      family(rex);
      hooks(rex);
      cursors();
      embedded();
      unknown();
    }
  }

  private static void family(Dog rex) {
    try {
      ANIMALS.create(Map.of("name", "none"));
    } catch (AbstractDocumentException e) {
      say("AbstractDocumentError");
    }
    var guide = GUIDES.create(Map.of("name", "y", "owner", "o"));
    for (var dog : List.of(DOGS.create(Map.of("name", "x")), guide)) items(dog.toMongo());
    await(rex.commit());
    told();
    await(GUIDES.create(Map.of("name", "gil", "age", 5, "owner", "Ann")).commit());
    await(PUPPIES.create(Map.of("name", "pip", "toys", List.of("ball"))).commit());
    STEPS.clear();
    var guides = GUIDES.collection().namespace().getCollectionName();
    say(guides, PUPPIES.collection().namespace().getCollectionName());
    for (var kind : List.of(DOGS, GUIDES, PUPPIES)) {
      var found = new ArrayList<String>();
      for (var dog : each(kind.find().sort("name", 1)))
        found.add(dog.getClass().getSimpleName() + " " + dog.get(Animal.NAME));
      say(kind.name(), found, await(kind.countDocuments()));
    }
    var pip = (Puppy) await(DOGS.findOne(Filters.eq("name", "pip")));
    say(pip.get(Puppy.TOYS), await(PUPPIES.findOne(Filters.eq("name", "gil"))));
    var classes = await(DOGS.collection().find().map(d -> d.get("_cls", "-")).toList());
    say(classes.stream().sorted().toList());
  }

  /** Prints the items of a document in the order of their names. */
  private static void items(Document document) {
    say(
        new TreeMap<>(document)
            .entrySet().stream()
                .map(item -> "(" + py(item.getKey()) + ", " + py(item.getValue()) + ")")
                .collect(Collectors.joining(", ", "[", "]")));
  }

  private static void hooks(Dog rex) {
    var twin = await(DOGS.findOne(Filters.eq("name", "rex")));
    rex.set(Dog.AGE, 4);
    await(rex.commit());
    told();
    twin.set(Dog.AGE, 9);
    try {
      await(twin.commit());
    } catch (UpdateException e) {
      say("UpdateError");
    }
    told();
    await(rex.delete());
    told();
  }

  private static void cursors() {
    for (int i = 0; i < 12; i++)
      await(DOGS.create(Map.of("name", "n%02d".formatted(i), "age", i)).commit());
    STEPS.clear();
    var young = Filters.and(Filters.lt("age", 10), Filters.regex("name", "^n"));
    say(await(ages(DOGS.find(young).sort("age", -1).skip(2).limit(5)).toList()));
    var cursor = ages(DOGS.find(Filters.regex("name", "^n")).sort("age", 1));
    say(await(cursor.toList(3)), await(cursor.toList(2)));
    int sum = 0;
    for (int age : each(ages(DOGS.find(Filters.gte("age", 6))))) sum += age;
    say(sum);
  }

  private static Cursor<Integer> ages(Cursor<Dog> dogs) {
    return dogs.map(dog -> dog.get(Dog.AGE));
  }

  private static void embedded() {
    var wing = WINGS.create(Map.of("size", 2, "color", "red"));
    var parts = List.of(Map.of("size", 1), wing, Map.of("cls", "Wing", "size", 3));
    await(BIRDS.create(Map.of("name", "b", "parts", parts)).commit());
    var stored = await(BIRDS.collection().findOne(new Document()));
    for (var part : stored.getList("parts", Document.class)) items(part);
    var read = await(BIRDS.findOne()).get(Bird.PARTS);
    say(read.stream().map(part -> part.getClass().getSimpleName()).toList());
  }

  private static void unknown() {
    await(DOGS.collection().insertOne(new Document("_cls", "Cat").append("name", "tom")));
    try {
      await(DOGS.findOne(Filters.eq("name", "tom")));
    } catch (NotRegisteredDocumentException e) {
      say("NotRegisteredDocumentError");
    }
  }
}
