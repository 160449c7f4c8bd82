package dev.asyncio4j.benchmarks;

import dev.asyncio4j.benchmarks.libraries.MongoAlone;
import dev.asyncio4j.benchmarks.libraries.MongoCosts;
import dev.asyncio4j.benchmarks.libraries.MongoStandIn;
import java.io.IOException;
import java.util.List;

/** Clients of MongoDB: documents that are found, iterated and inserted, and classes of them. */
final class MongoSection extends ServerSection {
  private static final List<String> HEAP = List.of("-Xmx512m");

  MongoSection(Setup setup) {
    super(setup);
  }

  @Override
  public String name() {
    return "mongo";
  }

  @Override
  List<String> rows() {
    return MongoCosts.ROWS;
  }

  @Override
  void prepare() throws IOException, InterruptedException {
    var server = server();
    var script = "mongo_costs.py";
    add("motor, asyncio", "motor.motor_asyncio", "asyncio", script, server);
    add("motor, uvloop", "motor.motor_asyncio, uvloop", "uvloop", script, server);
    add("pymongo, blocking", "pymongo", "blocking", script, server);
    add("umongo", "umongo.frameworks, motor", "umongo", script, server);
    for (Jdk jdk : setup.jdks()) {
      add("MongoDB's driver alone", jdk, MongoAlone.class, HEAP, server);
      add("Java, " + jdk.bestMode(), jdk, MongoCosts.class, HEAP, server);
    }
  }

  /** {@return the host and port of the one that {@code MONGO} names, or of one of this run} */
  private String server() throws IOException, InterruptedException {
    var given = System.getenv("MONGO");
    if (given != null) return given;
    int port = Ports.free();
    var jdk = setup.jdk();
    var server = new Child(jdk.running(MongoStandIn.class, jdk.bestMode(), HEAP, "" + port));
    Ports.await(server, port);
    return "127.0.0.1:" + port;
  }
}
