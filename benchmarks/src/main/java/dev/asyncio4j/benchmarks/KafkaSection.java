package dev.asyncio4j.benchmarks;

import dev.asyncio4j.benchmarks.libraries.KafkaAlone;
import dev.asyncio4j.benchmarks.libraries.KafkaCosts;
import java.io.IOException;
import java.util.List;

/** Clients of Kafka: records that are sent, read, and both in transactions. */
final class KafkaSection extends ServerSection {
  private static final List<String> HEAP = List.of("-Xmx512m");

  KafkaSection(Setup setup) {
    super(setup);
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  List<String> rows() {
    return KafkaCosts.ROWS;
  }

  @Override
  void prepare() throws IOException, InterruptedException {
    var broker = KafkaServer.address(setup.jdk());
    var script = "kafka_costs.py";
    add("aiokafka, uvloop", "aiokafka, uvloop", "uvloop", script, broker);
    add("aiokafka, asyncio", "aiokafka", "asyncio", script, broker);
    add("kafka-python, blocking", "kafka", "blocking", script, broker);
    for (Jdk jdk : setup.jdks()) {
      add("Kafka's client alone", jdk, KafkaAlone.class, HEAP, broker);
      add("Java, " + jdk.bestMode(), jdk, KafkaCosts.class, HEAP, broker);
    }
  }
}
