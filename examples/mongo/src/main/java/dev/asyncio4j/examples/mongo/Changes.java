package dev.asyncio4j.examples.mongo;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.examples.mongo.Show.say;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.mongo.FindOptions;
import dev.asyncio4j.mongo.MongoClient;
import dev.asyncio4j.mongo.odm.AlreadyCreatedException;
import dev.asyncio4j.mongo.odm.CommitOptions;
import dev.asyncio4j.mongo.odm.DeleteException;
import dev.asyncio4j.mongo.odm.Doc;
import dev.asyncio4j.mongo.odm.DocType;
import dev.asyncio4j.mongo.odm.Embedded;
import dev.asyncio4j.mongo.odm.EmbeddedType;
import dev.asyncio4j.mongo.odm.Field;
import dev.asyncio4j.mongo.odm.Fields;
import dev.asyncio4j.mongo.odm.Instance;
import dev.asyncio4j.mongo.odm.NotCreatedException;
import dev.asyncio4j.mongo.odm.UpdateException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.Document;

/** Only what has changed is sent; conditions, reload, delete. Python: {@code 02_changes.py}. */
public final class Changes {
  private static final Instance INSTANCE = Instance.create();

  static final class Wheel extends Embedded {
    static final Field<Integer> SIZE = Fields.integer();
    static final Field<String> BRAND = Fields.str().allowNone();
  }

  static final class Car extends Doc {
    static final Field<String> NAME = Fields.str().attribute("n");
    static final Field<List<Wheel>> WHEELS = Fields.list(Fields.embedded(Wheel.class));
    static final Field<Map<String, Object>> TAGS = Fields.dict();
    static final Field<Integer> VERSION = Fields.integer().defaultValue(1);
  }

  private static final EmbeddedType<Wheel> WHEELS = INSTANCE.registerEmbedded(Wheel.class);
  private static final DocType<Car> CARS = INSTANCE.register(Car.class);

  private Changes() {}

  /** Runs the program. */
  public static void main(String... args) {
    run(async(Changes::all));
  }

  private static CommitOptions on(String name) {
    return CommitOptions.defaults().conditions(new Document("n", name));
  }

  private static void all() {
    try (var client = MongoClient.create(Servers.uri())) {
      INSTANCE.database(client.database("changes"));
      await(CARS.collection().drop());
      var wheels = List.of(WHEELS.create(Map.of("size", 15)), Map.of("size", 16));
      var car = CARS.create(Map.of("name", "red", "wheels", wheels, "tags", Map.of("a", 1)));
      changes(car);
      conditions(car);
      notCreated(car);
      gone(car);
    }
  }

  private static void changes(Car car) {
    say(car.toMongo());
    await(car.commit());
    say(car.toMongoUpdate());
    car.get(Car.WHEELS).get(0).set(Wheel.SIZE, 17);
    say(car.isModified(), car.toMongoUpdate());
    await(car.commit());
    car.get(Car.TAGS).put("b", 2);
    car.set(Car.NAME, "blue");
    car.unset(Car.VERSION);
    say(car.toMongoUpdate());
    await(car.commit());
    var withoutKey = FindOptions.defaults().projection(new Document("_id", 0));
    say(await(CARS.collection().findOne(new Document(), withoutKey)));
  }

  private static void conditions(Car car) {
    car.set(Car.NAME, "green");
    try {
      await(car.commit(on("nobody")));
    } catch (UpdateException e) {
      say("UpdateError", car.isModified());
    }
    await(car.commit(on("blue")));
    say(await(car.commit()));
    var behind = new Document("$set", new Document("n", "behind"));
    await(CARS.collection().updateOne(new Document(), behind));
    await(car.reload());
    say(car.get(Car.NAME));
  }

  private static void notCreated(Car car) {
    List<Function<Car, Coroutine<?>>> bad =
        List.of(Car::reload, Car::delete, it -> it.commit(on("x")));
    for (var each : bad) {
      try {
        await(each.apply(CARS.create(Map.of("name", "x"))));
      } catch (NotCreatedException e) {
        say("NotCreatedError");
      }
    }
    try {
      car.set("id", null);
    } catch (AlreadyCreatedException e) {
      say("AlreadyCreatedError");
    }
  }

  private static void gone(Car car) {
    var copy = (Car) car.copy();
    say(
        copy.isCreated(),
        copy.pk(),
        copy.equals(car),
        copy.get(Car.WHEELS).equals(car.get(Car.WHEELS)));
    var twin = await(CARS.findOne());
    await(car.delete());
    say(car.isCreated());
    try {
      await(twin.delete());
    } catch (DeleteException e) {
      say("DeleteError");
    }
    twin.set(Car.NAME, "late");
    try {
      await(twin.commit());
    } catch (UpdateException e) {
      say("UpdateError");
    }
  }
}
