package dev.asyncio4j.benchmarks.libraries;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** The work of {@link MongoCosts} by MongoDB's driver alone: the main thread waits for chains. */
public final class MongoAlone {
  private MongoAlone() {}

  public static void main(String[] args) throws Exception {
    Meter.warm(() -> measure(args[0]));
  }

  private static void measure(String server) throws Exception {
    try (var client = MongoClients.create("mongodb://" + server)) {
      var database = client.getDatabase(MongoCosts.database());
      var read = database.getCollection("read");
      wait(read.insertMany(MongoCosts.documents(MongoCosts.DOCUMENTS)));
      Meter.measure(MongoCosts.ITERATE, MongoCosts.DOCUMENTS, n -> wait(read.find().limit(n)));
      Meter.measure(MongoCosts.FIND + ", 1 task", MongoCosts.FINDS, n -> chains(read, 1, n));
      int tasks = MongoCosts.TASKS;
      Meter.measure(MongoCosts.FIND + ", 1000 tasks", tasks, n -> chains(read, tasks, n / tasks));
      var written = database.getCollection("written");
      Meter.measure(
          MongoCosts.INSERT,
          MongoCosts.INSERTS,
          n -> {
            wait(written.insertMany(MongoCosts.documents(n)));
            wait(written.drop());
          });
      wait(database.drop());
    }
  }

  private static void wait(Publisher<?> all) throws Exception {
    var end = new CountDownLatch(1);
    var failure = new AtomicReference<Throwable>();
    all.subscribe(new All<>(end::countDown, failure));
    end.await();
    if (failure.get() != null) throw new IllegalStateException(failure.get());
  }

  private static void chains(MongoCollection<Document> read, int count, int times)
      throws InterruptedException {
    var ends = new CountDownLatch(count);
    var failure = new AtomicReference<Throwable>();
    for (int i = 0; i < count; i++) next(read, times, ends, failure);
    ends.await();
    if (failure.get() != null) throw new IllegalStateException(failure.get());
  }

  private static void next(
      MongoCollection<Document> read,
      int left,
      CountDownLatch ends,
      AtomicReference<Throwable> failure) {
    if (left == 0) {
      ends.countDown();
      return;
    }
    Publisher<Document> found = read.find(Filters.eq("n", 0)).first();
    found.subscribe(new All<>(() -> next(read, left - 1, ends, failure), failure));
  }

  /**
   * Asks for all that there is.
   *
   * @param end is run at the end, and after a failure
   * @param failure keeps the failure
   */
  private record All<T>(Runnable end, AtomicReference<Throwable> failure) implements Subscriber<T> {
    @Override
    public void onSubscribe(Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(T item) {}

    @Override
    public void onError(Throwable error) {
      failure.compareAndSet(null, error);
      end.run();
    }

    @Override
    public void onComplete() {
      end.run();
    }
  }
}
