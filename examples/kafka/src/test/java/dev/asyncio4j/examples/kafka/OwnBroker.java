package dev.asyncio4j.examples.kafka;

import dev.asyncio4j.support.KafkaNode;
import dev.asyncio4j.support.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** A broker for the programs, in this JVM. */
final class OwnBroker {
  private static boolean started;

  private OwnBroker() {}

  static synchronized void start() {
    if (started) return;
    started = true;
    try {
      int port = ServerProcess.freePort();
      var folder = Files.createTempDirectory("kafka");
      var node = new KafkaNode(KafkaNode.Cluster.create(), 1, port, folder, Map.of());
      node.endWithJvm();
      node.start();
      System.setProperty("kafka", "127.0.0.1:" + port);
    } catch (IOException e) {
      throw new UncheckedIOException("the broker's folder", e);
    }
  }
}
