package dev.asyncio4j.benchmarks.libraries;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/** A server that keeps documents in memory, and speaks as MongoDB does. Its argument: its port. */
public final class MongoStandIn {
  private MongoStandIn() {}

  public static void main(String[] args) {
    new MongoServer(new MemoryBackend()).bind("127.0.0.1", Integer.parseInt(args[0]));
  }
}
