package dev.asyncio4j.mongo;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;

/** The server that all tests share: that of the property {@code mongo.uri}, or one in this JVM. */
public final class Local {
  private static final AtomicInteger NAMES = new AtomicInteger();
  private static final String URI = start();

  private Local() {}

  private static String start() {
    var given = System.getProperty("mongo.uri");
    if (given != null) return given;
    return "mongodb://127.0.0.1:" + new MongoServer(new MemoryBackend()).bind().getPort();
  }

  public static String uri() {
    return URI;
  }

  public static MongoClient client() {
    return MongoClient.create(URI);
  }

  /** {@return a database that no other test has} */
  public static MongoDatabase database(MongoClient client) {
    return client.database("test" + ProcessHandle.current().pid() + "_" + NAMES.incrementAndGet());
  }

  public static MongoCollection<Document> collection(MongoClient client) {
    return database(client).collection("c");
  }
}
