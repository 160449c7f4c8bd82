package dev.asyncio4j.mongo;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.reactivestreams.client.AggregatePublisher;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.ListIndexesPublisher;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** The sources that cursors read from. */
final class Sources {
  private Sources() {}

  /**
   * Makes a publisher, for one run of a cursor.
   *
   * @param <T> the type of its elements
   */
  interface Source<T> {
    Publisher<T> open(FindOptions options, @Nullable ClientSession session);

    Publisher<Document> explain(FindOptions options, @Nullable ClientSession session);

    /** {@return whether it takes an order, a projection, a number to skip and a limit} */
    boolean isSearch();
  }

  /** A search. */
  record Search<T>(Function<@Nullable ClientSession, FindPublisher<T>> find) implements Source<T> {
    @Override
    public FindPublisher<T> open(FindOptions o, @Nullable ClientSession session) {
      var all =
          find.apply(session)
              .projection(o.projection())
              .sort(o.sort())
              .skip(o.skip())
              .limit(o.limit())
              .hint(o.hint())
              .collation(o.collation())
              .comment(o.comment())
              .batchSize(o.batchSize());
      if (o.noCursorTimeout()) all.noCursorTimeout(true);
      if (o.allowDiskUse()) all.allowDiskUse(true);
      var limit = o.maxTime();
      return limit == null ? all : all.maxTime(limit.toMillis(), MILLISECONDS);
    }

    @Override
    public Publisher<Document> explain(FindOptions options, @Nullable ClientSession session) {
      return open(options, session).explain();
    }

    @Override
    public boolean isSearch() {
      return true;
    }
  }

  /**
   * A pipeline.
   *
   * @param <T> the type of its elements
   * @param aggregate makes it
   * @param isStored whether what comes out of it goes into a collection, which is not read
   */
  record Aggregation<T>(
      Function<@Nullable ClientSession, AggregatePublisher<T>> aggregate, boolean isStored)
      implements Source<T> {
    /** {@return whether the last stage stores what comes out} */
    static boolean isStored(List<? extends Bson> pipeline, CodecRegistry codecs) {
      if (pipeline.isEmpty()) return false;
      var last = pipeline.get(pipeline.size() - 1).toBsonDocument(Document.class, codecs);
      return last.containsKey("$out") || last.containsKey("$merge");
    }

    @Override
    @SuppressWarnings("unchecked") // nothing comes out
    public Publisher<T> open(FindOptions options, @Nullable ClientSession session) {
      var all = configured(options, session);
      return isStored ? (Publisher<T>) all.toCollection() : all;
    }

    private AggregatePublisher<T> configured(FindOptions o, @Nullable ClientSession session) {
      var all =
          aggregate
              .apply(session)
              .hint(o.hint())
              .collation(o.collation())
              .comment(o.comment())
              .batchSize(o.batchSize());
      if (o.allowDiskUse()) all.allowDiskUse(true);
      var limit = o.maxTime();
      return limit == null ? all : all.maxTime(limit.toMillis(), MILLISECONDS);
    }

    @Override
    public Publisher<Document> explain(FindOptions options, @Nullable ClientSession session) {
      return configured(options, session).explain();
    }

    @Override
    public boolean isSearch() {
      return false;
    }
  }

  /** The indexes of a collection. */
  record Indexes(Function<@Nullable ClientSession, ListIndexesPublisher<Document>> list)
      implements Source<Document> {
    @Override
    public Publisher<Document> open(FindOptions o, @Nullable ClientSession session) {
      return list.apply(session).batchSize(o.batchSize());
    }

    @Override
    public Publisher<Document> explain(FindOptions options, @Nullable ClientSession session) {
      throw new IllegalStateException("a list of indexes has nothing to explain");
    }

    @Override
    public boolean isSearch() {
      return false;
    }
  }
}
