package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.timeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.model.Filters;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.AsyncTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClientTest extends WithServer {
  private static final Document ANY = new Document();

  private static MongoOptions options(Peer peer) {
    return MongoOptions.defaults().uri(peer.uri());
  }

  private static MongoCollection<Document> collection(MongoClient client) {
    return client.database("d").collection("c");
  }

  @AsyncTest(realTime = true)
  @DisplayName("M-05 the answers of many tasks on few connections go to whom they belong")
  void manyTasks() {
    var few = MongoOptions.defaults().uri(Local.uri()).maxPoolSize(2);
    try (var client = MongoClient.create(few)) {
      var numbers = Local.collection(client);
      var all = new ArrayList<Coroutine<Integer>>();
      for (int i = 0; i < 100; i++) all.add(written(numbers, i));
      var ids = await(gather(all));
      for (int i = 0; i < 100; i++) assertThat(ids.get(i)).isEqualTo(i);
    }
  }

  private static Coroutine<Integer> written(MongoCollection<Document> numbers, int i) {
    return async(
        () -> {
          await(numbers.insertOne(new Document("_id", i)));
          return await(numbers.findOne(Filters.eq("_id", i))).getInteger("_id");
        });
  }

  @AsyncTest(realTime = true)
  @DisplayName("M-05 who waits too long for a connection fails with MongoTimeoutException")
  void waitQueue() {
    try (var peer = new Peer().on("find", command -> null);
        var client =
            MongoClient.create(
                options(peer).maxPoolSize(1).waitQueueTimeout(Duration.ofMillis(100)))) {
      var first = createTask(async(() -> findAtLast(collection(client))));
      until(() -> !peer.asked("find").isEmpty());
      failure(MongoTimeoutException.class, collection(client).findOne(ANY));
      assertThat(peer.asked("find")).hasSize(1);
      first.cancel();
      failure(CancelledError.class, first);
    }
  }

  /** Asks until a connection is there: a busy machine may take longer for it than the limit. */
  private static Document findAtLast(MongoCollection<Document> collection) {
    while (true) {
      try {
        return await(collection.findOne(ANY));
      } catch (MongoTimeoutException e) {
        // once more
      }
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName(
      "M-06 after a thousand cancelled calls the connections still answer, each to its own")
  void cancels() {
    var few = MongoOptions.defaults().uri(Local.uri()).maxPoolSize(2);
    try (var client = MongoClient.create(few)) {
      var numbers = Local.collection(client);
      for (int i = 0; i < 1000; i++) {
        var task = createTask(numbers.insertOne(new Document("_id", i)));
        for (int j = i % 4; j > 0; j--) await(sleep(Duration.ZERO));
        task.cancel();
        try {
          await(task);
        } catch (CancelledError e) {
          continue;
        }
      }
      await(numbers.insertOne(new Document("_id", "last")));
      assertThat(await(numbers.findOne(Filters.eq("_id", "last")))).containsEntry("_id", "last");
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("M-07 a timeout around an operation ends it; the driver's own tells so")
  void timeouts() {
    try (var peer = new Peer();
        var client = peer.client();
        var limited = MongoClient.create(options(peer).timeout(Duration.ofMillis(300)))) {
      peer.on("find", command -> Peer.batch("firstBatch", 0, List.of()));
      until(() -> isBack(limited));
      peer.on("find", command -> null);
      assertThatThrownBy(
              () -> timeout(Duration.ofMillis(50), () -> await(collection(client).findOne(ANY))))
          .isInstanceOf(AsyncTimeoutException.class);
      failure(MongoOperationTimeoutException.class, collection(limited).findOne(ANY));
    }
  }

  @Test
  @DisplayName("M-08 one client serves several runs, and two loops at once, each on its own loop")
  void loops() throws InterruptedException {
    try (var client = Local.client()) {
      var numbers = Local.collection(client);
      for (int i = 0; i < 2; i++) {
        var document = new Document("_id", i);
        run(async(() -> await(numbers.insertOne(document))));
      }
      var failure = new AtomicReference<Throwable>();
      var together = new CountDownLatch(2);
      var threads = new ArrayList<Thread>();
      for (int i = 0; i < 2; i++) {
        var thread = new Thread(() -> runLoop(numbers, together, failure));
        threads.add(thread);
        thread.start();
      }
      for (var each : threads) each.join();
      assertThat(failure.get()).isNull();
    }
  }

  private static void runLoop(
      MongoCollection<Document> numbers,
      CountDownLatch together,
      AtomicReference<Throwable> failure) {
    try {
      run(
          async(
              () -> {
                var loop = getRunningLoop();
                together.countDown();
                for (int i = 0; i < 50; i++) {
                  assertThat(await(numbers.find().sort("_id", 1).toList())).hasSize(2);
                  assertThat(await(numbers.countDocuments(ANY))).isEqualTo(2);
                  assertThat(getRunningLoop()).isSameAs(loop);
                }
              }));
    } catch (Throwable e) {
      failure.set(e);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("M-09 what is under way fails when the client is closed, and what comes later")
  void closed() {
    try (var peer = new Peer().on("find", command -> null)) {
      var client = peer.client();
      var call = createTask(collection(client).findOne(ANY));
      var cursor = collection(client).find();
      var reading = createTask(cursor.next());
      until(() -> peer.asked("find").size() == 2);
      client.close();
      client.close();
      for (var each : List.of(call, reading))
        assertThat(failure(IllegalStateException.class, each))
            .hasMessageContaining("the client is closed")
            .hasMessageContaining("127.0.0.1:" + peer.port());
      assertThatThrownBy(() -> client.database("d"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("the client is closed");
      assertThat(client.isClosed()).isTrue();
      assertThat(client.toString()).contains("closed");
    }
  }

  @Test
  @DisplayName("M-09 a client that was made on a loop ends with it, with a warning")
  void loopEnds() {
    var told = new CopyOnWriteArrayList<String>();
    var made = new AtomicReference<MongoClient>();
    run(
        async(
            () -> {
              getRunningLoop().setExceptionHandler((loop, context) -> told.add(context.message()));
              made.set(Local.client());
              await(Local.collection(made.get()).insertOne(new Document()));
            }));
    assertThat(made.get().isClosed()).isTrue();
    assertThat(told).anyMatch(text -> text.startsWith("Unclosed MongoClient"));
  }

  @Test
  @DisplayName("M-09 a client outside of a loop is closed there, too")
  void closedOutside() {
    var client = Local.client();
    run(async(() -> await(Local.collection(client).insertOne(new Document()))));
    client.close();
    assertThat(client.isClosed()).isTrue();
    assertThatThrownBy(() -> run(client.listDatabaseNames()))
        .isInstanceOf(IllegalStateException.class);
  }

  private static boolean isBack(MongoClient client) {
    try {
      await(collection(client).findOne(ANY));
      return true;
    } catch (com.mongodb.MongoException e) {
      return false;
    }
  }

  @Test
  @DisplayName("M-09 options are checked at the call; their text has no secret")
  void options() {
    assertThatThrownBy(() -> MongoClient.create("http://x"))
        .isInstanceOf(IllegalArgumentException.class);
    var options = MongoOptions.defaults().uri("mongodb://ann:secret@127.0.0.1/");
    assertThat(options.toString()).contains("127.0.0.1").doesNotContain("secret");
    assertThatThrownBy(() -> options.timeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("timeout");
    var all =
        options
            .appName("a")
            .maxPoolSize(3)
            .minPoolSize(1)
            .maxIdle(Duration.ofSeconds(1))
            .retryReads(false)
            .retryWrites(false)
            .connectTimeout(Duration.ofSeconds(2))
            .socketTimeout(Duration.ofSeconds(3))
            .settings(builder -> builder.applicationName("b"));
    var settings = Settings.of(all);
    assertThat(settings.getApplicationName()).isEqualTo("b");
    assertThat(settings.getConnectionPoolSettings().getMaxSize()).isEqualTo(3);
    assertThat(settings.getRetryReads()).isFalse();
    assertThat(settings.getSocketSettings().getReadTimeout(java.util.concurrent.TimeUnit.SECONDS))
        .isEqualTo(3);
  }
}
