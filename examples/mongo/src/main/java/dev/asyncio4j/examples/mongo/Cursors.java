package dev.asyncio4j.examples.mongo;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.mongo.Show.py;
import static dev.asyncio4j.examples.mongo.Show.say;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.mongo.DuplicateKeyException;
import dev.asyncio4j.mongo.FindOptions;
import dev.asyncio4j.mongo.MongoClient;
import dev.asyncio4j.mongo.MongoCollection;
import dev.asyncio4j.mongo.ReturnOptions;
import dev.asyncio4j.mongo.WriteOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * The driver's collection: inserting, iterating in batches, sorting, skipping, aggregation, bulk;
 * cancelled in the middle. Python: {@code 04_cursor.py}.
 */
public final class Cursors {
  private Cursors() {}

  /** Runs the program. */
  public static void main(String... args) {
    run(async(Cursors::all));
  }

  private static void all() {
    try (var client = MongoClient.create(Servers.uri())) {
      var numbers = client.database("cursor").collection("numbers");
      await(numbers.drop());
      reading(numbers);
      writing(numbers);
      failures(numbers);
      cancelled(numbers);
      say(
          await(numbers.deleteMany(new Document())).getDeletedCount(),
          await(numbers.countDocuments(new Document())));
    }
  }

  private static Document number(int i) {
    return new Document("_id", i).append("square", i * i).append("even", i % 2 == 0);
  }

  private static void reading(MongoCollection<Document> numbers) {
    var documents = IntStream.range(0, 250).mapToObj(Cursors::number).toList();
    var result = await(numbers.insertMany(documents));
    var even = Filters.eq("even", true);
    say(result.getInsertedIds().size(), await(numbers.countDocuments(even)));
    int total = 0;
    for (var d : each(numbers.find(even).batchSize(10))) total += d.getInteger("square");
    say(total);
    say(await(numbers.find().sort("_id", -1).skip(5).limit(4).map(d -> d.get("_id")).toList()));
    var fields = Projections.fields(Projections.include("square"), Projections.excludeId());
    var options = FindOptions.defaults().projection(fields);
    say(await(numbers.find(Filters.lt("_id", 3), options).sort("_id", 1).toList(2)));
    var distinct = await(numbers.distinct("even", Filters.lt("_id", 2), Boolean.class));
    say(
        await(numbers.findOne(Filters.eq("_id", -1))),
        distinct.size() == 2 && Set.copyOf(distinct).equals(Set.of(true, false)));
  }

  private static void writing(MongoCollection<Document> numbers) {
    say(
        await(numbers.updateMany(Filters.gte("_id", 240), Updates.inc("square", 1)))
            .getModifiedCount());
    var after = ReturnOptions.defaults().returnNew(true);
    say(await(numbers.findOneAndUpdate(Filters.eq("_id", 7), Updates.set("square", 0), after)));
    var updates =
        Stream.of(1, 3, 5)
            .map(i -> new UpdateOneModel<Document>(Filters.eq("_id", i), Updates.set("odd", true)))
            .toList();
    say(await(numbers.bulkWrite(updates)).getModifiedCount());
    var groups =
        numbers.aggregate(
            List.of(
                Aggregates.group("$even", Accumulators.sum("n", 1)),
                Aggregates.sort(Sorts.ascending("_id"))));
    var pairs = new ArrayList<String>();
    for (var g : each(groups)) pairs.add("(%s, %s)".formatted(py(g.get("_id")), py(g.get("n"))));
    say(pairs.toString());
  }

  private static void failures(MongoCollection<Document> numbers) {
    try {
      await(numbers.insertOne(new Document("_id", 1)));
    } catch (DuplicateKeyException e) {
      say("DuplicateKeyError", e.getCode());
    }
    var three = Stream.of(1000, 1, 1001).map(i -> new Document("_id", i)).toList();
    try {
      await(numbers.insertMany(three, WriteOptions.defaults().ordered(false)));
    } catch (MongoBulkWriteException e) {
      say(
          "BulkWriteError",
          e.getWriteResult().getInsertedCount(),
          e.getWriteErrors().stream().map(BulkWriteError::getIndex).toList());
    }
  }

  private static void cancelled(MongoCollection<Document> numbers) {
    var task =
        createTask(
            async(
                () -> {
                  for (var each : each(numbers.find().batchSize(2)))
                    if (!each.isEmpty()) await(sleep(Duration.ofMillis(10)));
                }));
    await(sleep(Duration.ofMillis(100)));
    task.cancel();
    try {
      await(task);
    } catch (CancelledError e) {
      say("cancelled");
    }
  }
}
