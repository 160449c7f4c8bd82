package dev.asyncio4j.benchmarks.libraries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;

import com.mongodb.client.model.Filters;
import dev.asyncio4j.mongo.MongoClient;
import dev.asyncio4j.mongo.MongoCollection;
import dev.asyncio4j.mongo.odm.Doc;
import dev.asyncio4j.mongo.odm.DocType;
import dev.asyncio4j.mongo.odm.Embedded;
import dev.asyncio4j.mongo.odm.Field;
import dev.asyncio4j.mongo.odm.Fields;
import dev.asyncio4j.mongo.odm.Instance;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Documents: found, iterated, inserted, and built with classes. Its argument: a server. */
public final class MongoCosts {
  static final String ITERATE = "a document of 20,000, iterated";
  static final String FIND = "findOne";
  static final String INSERT = "insertMany, each of 1,000";
  private static final String BUILD = "a document of a class: built, changed, told";

  /** The operations that are measured, in order. */
  public static final List<String> ROWS =
      List.of(ITERATE, FIND + ", 1 task", FIND + ", 1000 tasks", INSERT, BUILD);

  static final int DOCUMENTS = 20_000;
  static final int FINDS = 500;
  static final int TASKS = 1_000;
  static final int INSERTS = 1_000;
  private static final int BUILDS = 10_000;
  private static final ObjectId KEY = new ObjectId();

  /** A part of a car. */
  public static final class Wheel extends Embedded {
    static final Field<Integer> SIZE = Fields.integer();
  }

  /** A document with a list of others. */
  public static final class Car extends Doc {
    static final Field<String> NAME = Fields.str().required();
    static final Field<Integer> DOORS = Fields.integer().defaultValue(4);
    static final Field<List<Wheel>> WHEELS = Fields.list(Fields.embedded(Wheel.class));
  }

  private MongoCosts() {}

  static String database() {
    return "costs-" + UUID.randomUUID();
  }

  static List<Document> documents(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Document("n", i).append("name", "name " + i).append("half", i / 2.0))
        .toList();
  }

  public static void main(String[] args) {
    run(async(() -> Meter.warm(() -> measure(args[0]))));
  }

  private static void measure(String server) throws Exception {
    try (var client = MongoClient.create("mongodb://" + server)) {
      var database = client.database(database());
      reading(database.collection("read"));
      writing(database.collection("written"));
      await(database.drop());
    }
    building();
  }

  private static void reading(MongoCollection<Document> read) throws Exception {
    await(read.insertMany(documents(DOCUMENTS)));
    Meter.measure(ITERATE, DOCUMENTS, n -> iterate(read, n));
    Tasks.measure(FIND + ", 1", 1, FINDS, () -> find(read));
    Tasks.measure(FIND + ", 1000", TASKS, TASKS, () -> find(read));
  }

  private static void iterate(MongoCollection<Document> read, int count) {
    int got = 0;
    for (var document : each(read.find().limit(count))) if (!document.isEmpty()) got++;
    if (got != count) throw new IllegalStateException(got + " of " + count + " came");
  }

  private static void find(MongoCollection<Document> read) {
    await(read.findOne(Filters.eq("n", 0)));
  }

  private static void writing(MongoCollection<Document> written) throws Exception {
    Meter.measure(
        INSERT,
        INSERTS,
        n -> {
          await(written.insertMany(documents(n)));
          await(written.drop());
        });
  }

  private static void building() throws Exception {
    var instance = Instance.create();
    instance.registerEmbedded(Wheel.class);
    var cars = instance.register(Car.class);
    Meter.each(BUILD, BUILDS, () -> build(cars));
  }

  private static void build(DocType<Car> cars) {
    var stored = new Document("_id", KEY).append("name", "red").append("doors", 4);
    stored.append("wheels", List.of(new Document("size", 15), new Document("size", 16)));
    var car = cars.buildFromMongo(stored);
    car.set(Car.NAME, "blue");
    car.get(Car.WHEELS).get(0).set(Wheel.SIZE, 17);
    var made = cars.create(Map.of("name", "green", "wheels", List.of(Map.of("size", 15))));
    if (car.toMongoUpdate() == null || made.toMongo().isEmpty()) throw new AssertionError(made);
  }
}
