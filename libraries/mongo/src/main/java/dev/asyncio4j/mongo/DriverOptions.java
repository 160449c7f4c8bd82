package dev.asyncio4j.mongo;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOptions;
import com.mongodb.client.model.FindOneAndDeleteOptions;
import com.mongodb.client.model.FindOneAndReplaceOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;

/** The driver's options of writes, made of ours. */
final class DriverOptions {
  private DriverOptions() {}

  static InsertOneOptions insertOne(WriteOptions o) {
    var all = new InsertOneOptions().comment(o.comment());
    return o.bypassValidation() ? all.bypassDocumentValidation(true) : all;
  }

  static InsertManyOptions insertMany(WriteOptions o) {
    var all = new InsertManyOptions().ordered(o.ordered()).comment(o.comment());
    return o.bypassValidation() ? all.bypassDocumentValidation(true) : all;
  }

  static UpdateOptions update(WriteOptions o) {
    var all =
        new UpdateOptions()
            .upsert(o.upsert())
            .collation(o.collation())
            .hint(o.hint())
            .comment(o.comment());
    if (!o.arrayFilters().isEmpty()) all.arrayFilters(o.arrayFilters());
    return o.bypassValidation() ? all.bypassDocumentValidation(true) : all;
  }

  static ReplaceOptions replace(WriteOptions o) {
    var all =
        new ReplaceOptions()
            .upsert(o.upsert())
            .collation(o.collation())
            .hint(o.hint())
            .comment(o.comment());
    return o.bypassValidation() ? all.bypassDocumentValidation(true) : all;
  }

  static DeleteOptions delete(WriteOptions o) {
    return new DeleteOptions().collation(o.collation()).hint(o.hint()).comment(o.comment());
  }

  static BulkWriteOptions bulkWrite(WriteOptions o) {
    var all = new BulkWriteOptions().ordered(o.ordered()).comment(o.comment());
    return o.bypassValidation() ? all.bypassDocumentValidation(true) : all;
  }

  private static ReturnDocument which(ReturnOptions o) {
    return o.returnNew() ? ReturnDocument.AFTER : ReturnDocument.BEFORE;
  }

  static FindOneAndUpdateOptions findOneAndUpdate(ReturnOptions o) {
    var all =
        new FindOneAndUpdateOptions()
            .returnDocument(which(o))
            .projection(o.projection())
            .sort(o.sort())
            .upsert(o.upsert())
            .collation(o.collation())
            .hint(o.hint())
            .comment(o.comment());
    if (!o.arrayFilters().isEmpty()) all.arrayFilters(o.arrayFilters());
    var limit = o.maxTime();
    return limit == null ? all : all.maxTime(limit.toMillis(), MILLISECONDS);
  }

  static FindOneAndReplaceOptions findOneAndReplace(ReturnOptions o) {
    var all =
        new FindOneAndReplaceOptions()
            .returnDocument(which(o))
            .projection(o.projection())
            .sort(o.sort())
            .upsert(o.upsert())
            .collation(o.collation())
            .hint(o.hint())
            .comment(o.comment());
    var limit = o.maxTime();
    return limit == null ? all : all.maxTime(limit.toMillis(), MILLISECONDS);
  }

  static FindOneAndDeleteOptions findOneAndDelete(ReturnOptions o) {
    var all =
        new FindOneAndDeleteOptions()
            .projection(o.projection())
            .sort(o.sort())
            .collation(o.collation())
            .hint(o.hint())
            .comment(o.comment());
    var limit = o.maxTime();
    return limit == null ? all : all.maxTime(limit.toMillis(), MILLISECONDS);
  }
}
