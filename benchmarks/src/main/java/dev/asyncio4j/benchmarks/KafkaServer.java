package dev.asyncio4j.benchmarks;

import dev.asyncio4j.benchmarks.libraries.KafkaBroker;
import java.io.IOException;
import java.util.List;

/** The broker that all competitors ask: the one that {@code KAFKA} names, or one of this run. */
final class KafkaServer {
  private KafkaServer() {}

  /** {@return its host and port} */
  static String address(Jdk jdk) throws IOException, InterruptedException {
    var given = System.getenv("KAFKA");
    if (given != null) return given;
    int port = Ports.free();
    var folder = Resources.path("kafka").toString();
    var heap = List.of("-Xmx1g");
    var broker =
        new Child(
            jdk.running(
                KafkaBroker.class, jdk.bestMode(), heap, folder, "" + port, "" + Ports.free()));
    Ports.await(broker, port);
    return "127.0.0.1:" + port;
  }
}
